"""Where Pelican and the golden thread meet: the one file that knows both.

Pelican brings the settings, the command line and the order of events; everything else is done
by ``publish.build``. Problems stop the run before anything is written, whatever the log level.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.impact.publish.build import Build, Order
from plugins.impact.publish.writing import write


class ImpactGenerator(Generator):  # type: ignore[misc]
    """Reads an area where Pelican reads articles, and writes its site where Pelican writes."""

    build: Build

    def generate_context(self) -> None:
        """Read and check the area's content."""
        self.build = Build.of(order(self.settings))

    def generate_output(self, _writer: Writer) -> None:
        """Write every file of the site."""
        write(self.build.files(), Path(self.output_path))


def order(settings: dict[str, object]) -> Order:
    """What Pelican's settings ask for.

    ``PATH``, ``THEME`` and ``SITEURL`` are Pelican's; ``AS_OF``, ``PREVIEW`` and ``JOBS`` ours.
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
    )


def generator(_pelican: object) -> type[ImpactGenerator]:
    """The generator to add to Pelican's own."""
    return ImpactGenerator


def stop_on_problems(generators: Iterable[object]) -> None:
    """Say every problem on stderr, and stop before anything is written."""
    for found in generators:
        if isinstance(found, ImpactGenerator):
            for problem in found.build.problems:
                print(f"{problem} (draft)" if problem.advice else problem, file=sys.stderr)
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
