"""``/money/``: what was given, planned, budgeted and brought in; and the money in one line."""

from __future__ import annotations

from plugins.impact.model import addresses
from plugins.impact.model.area import PlanPeriod
from plugins.impact.model.kinds import Grant
from plugins.impact.report import views as v
from plugins.impact.report.facts import Facts
from plugins.impact.report.lines import head
from plugins.impact.report.money import amount_text, money_table, sentences, statements_table
from plugins.impact.report.money_together import (
    added_table,
    spans_table,
    themes_table,
    without_money,
)
from plugins.impact.report.shapes import Column, MoneyLine, Table


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
        MoneyLine(wording.when(a.date), wording.quantity(a.amount), sentences((a.note, a.source)))
        for a in area.award_statements
    )
    payments = tuple(
        MoneyLine(
            p.what or wording.when(p.date),
            wording.quantity(p.amount),
            sentences((wording.when(p.date) if p.what else None, p.source)),
        )
        for p in area.payments
    )
    return v.MoneyPage(
        head(facts, title, addresses.MONEY, section="money", description=money_line(facts)),
        money_line(facts),
        awards,
        _periods(area.plan_periods, facts),
        payments,
        themes_table(facts),
        spans_table(facts),
        money_table(activities, facts),
        added_table(activities, facts),
        without_money(facts),
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
            amount_text(period.planned, facts),
            amount_text(period.invested, facts),
            sentences((period.note, period.date_note, period.source)),
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
    grants = [post for post in facts.thread.originals if isinstance(post, Grant)]
    known = sum(grant.amount is not None for grant in grants)
    if not grants:
        return facts.wording.say("grants.none")
    return facts.wording.say("grants.note", count=len(grants), known=known)
