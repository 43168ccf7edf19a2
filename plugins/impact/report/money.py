"""Money as pages show it: as stated, by span, never joined where it differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from plugins.impact.compute.money import SpanMoney, money
from plugins.impact.model import addresses
from plugins.impact.model.plan import Activity, AddedValue, Funding
from plugins.impact.model.quantity import Quantity
from plugins.impact.report.facts import Facts
from plugins.impact.report.shapes import Cell, Column, Table


def amount_text(value: Quantity | None, facts: Facts) -> str:
    """An amount in words, also where it is not known."""
    if value is None:
        return facts.wording.say("money.unknown")
    return facts.wording.quantity(value)


def money_table(
    activities: Iterable[Activity],
    facts: Facts,
    follow: Callable[[str], str] = addresses.activity_money,
) -> Table | None:
    """Budget, spending and added value by activity and span; none where nothing is known.

    ``follow`` gives the address that says where the sums of an activity, by its id, are from.
    """
    found = money(activities)
    if not found:
        return None
    say = facts.wording.say
    columns = (
        Column(say("table.activity")),
        Column(say("table.span")),
        Column(say("table.budget"), numeric=True),
        Column(say("table.committed"), numeric=True),
        Column(say("table.spent"), numeric=True),
        Column(say("table.added_value"), numeric=True),
        Column(say("table.per_pound", sign=_one(facts)), numeric=True),
    )
    rows = tuple(_row(line, follow(line.activity.id), facts) for line in found)
    return Table(say("money.caption"), columns, rows)


def _one(facts: Facts) -> str:
    return facts.wording.quantity(Quantity.of(1, facts.content.area.currency))


def _row(line: SpanMoney, address: str, facts: Facts) -> tuple[str | Cell, ...]:
    known = line.added if line.hours is None else line.hours
    return (
        Cell(line.activity.title, addresses.activity(line.activity.id)),
        facts.wording.when(line.span),
        _amount(line.budget, address, facts),
        _amount(line.committed, address, facts),
        _amount(line.spent, address, facts),
        Cell(_added(line, facts), address if known else ""),
        Cell(_per_pound(line, facts), address if line.per_pound else ""),
    )


def _amount(value: Quantity | None, address: str, facts: Facts) -> Cell:
    return Cell(amount_text(value, facts), address if value else "")


def _added(line: SpanMoney, facts: Facts) -> str:
    """The added value in money, and the hours that have no value in money beside it."""
    if line.hours is None:
        return amount_text(line.added, facts)
    hours = facts.wording.say("money.hours", hours=facts.wording.quantity(line.hours))
    money = [facts.wording.quantity(line.added)] if line.added is not None else []
    return facts.wording.list_of([*money, hours])


def _per_pound(line: SpanMoney, facts: Facts) -> str:
    ratio, wording = line.per_pound, facts.wording
    if ratio is None:
        return wording.say("money.no_ratio")
    rounded = Quantity(
        round(ratio.value, 2), ratio.about, ratio.at_least, facts.content.area.currency
    )
    return wording.say(f"money.per.{ratio.basis}", amount=wording.quantity(rounded))


def money_notes(activities: Iterable[Activity], facts: Facts) -> tuple[str, ...]:
    """Where the figures come from, and what was judged."""
    notes = []
    for line in money(activities):
        parts: tuple[Funding | AddedValue, ...] = (*line.funding, *line.added_value)
        for part in parts:
            note = sentences((*_told_of(part, facts), part.note, part.source))
            if note:
                title = line.activity.title
                notes.append(facts.wording.say("money.note", activity=title, note=note))
    return tuple(dict.fromkeys(notes))


def _told_of(part: Funding | AddedValue, facts: Facts) -> Iterator[str]:
    """What the table has no column for."""
    say, wording = facts.wording.say, facts.wording
    if isinstance(part, Funding):
        return
    yield say(f"money.kind.{part.kind}")
    if part.giver:
        yield say("money.given_by", giver=part.giver)
    if part.basis:
        yield say("money.basis", basis=part.basis)
    if part.rate is not None and part.rate_source:
        yield say("money.rate", rate=wording.quantity(part.rate), source=part.rate_source)


def statements_table(activities: Iterable[Activity], facts: Facts) -> Table | None:
    """Sums that were published and that sources may disagree on, side by side."""
    say = facts.wording.say
    rows = tuple(
        (Cell(a.title, addresses.activity(a.id)), st.what, amount_text(st.amount, facts), st.source)
        for a in activities
        for st in a.statements
    )
    if not rows:
        return None
    columns = (
        Column(say("table.activity")),
        Column(say("table.what")),
        Column(say("table.amount"), numeric=True),
        Column(say("table.source")),
    )
    return Table(say("statements.caption"), columns, rows)


def sentences(texts: Iterable[str | None]) -> str:
    """Texts one after the other, each ended by a full stop where another follows."""
    given = [text for text in texts if text]
    ended = [text if text.endswith((".", "!", "?")) else f"{text}." for text in given[:-1]]
    return " ".join([*ended, *given[-1:]])
