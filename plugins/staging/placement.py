"""Carrying out a journal: the one module that changes an output folder.

Each step is one rename or one removal, so that a reader finds every file whole, as it was or as
it will be. Killed after any step, it can be begun again and comes to the same end.
"""

from __future__ import annotations

import os
from pathlib import Path

from plugins.staging.journal import Journal
from plugins.staging.ownership import mark
from plugins.staging.trees import (
    is_folder,
    move,
    remove,
    remove_if_empty,
    shed_empty_folders,
    spelling,
    steps,
)
from plugins.staging.workplace import Workplace


def carry_out(journal: Journal, place: Workplace) -> None:
    """Put the staged files in place, then remove the stale ones, then the journal itself.

    The marker claims the new files before the first is there, so that even without the journal
    none would be taken for somebody's own.
    """
    place.output.mkdir(exist_ok=True)
    mark(place.output, journal.before | journal.put.keys(), place.draft)
    _make_room(journal, place)
    here, there = os.fspath(place.next), os.fspath(place.output)
    for path in journal.in_order:
        _put(path, here, there)
    remove(journal.stale - journal.in_the_way, place.output)
    mark(place.output, journal.after, place.draft)
    place.journal.unlink()


def _make_room(journal: Journal, place: Workplace) -> None:
    # A file already in place may answer to a stale file's name, spelt otherwise.
    there = {
        spelling(path)
        for path in (journal.put if journal.in_the_way else ())
        if not os.path.lexists(place.next / path)
    }
    remove((p for p in journal.in_the_way if spelling(p) not in there), place.output)


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
