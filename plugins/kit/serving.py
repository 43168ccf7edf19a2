"""``serve``: the preview of an area, drafts included; ``preview-worker`` makes its pages."""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import TYPE_CHECKING

from plugins.kit.folders import ROOT, Folders
from plugins.preview.worker import serve_requests
from plugins.staging.ownership import check_outside

if TYPE_CHECKING:
    from plugins.impact.publish.preview import PreviewSite

CODE = ROOT / "plugins"
THEME = ROOT / "theme"


def serve_area(folders: Folders, port: int, as_of: date | None = None) -> int:
    """Show the area on 127.0.0.1 until Ctrl-C; gives the exit status.

    Raises ``Refused`` where what is kept would lie in the content.
    """
    check_outside(folders.cache, folders.content, "cache")
    # Only the server needs it, and it takes a while.
    from plugins.preview.server import serve
    from plugins.preview.watcher import Watch

    command = [sys.executable, "-m", "plugins.kit", "preview-worker"]
    command += ["--content", str(folders.content), "--cache", str(folders.cache)]
    if as_of:
        command += ["--as-of", as_of.isoformat()]
    watch = Watch.of([folders.content, THEME], [CODE])
    return serve(command, watch, port, folder=ROOT)


def work_for_preview(folders: Folders, as_of: date | None = None) -> int:
    """Make what the preview shows, asked on the standard input, until that ends."""
    return serve_requests(lambda: preview_site(folders, as_of))


def preview_site(folders: Folders, as_of: date | None = None) -> PreviewSite:
    """The area's site in memory, with its drafts."""
    # Only now, when whatever goes wrong with it is reported.
    from plugins.impact.publish.build_options import BuildOptions
    from plugins.impact.publish.preview import PreviewSite
    from plugins.impact.publish.site_cache import SiteCache

    jobs = int(os.environ.get("JOBS") or os.cpu_count() or 1)
    options = BuildOptions(
        folders.content, THEME, folders.shown_as, as_of=as_of, preview=True, jobs=jobs
    )
    return PreviewSite(options, SiteCache(folders.cache, CODE, content=folders.content))
