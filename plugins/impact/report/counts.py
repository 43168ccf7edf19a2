"""Counts in words: reports, people, outputs, and how anyone knows."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.impact.compute.pieces import Piece
from plugins.impact.compute.tally import known_from as ways_known
from plugins.impact.compute.tally import outputs, people
from plugins.impact.report.facts import Facts
from plugins.impact.report.reports import told_in
from plugins.impact.report.shapes import Cell, Column, Figure, Table


def number_cell(count: int, address: str, facts: Facts) -> Cell:
    """A number that leads to what it counts; nothing is no place to go to."""
    return Cell(facts.wording.number(count), address if count else "")


def reports_figure(pieces: Sequence[Piece], address: str, facts: Facts) -> Figure:
    """How many reports of what changed there are, and when the latest is from."""
    wording = facts.wording
    if not pieces:
        return Figure(wording.number(0), wording.say("reports.none"))
    latest = max(facts.content.posts[piece.post].date for piece in pieces)
    words = wording.say("reports.figure", count=len(pieces), latest=wording.when(latest))
    return Figure(wording.number(len(pieces)), words, address)


def known_from(pieces: Sequence[Piece], address: str, facts: Facts) -> tuple[Figure, ...]:
    """How many of ``pieces`` are known in each way; ``address`` lists them with their ways."""
    wording = facts.wording
    return tuple(
        Figure(
            wording.number(count),
            wording.say(f"known_from.{way or 'unsaid'}", count=count),
            address,
        )
        for way, count in ways_known(pieces)
    )


def people_texts(pieces: Sequence[Piece], facts: Facts) -> tuple[str, ...]:
    """The largest count of people, and the sum of attendances where there are several counts."""
    counted, wording = people(pieces), facts.wording
    if counted is None:
        return ()
    texts = [wording.say("people.largest", people=wording.quantity(counted.largest))]
    if counted.counts > 1:
        texts.append(
            wording.say(
                "people.attendances",
                sum=wording.quantity(counted.attendances),
                count=counted.counts,
            )
        )
    return tuple(texts)


def outputs_table(pieces: Sequence[Piece], facts: Facts) -> Table | None:
    """What was made or done, each measure with the posts behind it; none where nothing was."""
    found, wording = outputs(pieces), facts.wording
    if not found:
        return None
    columns = (
        Column(wording.say("table.measure")),
        Column(wording.say("table.amount"), numeric=True),
        Column(wording.say("table.told_in")),
    )
    rows = []
    for output in found:
        amount = f"{wording.quantity(output.value)} {output.unit}".strip()
        rows.append((output.measure, amount, told_in(output.pieces[::-1], facts)))
    return Table(wording.say("outputs.caption"), columns, tuple(rows))
