"""``/money/``: what was given, planned, budgeted and brought in, together and in one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plugins.impact.compute.money import SharedMoney, Sum, by_span
from plugins.impact.model import addresses
from plugins.impact.model.area import PlanPeriod
from plugins.impact.model.kinds import Grant
from plugins.impact.model.plan import Activity, AddedValue, Theme
from plugins.impact.report import components as c
from plugins.impact.report.money.activity_money import (
    amount_text,
    money_table,
    sentences,
    statements_table,
)
from plugins.impact.report.page import View, head
from plugins.impact.report.site_context import SiteContext


@dataclass(frozen=True, slots=True)
class MoneyPage(View):
    """``/money/``: as stated, as planned, as budgeted; nothing joined that differs.

    ``unknown`` are the activities of which no sum was published.
    """

    lede: str
    awards: tuple[c.MoneyLine, ...]
    periods: c.Table | None
    payments: tuple[c.MoneyLine, ...]
    themes: c.Table | None
    spans: c.Table | None
    activities: c.Table | None
    added: c.Table | None
    unknown: tuple[c.Link, ...]
    statements: c.Table | None
    grants_note: str


def money_line(context: SiteContext) -> str:
    """The money in one sentence, as far as it was stated; empty where it was not."""
    award, say = context.content.area.award, context.wording.say
    if award is None:
        return ""
    amount = context.wording.quantity(award.amount)
    key = "money.line_ended" if context.reference_date.ended else "money.line"
    return say(key, amount=amount, place=context.content.area.place)


def money_page(context: SiteContext) -> MoneyPage:
    """What was given, planned, budgeted and brought in."""
    area, wording = context.content.area, context.wording
    activities = context.content.activities.values()
    title = wording.say("money.title")
    awards = tuple(
        c.MoneyLine(wording.when(a.date), wording.quantity(a.amount), sentences((a.note, a.source)))
        for a in area.award_statements
    )
    payments = tuple(
        c.MoneyLine(
            p.what or wording.when(p.date),
            wording.quantity(p.amount),
            sentences((wording.when(p.date) if p.what else None, p.source)),
        )
        for p in area.payments
    )
    return MoneyPage(
        head(context, title, addresses.MONEY, section="money", description=money_line(context)),
        money_line(context),
        awards,
        _periods(area.plan_periods, context),
        payments,
        themes_table(context),
        spans_table(context),
        money_table(activities, context),
        added_table(activities, context),
        without_money(context),
        statements_table(activities, context),
        grants_note(context),
    )


def _periods(periods: tuple[PlanPeriod, ...], context: SiteContext) -> c.Table | None:
    if not periods:
        return None
    say, wording = context.wording.say, context.wording
    columns = (
        c.Column(say("table.plan")),
        c.Column(say("table.span")),
        c.Column(say("table.planned"), numeric=True),
        c.Column(say("table.invested"), numeric=True),
        c.Column(say("table.source")),
    )
    rows = tuple(
        (
            period.name,
            _span(period, context),
            amount_text(period.planned, context),
            amount_text(period.invested, context),
            sentences((period.note, period.date_note, period.source)),
        )
        for period in periods
    )
    return c.Table(wording.say("periods.caption"), columns, rows)


def _span(period: PlanPeriod, context: SiteContext) -> str:
    first = context.wording.when(period.starts)
    if period.ends is None:
        return context.wording.say("when.from", when=first)
    return context.wording.say("when.span", first=first, last=context.wording.when(period.ends))


def grants_note(context: SiteContext) -> str:
    """How many grants there are, and for how many the amount was published."""
    grants = [post for post in context.thread.originals if isinstance(post, Grant)]
    known = sum(grant.amount is not None for grant in grants)
    if not grants:
        return context.wording.say("grants.none")
    return context.wording.say("grants.note", count=len(grants), known=known)


def themes_table(context: SiteContext) -> c.Table | None:
    """A row for each theme and span, and one for a theme of which nothing was published.

    The money of an activity in several themes stands whole under each of them, so themes are
    never added up. None where no activity's money is known.
    """
    if not by_span(context.content.activities.values()):
        return None
    columns = (c.Column(context.wording.say("table.theme")), *_columns(context))
    rows = tuple(row for theme in context.content.themes.values() for row in _theme(theme, context))
    return c.Table(context.wording.say("money.themes_caption"), columns, rows)


def _theme(theme: Theme, context: SiteContext) -> Iterator[tuple[c.AnyCell, ...]]:
    named = c.Cell(theme.title, addresses.theme(theme.id))
    together = by_span(context.thread.activities_of_theme[theme.id])
    for shared in together:
        yield (named, *_cells(shared, context))
    if not together:
        unknown = context.wording.say("money.unknown")
        activities = context.thread.activities_of_theme[theme.id]
        links = c.LinksCell(tuple(c.Link(a.title, addresses.activity(a.id)) for a in activities))
        yield (named, unknown, links, *(unknown for _ in range(len(_columns(context)) - 2)))


def spans_table(context: SiteContext) -> c.Table | None:
    """A row for each span, with every activity once; none where there is but one activity a span.

    It adds nothing to the table of activities unless some span has several of them.
    """
    together = by_span(context.content.activities.values())
    if all(len(shared.lines) == 1 for shared in together):
        return None
    rows = tuple(_cells(shared, context) for shared in together)
    return c.Table(context.wording.say("money.spans_caption"), _columns(context), rows)


def _columns(context: SiteContext) -> tuple[c.Column, ...]:
    say = context.wording.say
    return (
        c.Column(say("table.span")),
        c.Column(say("table.activities")),
        c.Column(say("table.budget"), numeric=True),
        c.Column(say("table.committed"), numeric=True),
        c.Column(say("table.spent"), numeric=True),
        c.Column(say("table.added_value"), numeric=True),
    )


def _cells(shared: SharedMoney, context: SiteContext) -> tuple[c.AnyCell, ...]:
    activities = [line.activity for line in shared.lines]
    return (
        context.wording.when(shared.span),
        c.LinksCell(tuple(c.Link(a.title, addresses.activity_money(a.id)) for a in activities)),
        _sum(shared.budget, context),
        _sum(shared.committed, context),
        _sum(shared.spent, context),
        _added(shared, context),
    )


def _sum(found: Sum, context: SiteContext) -> str:
    """A sum, and of how many activities it is where not all of them are known."""
    say, wording = context.wording.say, context.wording
    if found.amount is None:
        return say("money.unknown")
    amount = wording.quantity(found.amount)
    if found.known == found.of:
        return amount
    return say("money.known_of", amount=amount, known=found.known, of=found.of)


def _added(shared: SharedMoney, context: SiteContext) -> str:
    """What came on top in money, and the hours that have no value in money beside it."""
    if shared.hours is None:
        return _sum(shared.added, context)
    hours = context.wording.say("money.hours", hours=context.wording.quantity(shared.hours))
    money = [_sum(shared.added, context)] if shared.added.amount is not None else []
    return context.wording.list_of([*money, hours])


def added_table(activities: Iterable[Activity], context: SiteContext) -> c.Table | None:
    """Each thing that came on top of the area's own money: its kind, and how it was reckoned."""
    say = context.wording.say
    rows = tuple(
        _added_row(activity, part, context)
        for activity in activities
        for part in sorted(activity.added_value, key=lambda part: part.span)
    )
    if not rows:
        return None
    columns = (
        c.Column(say("table.activity")),
        c.Column(say("table.span")),
        c.Column(say("table.kind")),
        c.Column(say("table.amount"), numeric=True),
        c.Column(say("table.basis")),
        c.Column(say("table.source")),
    )
    return c.Table(say("money.added_caption"), columns, rows)


