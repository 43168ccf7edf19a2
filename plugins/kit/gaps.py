"""``gaps``: what is still to be shown, who can close it and in which file; and rows to fill in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from plugins.command_line import typed
from plugins.impact.publish.build import Build
from plugins.impact.publish.build_options import BuildOptions
from plugins.impact.publish.gap_listing import (
    KNOWN_GAPS,
    TO_FILL_IN,
    listing,
    open_gaps,
    rows_to_fill_in,
)
from plugins.kit.folders import ROOT, Folders, shown

INTRODUCTION = """\
# To explain a gap instead of closing it: fill in its entry, and move it to
# {known}. Then it is shown as explained.
# because: why it is so.   by: who looked into it, a role and no name.   on: the day, {day}.
"""


def list_gaps(folders: Folders, rows: Path, as_of: date | None = None) -> int:
    """Print every gap, and write rows to fill in to ``rows``; gives 1 where it cannot be told."""
    build = Build.read(BuildOptions(folders.content, ROOT / "theme", folders.shown_as, as_of=as_of))
    if build.content is None or build.failed:
        command = typed("check-content", CONTENT=folders.shown_as)
        print(f"Something is to be mended first: {command}")
        return 1
    print("\n".join(listing(build.facts)))
    if open_gaps(build.facts):
        known = f"{folders.shown_as}/plan/{KNOWN_GAPS}"
        introduction = INTRODUCTION.format(known=known, day=build.as_of.isoformat())
        print(f"\n{_written(rows, introduction, rows_to_fill_in(build.facts))}")
    return 0


def _written(path: Path, introduction: str, lines: Iterable[str]) -> str:
    """What became of the file of rows: one in which somebody has written is left as it is."""
    if path.exists() and not _untouched(path.read_text(encoding="utf-8")):
        return f"{shown(path)} has been written in, so it was left as it is."
    path.write_text("\n".join([introduction, *lines, ""]), encoding="utf-8", newline="\n")
    return f"To explain a gap instead of closing it, fill in its entry in {shown(path)}."


def _untouched(text: str) -> bool:
    """Whether all that stands in a file of rows was written by this command."""
    empty = {f"  {field}:" for field in TO_FILL_IN}
    lines = (line for line in text.splitlines() if line)
    return all(line in empty or line.startswith(("# ", "- gap: ")) for line in lines)
