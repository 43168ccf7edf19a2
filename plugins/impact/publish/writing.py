"""Writing a site: the outputs that have to be made, then the steps that see all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from plugins.impact.publish.build import Build
from plugins.impact.publish.entry_account import entry_account
from plugins.outputs.finishing import Step
from plugins.outputs.writer import Share, Stage, Writer
from plugins.parallel import pays, shared
from plugins.progress import counting

STEPS: tuple[Step, ...] = ()
"""What follows once all pages are there, such as a search index: each sees the whole site."""


class EntriesMissing(Exception):
    """Entries would have dropped out of the site: a line for each place that lacks one."""


def write(build: Build, folder: Path, stage: Stage | None) -> list[str]:
    """Write the site of ``build`` into ``folder``; gives the paths of the outputs it made.

    With a ``stage``, on which that folder stands, files that would be the same are kept. Raises
    ``EntriesMissing`` where an entry is not in all the places where it belongs.
    """
    writer = Writer(folder, stage, build.last, build.facts_key, build.checked_key, build.advice)
    made = writer.write(build.outputs, _sharing(build))
    site = writer.finish(STEPS)
    if not build.is_checked_before:
        missing = entry_account(build.facts, site.places, site.read, build.options.base).missing
        if missing:
            raise EntriesMissing("\n".join(map(str, missing)))
    return made


def _sharing(build: Build) -> Share:
    """What all outputs need is made once, and not again by each of several processes."""
    jobs = build.options.jobs
    files = shared(jobs, counting("Files"))

    def share(
        work: Callable[[Any], Any], outputs: Sequence[Any], name: Callable[[Any], str]
    ) -> list[Any]:
        if jobs > 1 and pays(len(outputs)):
            build.prepare_to_fork()
        return files(work, outputs, name)

    return share