def _added_row(activity: Activity, part: AddedValue, context: SiteContext) -> tuple[c.AnyCell, ...]:
    say, wording = context.wording.say, context.wording
    given = say("money.given_by", giver=part.giver) if part.giver else None
    return (
        c.Cell(activity.title, addresses.activity_money(activity.id)),
        wording.when(part.span),
        say(f"money.kind.{part.kind}"),
        _worth(part, context),
        sentences((given, part.basis, _rate(part, context), part.note)),
        part.source or say("money.unknown"),
    )


def _worth(part: AddedValue, context: SiteContext) -> str:
    """Its value in money, with the hours that it is reckoned from; or the hours alone."""
    say, wording = context.wording.say, context.wording
    hours = wording.quantity(part.hours) if part.hours is not None else None
    if part.value is None:
        return say("money.hours", hours=hours) if hours else say("money.unknown")
    return wording.quantity(part.value)


def _rate(part: AddedValue, context: SiteContext) -> str | None:
    """How hours became money, where they did."""
    if part.amount is not None or part.value is None or part.rate is None or part.hours is None:
        return None
    wording = context.wording
    return wording.say(
        "money.hours_at",
        hours=wording.quantity(part.hours),
        rate=wording.quantity(part.rate),
        source=part.rate_source,
    )


def without_money(context: SiteContext) -> tuple[c.Link, ...]:
    """The activities of which no sum was published."""
    return tuple(
        c.Link(activity.title, addresses.activity(activity.id))
        for activity in context.content.activities.values()
        if not (activity.funding or activity.added_value)
    )
