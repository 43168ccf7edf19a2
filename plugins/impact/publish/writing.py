"""Writing a site: all of it, or only what has changed since the build before."""

from __future__ import annotations

from pathlib import Path

from plugins.impact.publish.build import Build
from plugins.incremental import Renewal, write
from plugins.incremental.renewal import Stage
from plugins.parallel import shared
from plugins.progress import counting


def publish(build: Build, folder: Path, stage: Stage | None) -> None:
    """Write the site of ``build`` into ``folder``.

    With a ``stage``, on which that folder stands, files that would be the same are kept.
    """
    share = shared(build.order.jobs, counting("Files"))
    if stage is None:
        write(build.parts, folder, share)
        return
    Renewal.of(stage).write(build.parts, folder, share)
    build.memory.last = build
