"""Reports of what changed: in tables, counted in words, and in charts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from plugins.impact.compute.evidence import Piece
from plugins.impact.compute.impact_counts import (
    ImpactCount,
    impact_counts,
    outputs,
    people,
    ways_known,
)
from plugins.impact.model import addresses
from plugins.impact.report import components as c
from plugins.impact.report.entries import capitalised, tag
from plugins.impact.report.site_context import SiteContext

OF_THEME = ("told_in", "when", "activity", "changes", "counted", "known_from")
OF_ACTIVITY = ("told_in", "when", "changes", "counted", "known_from")
OF_IMPACT = ("told_in", "when", "activity", "known_from")
SCOPES = ("individual", "collective")


def reports_table(
    pieces: Sequence[Piece], columns: tuple[str, ...], caption: str, context: SiteContext
) -> c.Table:
    """A row for each of ``pieces``, the newest first, with these ``columns`` of ``CELLS``."""
    heads = tuple(c.Column(context.wording.say(f"reports.{column}")) for column in columns)
    rows = (report_cells(piece, context) for piece in reversed(pieces))
    return c.Table(caption, heads, tuple(tuple(row[c] for c in columns) for row in rows))


def report_cells(piece: Piece, context: SiteContext) -> Mapping[str, c.AnyCell]:
    """What is told of ``piece``, by column; most are in several tables."""
    key = (piece.post, piece.row)
    cells = context.report_cells.get(key)
    if cells is None:
        made = {column: cell(piece, context) for column, cell in CELLS.items()}
        cells = context.report_cells[key] = made
    return cells


def told_in(pieces: Sequence[Piece], context: SiteContext) -> c.LinksCell:
    """The posts that tell ``pieces``, each once, the first telling first."""
    ids = dict.fromkeys(id_ for piece in pieces for id_ in (piece.post, *piece.told_by))
    posts = (context.content.posts[id_] for id_ in ids)
    return c.LinksCell(tuple(c.Link(post.title, addresses.post(post)) for post in posts))


def _told_in(piece: Piece, context: SiteContext) -> c.AnyCell:
    return told_in((piece,), context)


def _when(piece: Piece, context: SiteContext) -> c.AnyCell:
    return context.wording.when(context.content.posts[piece.post].date)


def _activity(piece: Piece, context: SiteContext) -> c.AnyCell:
    """Its activity; the theme itself where it names no activity."""
    if piece.activity is None:
        theme = context.content.themes[piece.themes[0]]
        text = context.wording.say("reports.whole_theme", theme=theme.title)
        return c.Cell(text, addresses.theme(theme.id))
    return c.Cell(
        context.content.activities[piece.activity].title, addresses.activity(piece.activity)
    )


def _changes(piece: Piece, context: SiteContext) -> c.AnyCell:
    if not piece.impacts:
        return context.wording.say("reports.no_change")
    return c.TagsCell(tuple(tag(impact, context) for impact in piece.impacts))


def _counted(piece: Piece, context: SiteContext) -> c.AnyCell:
    """The people, and what was made or done."""
    wording = context.wording
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


def _known_from(piece: Piece, context: SiteContext) -> c.AnyCell:
    ways = piece.known_from or ("unsaid",)
    return context.wording.list_of([context.wording.say(f"reports.way.{way}") for way in ways])


CELLS: Mapping[str, Callable[[Piece, SiteContext], c.AnyCell]] = {
    "told_in": _told_in,
    "when": _when,
    "activity": _activity,
    "changes": _changes,
    "counted": _counted,
    "known_from": _known_from,
}


def number_cell(count: int, address: str, context: SiteContext) -> c.Cell:
    """A number that leads to what it counts; nothing is no place to go to."""
    return c.Cell(context.wording.number(count), address if count else "")


def reports_figure(pieces: Sequence[Piece], address: str, context: SiteContext) -> c.Figure:
    """How many reports of what changed there are, and when the latest is from."""
    wording = context.wording
    if not pieces:
        return c.Figure(wording.number(0), wording.say("reports.none"))
    latest = max(context.content.posts[piece.post].date for piece in pieces)
    words = wording.say("reports.figure", count=len(pieces), latest=wording.when(latest))
    return c.Figure(wording.number(len(pieces)), words, address)


def known_from(pieces: Sequence[Piece], address: str, context: SiteContext) -> tuple[c.Figure, ...]:
    """How many of ``pieces`` are known in each way; ``address`` lists them with their ways."""
    wording = context.wording
    return tuple(
        c.Figure(
            wording.number(count),
            wording.say(f"known_from.{way or 'unsaid'}", count=count),
            address,
        )
        for way, count in ways_known(pieces)
    )


def people_texts(pieces: Sequence[Piece], context: SiteContext) -> tuple[str, ...]:
    """The largest count of people, and the sum of attendances where there are several counts."""
    counted, wording = people(pieces), context.wording
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


def outputs_table(pieces: Sequence[Piece], context: SiteContext) -> c.Table | None:
    """What was made or done, each measure with the posts behind it; none where nothing was."""
    found, wording = outputs(pieces), context.wording
    if not found:
        return None
    columns = (
        c.Column(wording.say("table.measure")),
        c.Column(wording.say("table.amount"), numeric=True),
        c.Column(wording.say("table.told_in")),
    )
    rows = []
    for output in found:
        amount = f"{wording.quantity(output.value)} {output.unit}".strip()
        rows.append((output.measure, amount, told_in(output.pieces[::-1], context)))
    return c.Table(wording.say("outputs.caption"), columns, tuple(rows))


def impact_chart(
    pieces: Iterable[Piece], title: str, follow: Callable[[str], str], context: SiteContext
) -> c.Chart | None:
    """How many reports state each kind of impact; none where nothing was reported.

    ``follow`` gives the address that lists the reports of a kind of impact, by its id.
    """
    found = [
        impact_count
        for impact_count in impact_counts(pieces, context.content.impacts)
        if impact_count.pieces
    ]
    if not found:
        return None
    say = context.wording.say
    return c.Chart(
        title,
        tuple(_group(scope, found, follow, context) for scope in SCOPES),
        say("chart.kind_of_change"),
        say("chart.reports"),
        say("chart.how_often"),
    )


def _group(
    scope: str, found: Iterable[ImpactCount], follow: Callable[[str], str], context: SiteContext
) -> c.BarGroup:
    own = (impact_count for impact_count in found if impact_count.impact.scope == scope)
    ordered = sorted(own, key=lambda impact_count: len(impact_count.pieces), reverse=True)
    bars = tuple(
        _bar(impact_count, follow(impact_count.impact.id), context) for impact_count in ordered
    )
    return c.BarGroup(context.wording.say(f"chart.scope.{scope}"), scope, bars)


def _bar(impact_count: ImpactCount, address: str, context: SiteContext) -> c.Bar:
    count = len(impact_count.pieces)
    return c.Bar(impact_count.impact.plain, count, context.wording.number(count), address)
