"""Where Pelican and the golden thread meet: the one file that knows both.

Pelican brings the settings, the command line and the order of events; everything else is done
by ``publish.build``. Problems stop the run before anything is written, whatever the log level.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.impact.publish.build import Build
from plugins.impact.publish.options import BuildOptions
from plugins.impact.publish.session_cache import SessionCache
from plugins.impact.publish.writing import write
from plugins.outputs.manifest import Manifest
from plugins.staging import Stage, stage_at
from plugins.staging import hooks as staging

SESSION = "IMPACT_SESSION"
PLUGINS = {__name__, staging.__name__}
CODE = Path(__file__).resolve().parents[1]


class ImpactGenerator(Generator):  # type: ignore[misc]
    """Reads an area where Pelican reads articles, and writes its site where Pelican writes."""

    build: Build

    def generate_context(self) -> None:
        """Read and check the area's content.

        Pelican makes a new generator for each run of a site, so what they keep lies in its
        settings.
        """
        settings = self.settings
        if SESSION not in settings:
            settings[SESSION] = session(settings)
        stage = self.stage
        last = Manifest.read(stage.notes) if stage is not None else None
        self.build = Build.read(options(settings), settings[SESSION], last)

    def generate_output(self, _writer: Writer) -> None:
        """Write every file of the site that has to be written."""
        write(self.build, Path(self.output_path), self.stage)

    @property
    def stage(self) -> Stage | None:
        """The stage of this run, whose output may keep files; none where all are to be made."""
        keeps = self.settings.get("REUSE", True) and _has_no_other_plugin(self.settings)
        return stage_at(Path(self.output_path)) if keeps else None


def options(settings: dict[str, object]) -> BuildOptions:
    """What Pelican's settings ask for.

    ``PATH``, ``THEME`` and ``SITEURL`` are Pelican's; ``AS_OF``, ``PREVIEW`` and ``JOBS`` are
    ours.
    """
    as_of = settings.get("AS_OF")
    return BuildOptions(
        content=Path(str(settings["PATH"])),
        theme=Path(str(settings["THEME"])),
        shown_as=str(settings.get("CONTENT_SHOWN_AS") or Path(str(settings["PATH"])).name),
        site_address=str(settings["SITEURL"] or "").rstrip("/"),
        as_of=date.fromisoformat(str(as_of)) if as_of else None,
        preview=bool(settings.get("PREVIEW")),
        jobs=int(str(settings.get("JOBS") or 1)),
    )


def _has_no_other_plugin(settings: dict[str, object]) -> bool:
    """Whether nothing but what is known here makes the site, or acts once it is made."""
    plugins: object = settings.get("PLUGINS") or ()
    assert isinstance(plugins, Iterable)
    return all(getattr(plugin, "__name__", plugin) in PLUGINS for plugin in plugins)


def generator(_: Pelican) -> type[ImpactGenerator]:
    """The generator to add to Pelican's own."""
    return ImpactGenerator


def session(settings: dict[str, object]) -> SessionCache:
    """What building a site may keep: on disk too, unless ``REUSE`` is false."""
    folder = Path(str(settings["CACHE_PATH"])) if settings.get("REUSE", True) else None
    return SessionCache(folder, CODE)


def stop_on_problems(generators: Iterable[object]) -> None:
    """Say every problem on stderr, and stop before anything is written."""
    for found in generators:
        if isinstance(found, ImpactGenerator):
            for problem in found.build.problems:
                print(problem.said, file=sys.stderr)
            if found.build.failed:
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
