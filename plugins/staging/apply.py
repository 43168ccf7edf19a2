"""Applying a journal: the one module that changes an output folder, and finishes what was begun.

Each step is one rename or one removal, so that a reader finds every file whole, as it was or as
it will be. Killed after any step, it can be begun again and comes to the same end.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from plugins.staging.files import (
    holds,
    is_folder,
    move,
    remove,
    remove_if_empty,
    shed_empty_folders,
    spelling,
    steps,
)
from plugins.staging.journal import Damaged, Journal
from plugins.staging.layout import Layout
from plugins.staging.ownership import Refused, check_room, foreign_in, is_marked, mark


def apply_journal(journal: Journal, layout: Layout) -> None:
    """Put the staged files in place, then remove the stale ones, then the journal itself.

    The marker claims the new files before the first is there, so that even without the journal
    none would be taken for somebody's own.
    """
    layout.output.mkdir(exist_ok=True)
    mark(layout.output, journal.before | journal.put.keys(), layout.draft)
    _make_room(journal, layout)
    here, there = os.fspath(layout.next), os.fspath(layout.output)
    for path in journal.in_order:
        _put(path, here, there)
    remove(journal.stale - journal.in_the_way, layout.output)
    mark(layout.output, journal.after, layout.draft)
    layout.journal.unlink()


def _make_room(journal: Journal, layout: Layout) -> None:
    # A file already in place may answer to a stale file's name, spelt otherwise.
    there = {
        spelling(path)
        for path in (journal.put if journal.in_the_way else ())
        if not os.path.lexists(layout.next / path)
    }
    remove((p for p in journal.in_the_way if spelling(p) not in there), layout.output)


def _put(path: str, here: str, there: str) -> None:
    """Move the file at ``path`` from ``here``, in the largest folder around it that is not yet
    ``there``."""
    for step in steps(path):
        source, target = f"{here}/{step}", f"{there}/{step}"
        if not os.path.lexists(source):
            return  # It has gone before, with such a folder or by itself.
        if step == path and is_folder(Path(target)):
            shed_empty_folders(Path(target))
            remove_if_empty(Path(target))
        if step == path or not os.path.lexists(target):
            if step != path:
                shed_empty_folders(Path(source))
            move(Path(source), Path(target))
            return


def settle(layout: Layout) -> None:
    """Finish a publication that was cut short, if all it needs is there; clear away the rest.

    Only with the lock held. What cannot be finished is forgotten, which is said: the build that
    comes compares every file, and so puts right whatever is at the output.
    """
    if layout.journal.exists():
        try:
            _finish(Journal.read(layout.journal), layout)
        except (Damaged, Refused, OSError) as error:
            _say(f"could not be finished, so this one replaces it: {error}")
        else:
            _say("has now been finished.")
    for leftover in (layout.journal, layout.draft):
        leftover.unlink(missing_ok=True)
    if layout.next.exists():
        shutil.rmtree(layout.next)


def _finish(journal: Journal, layout: Layout) -> None:
    there = {p for p in journal.put if _is_in_place(p, journal, layout)}
    ours = there | {p for p in journal.before if os.path.lexists(layout.output / p)}
    try:
        for path in journal.put.keys() - there:
            if not holds(f"{layout.next}/{path}", journal.put[path]):
                raise Damaged(f"{path} is not whole")
        check_room(foreign_in(layout.output, ours), layout.next)
    except (Damaged, Refused):
        # What it had claimed, but not made, may by now be somebody's own.
        if is_marked(layout.output):
            mark(layout.output, ours, layout.draft)
        raise
    apply_journal(journal, layout)


def _is_in_place(path: str, journal: Journal, layout: Layout) -> bool:
    waits = os.path.lexists(layout.next / path)
    return not waits and holds(f"{layout.output}/{path}", journal.put[path])


def _say(text: str) -> None:
    print(
        f"An earlier build was cut short while it put its site in place; it {text}", file=sys.stderr
    )
