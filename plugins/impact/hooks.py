"""Where Pelican and the golden thread meet: the one file that knows both.

Pelican brings the settings, the command line and the order of events; everything else is done
by ``publish.build``. Problems stop the run before anything is written, whatever the log level.
What makes a site of an area takes a while to load: reading begins first.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.impact.publish.early import begun
from plugins.impact.publish.order import Order
from plugins.staging import hooks as staging
from plugins.staging import stage_at

if TYPE_CHECKING:
    from plugins.impact.publish.build import Build
    from plugins.impact.publish.memory import SiteMemory

MEMORY = "IMPACT_MEMORY"
PLUGINS = {__name__, staging.__name__}
CODE = Path(__file__).resolve().parents[1]


class ImpactGenerator(Generator):  # type: ignore[misc]
    """Reads an area where Pelican reads articles, and writes its site where Pelican writes."""

    build: Build
    failed: bool

    def generate_context(self) -> None:
        """Read and check the area's content.

        Pelican makes a new generator for each run of a site, so what they remember lies in its
        settings.
        """
        wanted, settings = order(self.settings), self.settings
        is_first = MEMORY not in settings
        with begun(wanted, cache(settings)) if is_first else nullcontext() as early:
            from plugins.impact.publish.build import Build

            if is_first:
                settings[MEMORY] = memory(settings)
            self.build = Build.of(wanted, settings[MEMORY], early)
            self.failed = self.build.failed  # found out while what has begun is at hand

    def generate_output(self, _writer: Writer) -> None:
        """Write every file of the site that has to be written."""
        from plugins.impact.publish.writing import publish

        folder, stage = Path(self.output_path), None
        if self.settings.get("REUSE", True):
            stage = stage_at(folder)
        publish(self.build, folder, stage)


def order(settings: dict[str, object]) -> Order:
    """What Pelican's settings ask for.

    ``PATH``, ``THEME`` and ``SITEURL`` are Pelican's; ``AS_OF``, ``PREVIEW``, ``JOBS`` and
    ``ASKED`` are ours.
    """
    as_of = settings.get("AS_OF")
    return Order(
        content=Path(str(settings["PATH"])),
        theme=Path(str(settings["THEME"])),
        shown_as=str(settings.get("CONTENT_SHOWN_AS") or Path(str(settings["PATH"])).name),
        site_address=str(settings["SITEURL"] or "").rstrip("/"),
        as_of=date.fromisoformat(str(as_of)) if as_of else None,
        preview=bool(settings.get("PREVIEW")),
        jobs=int(str(settings.get("JOBS") or 1)),
        asked=str(settings.get("ASKED") or "") if _has_no_other_plugin(settings) else "",
    )


def _has_no_other_plugin(settings: dict[str, object]) -> bool:
    """Whether nothing but what is known here makes the site, or acts once it is made."""
    plugins: object = settings.get("PLUGINS") or ()
    assert isinstance(plugins, Iterable)
    return all(getattr(plugin, "__name__", plugin) in PLUGINS for plugin in plugins)


def generator(_: Pelican) -> type[ImpactGenerator]:
    """The generator to add to Pelican's own."""
    return ImpactGenerator


def memory(settings: dict[str, object]) -> SiteMemory:
    """What building a site may remember."""
    from plugins.impact.publish.memory import SiteMemory

    return SiteMemory(cache(settings), CODE)


def cache(settings: dict[str, object]) -> Path | None:
    """The folder of what is kept on disk; none with ``REUSE`` false."""
    return Path(str(settings["CACHE_PATH"])) if settings.get("REUSE", True) else None


def stop_on_problems(generators: Iterable[object]) -> None:
    """Say every problem on stderr, and stop before anything is written."""
    for found in generators:
        if isinstance(found, ImpactGenerator):
            for problem in found.build.problems:
                print(problem.said, file=sys.stderr)
            if found.failed:
                raise SystemExit(1)


def register() -> None:
    """Connect the functions above, which have names because Pelican holds them weakly.

    Raises ``SystemExit`` where that fails, which Pelican would only log.
    """
    try:
        signals.get_generators.connect(generator)
        signals.all_generators_finalized.connect(stop_on_problems)
    except Exception as error:
        raise SystemExit(f"The impact plugin cannot be registered: {error}") from error
