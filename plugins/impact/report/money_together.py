"""The money of several activities: by theme and span, by span, and what came on top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.impact.compute.money_sums import SharedMoney, Sum, by_span
from plugins.impact.model import addresses
from plugins.impact.model.plan import Activity, AddedValue, Theme
from plugins.impact.report.facts import Facts
from plugins.impact.report.money import sentences
from plugins.impact.report.shapes import AnyCell, Cell, Column, Link, LinksCell, Table


def themes_table(facts: Facts) -> Table | None:
    """A row for each theme and span, and one for a theme of which nothing was published.

    The money of an activity in several themes stands whole under each of them, so themes are
    never added up. None where no activity's money is known.
    """
    if not by_span(facts.content.activities.values()):
        return None
    columns = (Column(facts.wording.say("table.theme")), *_columns(facts))
    rows = tuple(row for theme in facts.content.themes.values() for row in _theme(theme, facts))
    return Table(facts.wording.say("money.themes_caption"), columns, rows)


def _theme(theme: Theme, facts: Facts) -> Iterator[tuple[AnyCell, ...]]:
    named = Cell(theme.title, addresses.theme(theme.id))
    together = by_span(facts.thread.activities_of_theme[theme.id])
    for shared in together:
        yield (named, *_cells(shared, facts))
    if not together:
        unknown = facts.wording.say("money.unknown")
        activities = facts.thread.activities_of_theme[theme.id]
        links = LinksCell(tuple(Link(a.title, addresses.activity(a.id)) for a in activities))
        yield (named, unknown, links, *(unknown for _ in range(len(_columns(facts)) - 2)))


def spans_table(facts: Facts) -> Table | None:
    """A row for each span, with every activity once; none where there is but one activity a span.

    It adds nothing to the table of activities unless some span has several of them.
    """
    together = by_span(facts.content.activities.values())
    if all(len(shared.lines) == 1 for shared in together):
        return None
    rows = tuple(_cells(shared, facts) for shared in together)
    return Table(facts.wording.say("money.spans_caption"), _columns(facts), rows)


def _columns(facts: Facts) -> tuple[Column, ...]:
    say = facts.wording.say
    return (
        Column(say("table.span")),
        Column(say("table.activities")),
        Column(say("table.budget"), numeric=True),
        Column(say("table.committed"), numeric=True),
        Column(say("table.spent"), numeric=True),
        Column(say("table.added_value"), numeric=True),
    )


def _cells(shared: SharedMoney, facts: Facts) -> tuple[AnyCell, ...]:
    activities = [line.activity for line in shared.lines]
    return (
        facts.wording.when(shared.span),
        LinksCell(tuple(Link(a.title, addresses.activity_money(a.id)) for a in activities)),
        _sum(shared.budget, facts),
        _sum(shared.committed, facts),
        _sum(shared.spent, facts),
        _added(shared, facts),
    )


def _sum(found: Sum, facts: Facts) -> str:
    """A sum, and of how many activities it is where not all of them are known."""
    say, wording = facts.wording.say, facts.wording
    if found.amount is None:
        return say("money.unknown")
    amount = wording.quantity(found.amount)
    if found.known == found.of:
        return amount
    return say("money.known_of", amount=amount, known=found.known, of=found.of)


def _added(shared: SharedMoney, facts: Facts) -> str:
    """What came on top in money, and the hours that have no value in money beside it."""
    if shared.hours is None:
        return _sum(shared.added, facts)
    hours = facts.wording.say("money.hours", hours=facts.wording.quantity(shared.hours))
    money = [_sum(shared.added, facts)] if shared.added.amount is not None else []
    return facts.wording.list_of([*money, hours])


def added_table(activities: Iterable[Activity], facts: Facts) -> Table | None:
    """Each thing that came on top of the area's own money: its kind, and how it was reckoned."""
    say = facts.wording.say
    rows = tuple(
        _added_row(activity, part, facts)
        for activity in activities
        for part in sorted(activity.added_value, key=lambda part: part.span)
    )
    if not rows:
        return None
    columns = (
        Column(say("table.activity")),
        Column(say("table.span")),
        Column(say("table.kind")),
        Column(say("table.amount"), numeric=True),
        Column(say("table.basis")),
        Column(say("table.source")),
    )
    return Table(say("money.added_caption"), columns, rows)


def _added_row(activity: Activity, part: AddedValue, facts: Facts) -> tuple[AnyCell, ...]:
    say, wording = facts.wording.say, facts.wording
    given = say("money.given_by", giver=part.giver) if part.giver else None
    return (
        Cell(activity.title, addresses.activity_money(activity.id)),
        wording.when(part.span),
        say(f"money.kind.{part.kind}"),
        _worth(part, facts),
        sentences((given, part.basis, _rate(part, facts), part.note)),
        part.source or say("money.unknown"),
    )


def _worth(part: AddedValue, facts: Facts) -> str:
    """Its value in money, with the hours that it is reckoned from; or the hours alone."""
    say, wording = facts.wording.say, facts.wording
    hours = wording.quantity(part.hours) if part.hours is not None else None
    if part.value is None:
        return say("money.hours", hours=hours) if hours else say("money.unknown")
    return wording.quantity(part.value)


def _rate(part: AddedValue, facts: Facts) -> str | None:
    """How hours became money, where they did."""
    if part.amount is not None or part.value is None or part.rate is None or part.hours is None:
        return None
    wording = facts.wording
    return wording.say(
        "money.hours_at",
        hours=wording.quantity(part.hours),
        rate=wording.quantity(part.rate),
        source=part.rate_source,
    )


def without_money(facts: Facts) -> tuple[Link, ...]:
    """The activities of which no sum was published."""
    return tuple(
        Link(activity.title, addresses.activity(activity.id))
        for activity in facts.content.activities.values()
        if not (activity.funding or activity.added_value)
    )
