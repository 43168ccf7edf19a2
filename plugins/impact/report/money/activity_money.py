"""The money of an activity: as stated, by span, never joined where it differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from plugins.impact.compute.money import SpanMoney, money
from plugins.impact.model import addresses
from plugins.impact.model.plan import Activity, AddedValue, Funding
from plugins.impact.model.quantity import Quantity
from plugins.impact.report.components import Cell, Column, Table
from plugins.impact.report.site_context import SiteContext

FINEST_RATIO = Decimal("0.01")


def amount_text(value: Quantity | None, context: SiteContext) -> str:
    """An amount in words, also where it is not known."""
    if value is None:
        return context.wording.say("money.unknown")
    return context.wording.quantity(value)


def money_table(
    activities: Iterable[Activity],
    context: SiteContext,
    follow: Callable[[str], str] = addresses.activity_money,
) -> Table | None:
    """Budget, spending and added value by activity and span; none where nothing is known.

    ``follow`` gives the address that says where the sums of an activity, by its id, are from.
    """
    found = money(activities)
    if not found:
        return None
    say = context.wording.say
    columns = (
        Column(say("table.activity")),
        Column(say("table.span")),
        Column(say("table.budget"), numeric=True),
        Column(say("table.committed"), numeric=True),
        Column(say("table.spent"), numeric=True),
        Column(say("table.added_value"), numeric=True),
        Column(say("table.per_pound", sign=_one(context)), numeric=True),
    )
    rows = tuple(_row(line, follow(line.activity.id), context) for line in found)
    return Table(say("money.caption"), columns, rows)


def _one(context: SiteContext) -> str:
    return context.wording.quantity(Quantity.of(1, context.content.area.currency))


def _row(line: SpanMoney, address: str, context: SiteContext) -> tuple[str | Cell, ...]:
    known = line.added if line.hours is None else line.hours
    return (
        Cell(line.activity.title, addresses.activity(line.activity.id)),
        context.wording.when(line.span),
        _amount(line.budget, address, context),
        _amount(line.committed, address, context),
        _amount(line.spent, address, context),
        Cell(_added(line, context), address if known else ""),
        Cell(_per_pound(line, context), address if line.per_pound else ""),
    )


def _amount(value: Quantity | None, address: str, context: SiteContext) -> Cell:
    return Cell(amount_text(value, context), address if value else "")


def _added(line: SpanMoney, context: SiteContext) -> str:
    """The added value in money, and the hours that have no value in money beside it."""
    if line.hours is None:
        return amount_text(line.added, context)
    hours = context.wording.say("money.hours", hours=context.wording.quantity(line.hours))
    money = [context.wording.quantity(line.added)] if line.added is not None else []
    return context.wording.list_of([*money, hours])


def _per_pound(line: SpanMoney, context: SiteContext) -> str:
    ratio, wording = line.per_pound, context.wording
    if ratio is None:
        return wording.say("money.no_ratio")
    currency = context.content.area.currency
    if 0 < ratio.value < FINEST_RATIO:
        finest = wording.quantity(Quantity.of(FINEST_RATIO, currency))
        amount = wording.say("quantity.less_than", value=finest)
    else:
        rounded = Quantity(round(ratio.value, 2), ratio.about, ratio.at_least, currency)
        amount = wording.quantity(rounded)
    return wording.say(f"money.per.{ratio.basis}", amount=amount)


def money_notes(activities: Iterable[Activity], context: SiteContext) -> tuple[str, ...]:
    """Where the figures come from, and what was judged."""
    notes = []
    for line in money(activities):
        parts: tuple[Funding | AddedValue, ...] = (*line.funding, *line.added_value)
        for part in parts:
            note = sentences((*_told_of(part, context), part.note, part.source))
            if note:
                title = line.activity.title
                notes.append(context.wording.say("money.note", activity=title, note=note))
    return tuple(dict.fromkeys(notes))


def _told_of(part: Funding | AddedValue, context: SiteContext) -> Iterator[str]:
    """What the table has no column for."""
    say, wording = context.wording.say, context.wording
    if isinstance(part, Funding):
        return
    yield say(f"money.kind.{part.kind}")
    if part.giver:
        yield say("money.given_by", giver=part.giver)
    if part.basis:
        yield say("money.basis", basis=part.basis)
    if part.rate is not None and part.rate_source:
        yield say("money.rate", rate=wording.quantity(part.rate), source=part.rate_source)


def statements_table(activities: Iterable[Activity], context: SiteContext) -> Table | None:
    """Sums that were published and that sources may disagree on, side by side."""
    say = context.wording.say
    rows = tuple(
        (
            Cell(a.title, addresses.activity(a.id)),
            st.what,
            amount_text(st.amount, context),
            st.source,
        )
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
