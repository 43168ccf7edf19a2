"""Money as pages show it: as stated, by span, never joined where it differs."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.impact.compute.money import SpanMoney, money
from plugins.impact.model import addresses
from plugins.impact.model.area import PlanPeriod
from plugins.impact.model.kinds import Grant
from plugins.impact.model.plan import Activity, AddedValue, Funding
from plugins.impact.model.quantity import Quantity
from plugins.impact.report import views as v
from plugins.impact.report.facts import Facts
from plugins.impact.report.lines import head
from plugins.impact.report.shapes import Cell, Column, MoneyLine, Table


def _amount(value: Quantity | None, facts: Facts) -> str:
    if value is None:
        return facts.wording.say("money.unknown")
    return facts.wording.quantity(value)


def money_table(activities: Iterable[Activity], facts: Facts) -> Table | None:
    """Budget, spending and added value by activity and span; none where nothing is known."""
    found = money(activities)
    if not found:
        return None
    say = facts.wording.say
    columns = (
        Column(say("table.activity")),
        Column(say("table.span")),
        Column(say("table.budget"), numeric=True),
        Column(say("table.spent"), numeric=True),
        Column(say("table.added_value"), numeric=True),
        Column(say("table.per_pound", sign=_one(facts)), numeric=True),
    )
    return Table(say("money.caption"), columns, tuple(_row(line, facts) for line in found))


def _one(facts: Facts) -> str:
    return facts.wording.quantity(Quantity.of(1, facts.content.area.currency))


def _row(line: SpanMoney, facts: Facts) -> tuple[str | Cell, ...]:
    wording = facts.wording
    return (
        Cell(line.activity.title, addresses.activity(line.activity.id)),
        wording.when(line.span),
        _amount(line.budget, facts),
        _amount(line.spent, facts),
        _added(line, facts),
        _per_pound(line, facts),
    )


def _added(line: SpanMoney, facts: Facts) -> str:
    """The added value in money, and the hours that have no value in money beside it."""
    if line.hours is None:
        return _amount(line.added, facts)
    hours = facts.wording.say("money.hours", hours=facts.wording.quantity(line.hours))
    money = [facts.wording.quantity(line.added)] if line.added is not None else []
    return facts.wording.list_of([*money, hours])


def _per_pound(line: SpanMoney, facts: Facts) -> str:
    ratio, wording = line.per_pound, facts.wording
    if ratio is None:
        return wording.say("money.unknown")
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
            giver = part.giver if isinstance(part, AddedValue) else None
            given = facts.wording.say("money.given_by", giver=giver) if giver else None
            note = _sentences((given, part.note, part.source))
            if note:
                title = line.activity.title
                notes.append(facts.wording.say("money.note", activity=title, note=note))
    return tuple(dict.fromkeys(notes))


def statements_table(activities: Iterable[Activity], facts: Facts) -> Table | None:
    """Sums that were published and that sources may disagree on, side by side."""
    say = facts.wording.say
    rows = tuple(
        (Cell(a.title, addresses.activity(a.id)), st.what, _amount(st.amount, facts), st.source)
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


def money_line(facts: Facts) -> str:
    """The money in one sentence, as far as it was stated; empty where it was not."""
    award, say = facts.content.area.award, facts.wording.say
    if award is None:
        return ""
    amount = facts.wording.quantity(award.amount)
    key = "money.line_ended" if facts.reckoning.ended else "money.line"
    return say(key, amount=amount, place=facts.content.area.place)


def money_page(facts: Facts) -> v.MoneyPage:
    """What was given, planned, budgeted and brought in."""
    area, wording = facts.content.area, facts.wording
    activities = facts.content.activities.values()
    title = wording.say("money.title")
    awards = tuple(
        MoneyLine(wording.when(a.date), wording.quantity(a.amount), _sentences((a.note, a.source)))
        for a in area.award_statements
    )
    payments = tuple(
        MoneyLine(
            p.what or wording.when(p.date),
            wording.quantity(p.amount),
            _sentences((wording.when(p.date) if p.what else None, p.source)),
        )
        for p in area.payments
    )
    return v.MoneyPage(
        head(facts, title, addresses.MONEY, section="money", description=money_line(facts)),
        money_line(facts),
        awards,
        _periods(area.plan_periods, facts),
        payments,
        money_table(activities, facts),
        statements_table(activities, facts),
        grants_note(facts),
    )


def _periods(periods: tuple[PlanPeriod, ...], facts: Facts) -> Table | None:
    if not periods:
        return None
    say, wording = facts.wording.say, facts.wording
    columns = (
        Column(say("table.plan")),
        Column(say("table.span")),
        Column(say("table.planned"), numeric=True),
        Column(say("table.invested"), numeric=True),
        Column(say("table.source")),
    )
    rows = tuple(
        (
            period.name,
            _span(period, facts),
            _amount(period.planned, facts),
            _amount(period.invested, facts),
            _sentences((period.note, period.date_note, period.source)),
        )
        for period in periods
    )
    return Table(wording.say("periods.caption"), columns, rows)


def _span(period: PlanPeriod, facts: Facts) -> str:
    first = facts.wording.when(period.starts)
    if period.ends is None:
        return facts.wording.say("when.from", when=first)
    return facts.wording.say("when.span", first=first, last=facts.wording.when(period.ends))


def grants_note(facts: Facts) -> str:
    """How many grants there are, and for how many the amount was published."""
    grants = [post for post in facts.thread.posts if isinstance(post, Grant)]
    known = sum(grant.amount is not None for grant in grants)
    if not grants:
        return facts.wording.say("grants.none")
    return facts.wording.say("grants.note", count=len(grants), known=known)


def _sentences(texts: Iterable[str | None]) -> str:
    """Texts one after the other, each ended by a full stop where another follows."""
    given = [text for text in texts if text]
    ended = [text if text.endswith((".", "!", "?")) else f"{text}." for text in given[:-1]]
    return " ".join([*ended, *given[-1:]])
