"""What a build does about one before it that was cut short."""

from __future__ import annotations

import os
import shutil
import sys

from plugins.staging.contents import holds
from plugins.staging.journal import Damaged, Journal
from plugins.staging.ownership import check_room, foreign_in, is_marked, mark
from plugins.staging.placement import carry_out
from plugins.staging.refusal import Refused
from plugins.staging.workplace import Workplace


def settle(place: Workplace) -> None:
    """Finish a publication that was cut short, if all it needs is there; clear away the rest.

    Only with the lock held. What cannot be finished is forgotten, which is said: the build that
    comes compares every file, and so puts right whatever is at the output.
    """
    if place.journal.exists():
        try:
            _finish(Journal.read(place.journal), place)
        except (Damaged, Refused, OSError) as error:
            _say(f"could not be finished, so this one replaces it: {error}")
        else:
            _say("has now been finished.")
    for leftover in (place.journal, place.draft):
        leftover.unlink(missing_ok=True)
    if place.next.exists():
        shutil.rmtree(place.next)


def _finish(journal: Journal, place: Workplace) -> None:
    there = {p for p in journal.put if _is_in_place(p, journal, place)}
    ours = there | {p for p in journal.before if os.path.lexists(place.output / p)}
    try:
        for path in journal.put.keys() - there:
            if not holds(f"{place.next}/{path}", journal.put[path]):
                raise Damaged(f"{path} is not whole")
        check_room(foreign_in(place.output, ours), place.next)
    except (Damaged, Refused):
        # What it had claimed, but not made, may by now be somebody's own.
        if is_marked(place.output):
            mark(place.output, ours, place.draft)
        raise
    carry_out(journal, place)


def _is_in_place(path: str, journal: Journal, place: Workplace) -> bool:
    waits = os.path.lexists(place.next / path)
    return not waits and holds(f"{place.output}/{path}", journal.put[path])


def _say(text: str) -> None:
    print(
        f"An earlier build was cut short while it put its site in place; it {text}", file=sys.stderr
    )
