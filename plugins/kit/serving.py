"""``serve``: the preview of an area, drafts included; ``preview-worker`` builds for it."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from plugins.kit.asking import Request
from plugins.kit.folders import ROOT, Folders
from plugins.preview import Builder, serve
from plugins.preview.orders import Make, build_to_order

CODE = (ROOT / "plugins", ROOT / "pelicanconf.py")
THEME = ROOT / "theme"
PREVIEW = ROOT / "preview"


def serve_area(folders: Folders, port: int, as_of: date | None = None) -> int:
    """Show the area on 127.0.0.1 until Ctrl-C; gives the exit status."""
    command = [sys.executable, "-m", "plugins.kit", "preview-worker"]
    command += ["--content", str(folders.content)]
    command += ["--cache", str(folders.cache)]
    if as_of:
        command += ["--as-of", as_of.isoformat()]
    watch: list[Path] = [folders.content, THEME, *CODE]
    with Builder(command, ROOT, CODE) as build:
        return serve(build, PREVIEW, watch, port)


def area_builds(folders: Folders, as_of: date | None = None) -> int:
    """Build what the preview shows, once for each line on the standard input, until it ends."""

    def prepare() -> Make:
        # Only now, when whatever goes wrong with it is reported as a build that failed.
        from plugins.kit.building import Site

        return Site(Request(replace(folders, output=PREVIEW), as_of=as_of, preview=True)).build

    return build_to_order(prepare)
