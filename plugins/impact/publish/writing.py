"""Writing a site: all of it, or only what has changed since the build before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from plugins.impact.publish.build import Build
from plugins.impact.publish.outlining import note
from plugins.incremental import Renewal, write
from plugins.incremental.renewal import Stage
from plugins.parallel import Share, pays, shared
from plugins.progress import counting


def publish(build: Build, folder: Path, stage: Stage | None) -> None:
    """Write the site of ``build`` into ``folder``.

    With a ``stage``, on which that folder stands, files that would be the same are kept.
    """
    share = _shared(build)
    if stage is None:
        write(build.parts, folder, share)
        return
    Renewal.of(stage).write(build.parts, folder, share)
    if build.order.asked:
        stage.when_in_place(partial(note, build, stage.notes))
    build.memory.last = build


def _shared(build: Build) -> Share:
    """Templates are compiled once, and not again by each of several processes."""
    jobs = build.order.jobs
    files = shared(jobs, counting("Files"))

    def share(
        work: Callable[[Any], Any], parts: Sequence[Any], name: Callable[[Any], str]
    ) -> list[Any]:
        if jobs > 1 and pays(len(parts)):
            build.load_templates(shared(jobs, fewest=2))
        return files(work, parts, name)

    return share
