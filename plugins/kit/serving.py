"""``serve``: the preview of an area, drafts included, built afresh at every change."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.kit.folders import ROOT, Folders
from plugins.preview import fresh_process, serve

WATCHED = ("plugins", "theme", "pelicanconf.py")


def serve_area(folders: Folders, port: int, as_of: str = "") -> int:
    """Show the area on 127.0.0.1 until Ctrl-C; gives the exit status."""
    command = [
        sys.executable,
        "-m",
        "plugins.kit",
        "html",
        "--preview",
        "--content",
        str(folders.content),
        "--output",
        str(folders.output),
    ]
    if as_of:
        command += ["--as-of", as_of]
    watch: list[Path] = [folders.content, *(ROOT / name for name in WATCHED)]
    return serve(fresh_process(command, ROOT), folders.output, watch, port)
