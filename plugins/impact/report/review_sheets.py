"""The review sheet: what is known of a theme put before a meeting, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from plugins.impact.compute.gaps import by_closer
from plugins.impact.compute.reviews import reviews_of
from plugins.impact.compute.tally import expectation, tallies
from plugins.impact.compute.tally import known_from as ways_known
from plugins.impact.model import addresses
from plugins.impact.model.kinds import Answer, Decision
from plugins.impact.model.plan import Activity, Theme
from plugins.impact.report import shapes as s
from plugins.impact.report import views as v
from plugins.impact.report.counts import people_texts
from plugins.impact.report.details import QUESTIONS, review_detail
from plugins.impact.report.facts import Facts
from plugins.impact.report.gap_lines import gap_line, kind_title
from plugins.impact.report.indicators import PERCENT, indicator_view
from plugins.impact.report.lines import expectation_tags, head, status_text, theme_mark
from plugins.impact.report.money import money_table
from plugins.impact.report.reviews import last_and_next
from plugins.impact.report.theme_facts import ThemeFacts

ANSWERS = tuple(answer for answer in get_args(Answer) if answer != "not-recorded")


def review_sheet(theme: Theme, facts: Facts) -> v.ReviewSheetPage:
    """``/themes/<id>/review/``: for a meeting, so that search engines need not find it."""
    known, say = ThemeFacts(theme, facts), facts.wording.say
    address, title = addresses.review_sheet(theme.id), say("sheet.title", theme=theme.title)
    return v.ReviewSheetPage(
        head=head(facts, title, address, section="themes", in_index=False),
        theme=theme_mark(theme, facts),
        summary=theme.summary,
        known_on=say("sheet.known_on", day=facts.wording.day(facts.reckoning.day)),
        place=tuple(_place(theme, facts)),
        reports=tuple(_reports(known)),
        changes=tuple(_changes(known)),
        activities=_activities(known),
        money=money_table(known.activities, facts),
        indicators=tuple(_indicators(known)),
        gaps=tuple(_gaps(theme, facts)),
        last=(*last_and_next(theme, facts), *_decided(theme, facts)),
        questions=tuple(say(f"review.question.{question}") for question in QUESTIONS),
        answers=tuple(say(f"review.answer.{answer}") for answer in ANSWERS),
        decisions=tuple(say(f"review.decision.{decision}") for decision in get_args(Decision)),
    )


def _place(theme: Theme, facts: Facts) -> Iterator[s.Fact]:
    """Where the theme stands in the thread, and what it is to bring about."""
    say, goals = facts.wording.say, facts.thread.goals_of((theme,))
    yield s.TextFact(say("thread.our_vision"), facts.content.area.vision.text)
    if not goals:
        yield s.TextFact(say("thread.level.goal", count=1), say("thread.supports_all"))
    for goal in goals:
        link = s.Link(goal.title, addresses.goal(goal.id))
        yield s.LinksFact(say("thread.level.goal", count=1), (link,))
        for outcome in goal.outcomes:
            yield s.TextFact(say("thread.level.outcome", count=1), outcome.text)


def _reports(known: ThemeFacts) -> Iterator[str]:
    """How much was reported, how anyone knows, and of how many people."""
    wording, facts = known.facts.wording, known.facts
    count = len(known.pieces)
    yield wording.say("sheet.reports", count=count, number=wording.number(count))
    ways = [
        wording.say(f"known_way.{way or 'unsaid'}", number=wording.number(number))
        for way, number in ways_known(known.pieces)
    ]
    if ways:
        yield wording.say("sheet.ways", ways=wording.list_of(ways))
    yield from people_texts(known.pieces, facts)


def _changes(known: ThemeFacts) -> Iterator[s.Figure]:
    """The kinds of change that were reported, each by how many reports."""
    wording = known.facts.wording
    for tally in tallies(known.pieces, known.facts.content.impacts):
        if tally.pieces:
            address = addresses.impact_in_theme(tally.impact.id, known.theme.id)
            yield s.Figure(wording.number(len(tally.pieces)), tally.impact.plain, address)


def _activities(known: ThemeFacts) -> s.Table | None:
    if not known.activities:
        return None
    say = known.facts.wording.say
    columns = (
        s.Column(say("table.activity")),
        s.Column(say("fact.status")),
        s.Column(say("sheet.changes")),
        s.Column(say("table.reports"), numeric=True),
    )
    rows = tuple(_row(activity, known.facts) for activity in known.activities)
    return s.Table(say("sheet.activities"), columns, rows)


def _row(activity: Activity, facts: Facts) -> tuple[str | s.Cell | s.TagsCell, ...]:
    pieces = facts.evidence.by_activity.get(activity.id, ())
    tags = expectation_tags(expectation(activity, pieces), facts)
    address = addresses.activity(activity.id)
    nothing = facts.wording.say("table.nothing_yet")
    return (
        s.Cell(activity.title, address),
        status_text(activity, facts),
        s.TagsCell(tags) if tags else nothing,
        s.Cell(facts.wording.number(len(pieces)), f"{address}#reports" if pieces else ""),
    )


def _indicators(known: ThemeFacts) -> Iterator[s.TextFact]:
    """The latest reading of each measure, and what the readings say."""
    facts, say = known.facts, known.facts.wording.say
    for indicator in facts.content.indicators.values():
        if known.theme.id in indicator.themes:
            view = indicator_view(indicator, facts)
            unit = "" if view.unit == PERCENT else view.unit
            latest = [
                say("sheet.reading", value=f"{point.text} {unit}".strip(), when=point.label)
                for point in view.points[-1:]
            ]
            yield s.TextFact(view.title, " ".join([*latest, view.verdict]))


def _gaps(theme: Theme, facts: Facts) -> Iterator[str]:
    """What is missing: in a sentence of its own, or how often it is."""
    own = [gap for gap in facts.gaps if theme.id in gap.themes and gap.explained is None]
    for _, kinds in by_closer(own):
        for kind in kinds:
            yield kind_title(kind, facts) if len(kind) > 1 else gap_line(kind[0], facts).text


def _decided(theme: Theme, facts: Facts) -> Iterator[s.Fact]:
    """What the last review decided."""
    say = facts.wording.say
    for post in reviews_of(theme, facts.content)[:1]:
        found = review_detail(post, facts).review
        for answer in found.answers:
            text = say(f"review.answer.{answer.answer}")
            text = f"{text}. {answer.because}" if answer.because else text
            yield s.TextFact(say(f"review.question.{answer.question}"), text)
        if found.decision:
            decision = say(f"review.decision.{found.decision}")
            yield s.TextFact(say("review.decision_label"), decision)
