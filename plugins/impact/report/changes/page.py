"""Kinds of change: how often each was reported, through what, and what was hoped for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plugins.impact.compute.impact_counts import (
    ImpactCount,
    ImpactExpectation,
    Matrix,
    matrix,
)
from plugins.impact.model import addresses
from plugins.impact.model.plan import ImpactType
from plugins.impact.report import components as c
from plugins.impact.report.changes.reports import (
    OF_IMPACT,
    SCOPES,
    impact_chart,
    known_from,
    number_cell,
    reports_figure,
    reports_table,
)
from plugins.impact.report.entries import vision_step
from plugins.impact.report.page import View, head
from plugins.impact.report.site_context import SiteContext


@dataclass(frozen=True, slots=True)
class ImpactsPage(View):
    """``/impacts/``: the kinds of change, the most often reported first.

    ``expectations`` sets what activities set out to change beside what was reported; where none of
    them says that there is none, and ``unsaid`` says so. ``matrix`` has a row for each kind
    of change and a column for each theme. ``indicators`` says whether there are any to go on to.
    """

    chart: c.Chart | None
    individual: c.Table
    collective: c.Table
    expectations: c.Table | None
    unsaid: c.Link | None
    matrix: c.Table | None
    indicators: bool


@dataclass(frozen=True, slots=True)
class ImpactPage(View):
    """``/impacts/<id>/``: the reports that state a kind of change, theme by theme.

    ``shared`` says how many of them stand under more than one theme; empty where none does.
    """

    thread: c.ThreadSteps
    scope: str
    figures: tuple[c.Figure, ...]
    known_from: tuple[c.Figure, ...]
    activities: c.Table | None
    themes: tuple[c.TableGroup, ...]
    shared: str


def impacts_page(context: SiteContext) -> ImpactsPage:
    """Every kind of change, for people and for the community, most reported first."""
    say = context.wording.say
    ranked = tuple(context.impact_counts.values())
    individual, collective = (_table(scope, ranked, context) for scope in SCOPES)
    return ImpactsPage(
        head(context, say("impacts.title"), addresses.IMPACTS, section="themes"),
        impact_chart(
            context.evidence.pieces, say("impacts.chart"), addresses.impact_reports, context
        ),
        individual,
        collective,
        _expectations(ranked, context),
        _unsaid(context),
        _matrix(ranked, context),
        bool(context.content.indicators),
    )


def _table(scope: str, ranked: Iterable[ImpactCount], context: SiteContext) -> c.Table:
    say = context.wording.say
    columns = (
        c.Column(say("table.change")),
        c.Column(say("table.activities"), numeric=True),
        c.Column(say("table.reports"), numeric=True),
        c.Column(say("table.known_from")),
    )
    rows = tuple(
        _row(impact_count, context) for impact_count in ranked if impact_count.impact.scope == scope
    )
    return c.Table(say(f"impacts.caption.{scope}"), columns, rows)


def _row(impact_count: ImpactCount, context: SiteContext) -> tuple[c.AnyCell, ...]:
    id_ = impact_count.impact.id
    return (
        c.Cell(impact_count.impact.plain, addresses.impact(id_)),
        number_cell(len(impact_count.activities), addresses.impact_activities(id_), context),
        number_cell(len(impact_count.pieces), addresses.impact_reports(id_), context),
        _ways(impact_count, context),
    )


def _ways(impact_count: ImpactCount, context: SiteContext) -> str:
    wording = context.wording
    ways = [
        wording.say(f"known_way.{way or 'unsaid'}", number=wording.number(count))
        for way, count in impact_count.known_from
    ]
    return wording.list_of(ways) if ways else wording.say("table.nothing_yet")


def _expectations(ranked: Iterable[ImpactCount], context: SiteContext) -> c.Table | None:
    """What activities set out to change, beside what was reported; none where none says so."""
    if not any(activity.expects for activity in context.content.activities.values()):
        return None
    say = context.wording.say
    found = [context.expectations[impact_count.impact.id] for impact_count in ranked]
    columns = (
        c.Column(say("table.change")),
        c.Column(say("hopes.expected"), numeric=True),
        c.Column(say("hopes.met"), numeric=True),
        c.Column(say("hopes.unexpected"), numeric=True),
        c.Column(say("hopes.unsaid"), numeric=True),
    )
    rows = tuple(
        _expectation(expectation, context)
        for expectation in found
        if expectation.expected or expectation.reported
    )
    return c.Table(say("hopes.caption"), columns, rows)


def _expectation(expectation: ImpactExpectation, context: SiteContext) -> tuple[c.AnyCell, ...]:
    listed = addresses.impact_activities(expectation.impact.id)
    counts = (expectation.expected, expectation.met, expectation.unexpected, expectation.unsaid)
    return (
        c.Cell(expectation.impact.plain, addresses.impact(expectation.impact.id)),
        *(number_cell(len(ids), listed, context) for ids in counts),
    )


def _unsaid(context: SiteContext) -> c.Link | None:
    """How many activities do not say what they set out to change; none where all do."""
    activities = context.content.activities.values()
    count = sum(not activity.expects for activity in activities)
    if not count:
        return None
    text = context.wording.say("hopes.not_written_down", count=count, total=len(activities))
    return c.Link(text, addresses.GAPS)


def _matrix(ranked: Iterable[ImpactCount], context: SiteContext) -> c.Table | None:
    """A row for each kind of change that was reported, and a column for each theme."""
    reported = [impact_count for impact_count in ranked if impact_count.pieces]
    if not reported or not context.content.themes:
        return None
    say, found = context.wording.say, matrix(context.evidence.pieces)
    columns = (
        c.Column(say("table.change")),
        *(c.Column(theme.title, numeric=True) for theme in context.content.themes.values()),
        c.Column(say("matrix.all"), numeric=True),
    )
    rows = tuple(
        (
            c.Cell(impact_count.impact.plain, addresses.impact(impact_count.impact.id)),
            *(
                number_cell(
                    len(found.pieces(impact_count.impact.id, theme)),
                    addresses.impact_in_theme(impact_count.impact.id, theme),
                    context,
                )
                for theme in context.content.themes
            ),
            number_cell(
                len(impact_count.pieces), addresses.impact_reports(impact_count.impact.id), context
            ),
        )
        for impact_count in reported
    )
    return c.Table(say("matrix.caption"), columns, rows)


def impact_page(impact: ImpactType, context: SiteContext) -> ImpactPage:
    """``/impacts/<id>/``."""
    say = context.wording.say
    impact_count = context.impact_counts[impact.id]
    by_theme = matrix(impact_count.pieces)
    title = "" if impact.title == impact.plain else say("impact.research", title=impact.title)
    shared = by_theme.shared(impact.id)
    return ImpactPage(
        head(context, impact.plain, addresses.impact(impact.id), section="themes"),
        c.ThreadSteps((vision_step(context),), impact.plain, "impact", summary=title),
        impact.scope,
        _figures(impact_count, context),
        known_from(impact_count.pieces, "#reports", context),
        _activities(impact_count, context),
        tuple(_themes(impact, by_theme, context)),
        say("impact.shared", count=shared) if shared else "",
    )


def _figures(impact_count: ImpactCount, context: SiteContext) -> tuple[c.Figure, ...]:
    count = len(impact_count.activities)
    words = context.wording.say("impact.activities_figure", count=count)
    return (
        reports_figure(impact_count.pieces, "#reports", context),
        c.Figure(context.wording.number(count), words, "#activities" if count else ""),
    )


def _themes(impact: ImpactType, found: Matrix, context: SiteContext) -> Iterator[c.TableGroup]:
    """The reports of each theme that has any."""
    for id_, theme in context.content.themes.items():
        pieces = found.pieces(impact.id, id_)
        if pieces:
            say = context.wording.say
            title = say("impact.theme_reports", theme=theme.title, count=len(pieces))
            yield c.TableGroup(
                f"theme-{id_}", title, reports_table(pieces, OF_IMPACT, title, context)
            )


def _activities(impact_count: ImpactCount, context: SiteContext) -> c.Table | None:
    """Every activity that it was reported of, or that set out to bring it about."""
    activities = context.content.activities
    expectation = context.expectations[impact_count.impact.id]
    counts = dict.fromkeys((*expectation.reported, *expectation.missing), 0)
    for piece in impact_count.pieces:
        if piece.activity is not None:
            counts[piece.activity] += 1
    if not counts:
        return None
    say = context.wording.say
    set_out = _set_out(expectation, context)
    columns = (
        c.Column(say("table.activity")),
        c.Column(say("hopes.set_out")),
        c.Column(say("table.reports"), numeric=True),
    )
    rows = tuple(
        (
            c.Cell(activities[id_].title, addresses.activity(id_)),
            set_out.get(id_, say("hopes.nobody_wrote")),
            number_cell(count, _listed(id_, context), context),
        )
        for id_, count in sorted(counts.items(), key=lambda item: -item[1])
    )
    return c.Table(say("impact.activities_caption"), columns, rows)


def _set_out(expectation: ImpactExpectation, context: SiteContext) -> Mapping[str, str]:
    """Whether each activity set out to bring it about, as far as anybody wrote that down."""
    say = context.wording.say
    return {
        **dict.fromkeys(expectation.unexpected, say("hopes.surprise")),
        **dict.fromkeys(expectation.expected, say("hopes.yes")),
    }


def _listed(id_: str, context: SiteContext) -> str:
    """Where the reports of an activity stand: below the first of its themes."""
    return f"#theme-{context.content.activities[id_].themes[0]}"
