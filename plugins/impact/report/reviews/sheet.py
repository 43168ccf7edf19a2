"""The review sheet: what is known of a theme put before a meeting, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from plugins.impact.compute.deadlines import reviews_of
from plugins.impact.compute.gaps import by_closer
from plugins.impact.compute.impact_counts import activity_expectation, impact_counts, ways_known
from plugins.impact.model import addresses
from plugins.impact.model.kinds import Answer, Decision
from plugins.impact.model.plan import Activity, Theme
from plugins.impact.report import components as c
from plugins.impact.report.changes.reports import people_texts
from plugins.impact.report.entries import expectation_tags, status_text, theme_mark
from plugins.impact.report.gaps.page import gap_line, kind_title
from plugins.impact.report.indicators.page import PERCENT, indicator_view
from plugins.impact.report.money.activity_money import money_table
from plugins.impact.report.page import View, head
from plugins.impact.report.reviews.page import QUESTIONS, last_and_next, review_detail
from plugins.impact.report.site_context import SiteContext
from plugins.impact.report.themes.theme_context import ThemeContext

ANSWERS = tuple(answer for answer in get_args(Answer) if answer != "not-recorded")


@dataclass(frozen=True, slots=True)
class ReviewSheetPage(View):
    """``/themes/<id>/review/``: what is known of a theme, and room for what is found.

    ``answers`` and ``decisions`` are those to choose from.
    """

    theme: c.ThemeMark
    summary: str
    known_on: str
    place: tuple[c.Fact, ...]
    reports: tuple[str, ...]
    changes: tuple[c.Figure, ...]
    activities: c.Table | None
    money: c.Table | None
    indicators: tuple[c.TextFact, ...]
    gaps: tuple[str, ...]
    last: tuple[c.Fact, ...]
    questions: tuple[str, ...]
    answers: tuple[str, ...]
    decisions: tuple[str, ...]


def review_sheet_page(theme: Theme, context: SiteContext) -> ReviewSheetPage:
    """``/themes/<id>/review/``: for a meeting, so that search engines need not find it."""
    known, say = ThemeContext(theme, context), context.wording.say
    address, title = addresses.review_sheet(theme.id), say("sheet.title", theme=theme.title)
    return ReviewSheetPage(
        head=head(context, title, address, section="themes", in_index=False),
        theme=theme_mark(theme, context),
        summary=theme.summary,
        known_on=say("sheet.known_on", day=context.wording.day(context.reference_date.day)),
        place=tuple(_place(theme, context)),
        reports=tuple(_reports(known)),
        changes=tuple(_changes(known)),
        activities=_activities(known),
        money=money_table(known.activities, context),
        indicators=tuple(_indicators(known)),
        gaps=tuple(_gaps(theme, context)),
        last=(*last_and_next(theme, context), *_decided(theme, context)),
        questions=tuple(say(f"review.question.{question}") for question in QUESTIONS),
        answers=tuple(say(f"review.answer.{answer}") for answer in ANSWERS),
        decisions=tuple(say(f"review.decision.{decision}") for decision in get_args(Decision)),
    )


def _place(theme: Theme, context: SiteContext) -> Iterator[c.Fact]:
    """Where the theme stands in the thread, and what it is to bring about."""
    say, goals = context.wording.say, context.thread.goals_of((theme,))
    yield c.TextFact(say("thread.our_vision"), context.content.area.vision.text)
    if not goals:
        yield c.TextFact(say("thread.level.goal", count=1), say("thread.supports_all"))
    for goal in goals:
        link = c.Link(goal.title, addresses.goal(goal.id))
        yield c.LinksFact(say("thread.level.goal", count=1), (link,))
        for outcome in goal.outcomes:
            yield c.TextFact(say("thread.level.outcome", count=1), outcome.text)


def _reports(known: ThemeContext) -> Iterator[str]:
    """How much was reported, how anyone knows, and of how many people."""
    wording, context = known.context.wording, known.context
    count = len(known.pieces)
    yield wording.say("sheet.reports", count=count, number=wording.number(count))
    ways = [
        wording.say(f"known_way.{way or 'unsaid'}", number=wording.number(number))
        for way, number in ways_known(known.pieces)
    ]
    if ways:
        yield wording.say("sheet.ways", ways=wording.list_of(ways))
    yield from people_texts(known.pieces, context)


def _changes(known: ThemeContext) -> Iterator[c.Figure]:
    """The kinds of change that were reported, each by how many reports."""
    wording = known.context.wording
    for impact_count in impact_counts(known.pieces, known.context.content.impacts):
        if impact_count.pieces:
            address = addresses.impact_in_theme(impact_count.impact.id, known.theme.id)
            yield c.Figure(
                wording.number(len(impact_count.pieces)), impact_count.impact.plain, address
            )


def _activities(known: ThemeContext) -> c.Table | None:
    if not known.activities:
        return None
    say = known.context.wording.say
    columns = (
        c.Column(say("table.activity")),
        c.Column(say("fact.status")),
        c.Column(say("sheet.changes")),
        c.Column(say("table.reports"), numeric=True),
    )
    rows = tuple(_row(activity, known.context) for activity in known.activities)
    return c.Table(say("sheet.activities"), columns, rows)


def _row(activity: Activity, context: SiteContext) -> tuple[str | c.Cell | c.TagsCell, ...]:
    pieces = context.evidence.by_activity.get(activity.id, ())
    tags = expectation_tags(activity_expectation(activity, pieces), context)
    address = addresses.activity(activity.id)
    nothing = context.wording.say("table.nothing_yet")
    return (
        c.Cell(activity.title, address),
        status_text(activity, context),
        c.TagsCell(tags) if tags else nothing,
        c.Cell(context.wording.number(len(pieces)), f"{address}#reports" if pieces else ""),
    )


def _indicators(known: ThemeContext) -> Iterator[c.TextFact]:
    """The latest reading of each measure, and what the readings say."""
    context, say = known.context, known.context.wording.say
    for indicator in context.content.indicators.values():
        if known.theme.id in indicator.themes:
            view = indicator_view(indicator, context)
            unit = "" if view.unit == PERCENT else view.unit
            latest = [
                say("sheet.reading", value=f"{point.text} {unit}".strip(), when=point.label)
                for point in view.points[-1:]
            ]
            yield c.TextFact(view.title, " ".join([*latest, view.verdict]))


def _gaps(theme: Theme, context: SiteContext) -> Iterator[str]:
    """What is missing: in a sentence of its own, or how often it is."""
    own = [gap for gap in context.gaps_of(("theme", theme.id)) if gap.explained is None]
    for _, kinds in by_closer(own):
        for kind in kinds:
            yield kind_title(kind, context) if len(kind) > 1 else gap_line(kind[0], context).text


def _decided(theme: Theme, context: SiteContext) -> Iterator[c.Fact]:
    """What the last review decided."""
    say = context.wording.say
    for post in reviews_of(theme, context.content)[:1]:
        found = review_detail(post, context).review
        for answer in found.answers:
            text = say(f"review.answer.{answer.answer}")
            text = f"{text}. {answer.because}" if answer.because else text
            yield c.TextFact(say(f"review.question.{answer.question}"), text)
        if found.decision:
            decision = say(f"review.decision.{found.decision}")
            yield c.TextFact(say("review.decision_label"), decision)
