"""Reports of what changed as rows of a table: each with the posts that tell it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from plugins.impact.compute.pieces import Piece
from plugins.impact.model import addresses
from plugins.impact.report import shapes as s
from plugins.impact.report.facts import Facts
from plugins.impact.report.lines import capitalised, tag

OF_THEME = ("told_in", "when", "activity", "changes", "counted", "known_from")
OF_ACTIVITY = ("told_in", "when", "changes", "counted", "known_from")
OF_IMPACT = ("told_in", "when", "activity", "known_from")


def reports_table(
    pieces: Sequence[Piece], columns: tuple[str, ...], caption: str, facts: Facts
) -> s.Table:
    """A row for each of ``pieces``, the newest first, with these ``columns`` of ``CELLS``."""
    heads = tuple(s.Column(facts.wording.say(f"reports.{column}")) for column in columns)
    rows = (report_cells(piece, facts) for piece in reversed(pieces))
    return s.Table(caption, heads, tuple(tuple(row[c] for c in columns) for row in rows))


def report_cells(piece: Piece, facts: Facts) -> Mapping[str, s.AnyCell]:
    """What is told of ``piece``, by column; most are in several tables."""
    key = (piece.post, piece.row)
    cells = facts.report_cells.get(key)
    if cells is None:
        made = {column: cell(piece, facts) for column, cell in CELLS.items()}
        cells = facts.report_cells[key] = made
    return cells


def told_in(pieces: Sequence[Piece], facts: Facts) -> s.LinksCell:
    """The posts that tell ``pieces``, each once, the first telling first."""
    ids = dict.fromkeys(id_ for piece in pieces for id_ in (piece.post, *piece.told_by))
    posts = (facts.content.posts[id_] for id_ in ids)
    return s.LinksCell(tuple(s.Link(post.title, addresses.post(post)) for post in posts))


def _told_in(piece: Piece, facts: Facts) -> s.AnyCell:
    return told_in((piece,), facts)


def _when(piece: Piece, facts: Facts) -> s.AnyCell:
    return facts.wording.when(facts.content.posts[piece.post].date)


def _activity(piece: Piece, facts: Facts) -> s.AnyCell:
    """Its activity; the theme itself where it names no activity."""
    if piece.activity is None:
        theme = facts.content.themes[piece.themes[0]]
        text = facts.wording.say("reports.whole_theme", theme=theme.title)
        return s.Cell(text, addresses.theme(theme.id))
    return s.Cell(
        facts.content.activities[piece.activity].title, addresses.activity(piece.activity)
    )


def _changes(piece: Piece, facts: Facts) -> s.AnyCell:
    if not piece.impacts:
        return facts.wording.say("reports.no_change")
    return s.TagsCell(tuple(tag(impact, facts) for impact in piece.impacts))


def _counted(piece: Piece, facts: Facts) -> s.AnyCell:
    """The people, and what was made or done."""
    wording = facts.wording
    counts = []
    if piece.people is not None:
        people, number = wording.quantity(piece.people), int(piece.people.amount)
        counts.append(wording.say("evidence.people", people=people, count=number))
    for output in piece.outputs:
        value = f"{wording.quantity(output.value)} {output.unit or ''}".strip()
        counts.append(wording.say("evidence.output", measure=output.measure, value=value))
    if not counts:
        return wording.say("reports.nothing_counted")
    return capitalised(wording.list_of(counts))


def _known_from(piece: Piece, facts: Facts) -> s.AnyCell:
    ways = piece.known_from or ("unsaid",)
    return facts.wording.list_of([facts.wording.say(f"reports.way.{way}") for way in ways])


CELLS: Mapping[str, Callable[[Piece, Facts], s.AnyCell]] = {
    "told_in": _told_in,
    "when": _when,
    "activity": _activity,
    "changes": _changes,
    "counted": _counted,
    "known_from": _known_from,
}
