"""The kinds of change that were reported: how often, through what, and what was hoped for."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.impact.compute.hopes import Hope, hopes
from plugins.impact.compute.matrix import matrix
from plugins.impact.compute.tally import ImpactTally, tallies
from plugins.impact.model import addresses
from plugins.impact.report import shapes as s
from plugins.impact.report import views as v
from plugins.impact.report.charts import SCOPES, impact_chart
from plugins.impact.report.counts import number_cell
from plugins.impact.report.facts import Facts
from plugins.impact.report.lines import head


def impacts_page(facts: Facts) -> v.ImpactsPage:
    """Every kind of change, for people and for the community, most reported first."""
    say = facts.wording.say
    ranked = tallies(facts.evidence.pieces, facts.content.impacts)
    individual, collective = (_table(scope, ranked, facts) for scope in SCOPES)
    return v.ImpactsPage(
        head(facts, say("impacts.title"), addresses.IMPACTS, section="themes"),
        impact_chart(facts.evidence.pieces, say("impacts.chart"), addresses.impact_reports, facts),
        individual,
        collective,
        _hopes(ranked, facts),
        _unsaid(facts),
        _matrix(ranked, facts),
        bool(facts.content.indicators),
    )


def _table(scope: str, ranked: Iterable[ImpactTally], facts: Facts) -> s.Table:
    say = facts.wording.say
    columns = (
        s.Column(say("table.change")),
        s.Column(say("table.activities"), numeric=True),
        s.Column(say("table.reports"), numeric=True),
        s.Column(say("table.known_from")),
    )
    rows = tuple(_row(tally, facts) for tally in ranked if tally.impact.scope == scope)
    return s.Table(say(f"impacts.caption.{scope}"), columns, rows)


def _row(tally: ImpactTally, facts: Facts) -> tuple[s.AnyCell, ...]:
    id_ = tally.impact.id
    return (
        s.Cell(tally.impact.plain, addresses.impact(id_)),
        number_cell(len(tally.activities), addresses.impact_activities(id_), facts),
        number_cell(len(tally.pieces), addresses.impact_reports(id_), facts),
        _ways(tally, facts),
    )


def _ways(tally: ImpactTally, facts: Facts) -> str:
    wording = facts.wording
    ways = [
        wording.say(f"known_way.{way or 'unsaid'}", number=wording.number(count))
        for way, count in tally.known_from
    ]
    return wording.list_of(ways) if ways else wording.say("table.nothing_yet")


def _hopes(ranked: Iterable[ImpactTally], facts: Facts) -> s.Table | None:
    """What activities set out to change, beside what was reported; none where none says so."""
    activities = facts.content.activities.values()
    if not any(activity.expects for activity in activities):
        return None
    say = facts.wording.say
    found = hopes((tally.impact for tally in ranked), activities, facts.evidence.by_activity)
    columns = (
        s.Column(say("table.change")),
        s.Column(say("hopes.expected"), numeric=True),
        s.Column(say("hopes.met"), numeric=True),
        s.Column(say("hopes.unexpected"), numeric=True),
        s.Column(say("hopes.unsaid"), numeric=True),
    )
    rows = tuple(_hope(hope, facts) for hope in found if hope.expected or hope.reported)
    return s.Table(say("hopes.caption"), columns, rows)


def _hope(hope: Hope, facts: Facts) -> tuple[s.AnyCell, ...]:
    listed = addresses.impact_activities(hope.impact.id)
    counts = (hope.expected, hope.met, hope.unexpected, hope.unsaid)
    return (
        s.Cell(hope.impact.plain, addresses.impact(hope.impact.id)),
        *(number_cell(len(ids), listed, facts) for ids in counts),
    )


def _unsaid(facts: Facts) -> s.Link | None:
    """How many activities do not say what they set out to change; none where all do."""
    activities = facts.content.activities.values()
    count = sum(not activity.expects for activity in activities)
    if not count:
        return None
    text = facts.wording.say("hopes.not_written_down", count=count, total=len(activities))
    return s.Link(text, addresses.GAPS)


def _matrix(ranked: Iterable[ImpactTally], facts: Facts) -> s.Table | None:
    """A row for each kind of change that was reported, and a column for each theme."""
    reported = [tally for tally in ranked if tally.pieces]
    if not reported or not facts.content.themes:
        return None
    say, found = facts.wording.say, matrix(facts.evidence.pieces)
    columns = (
        s.Column(say("table.change")),
        *(s.Column(theme.title, numeric=True) for theme in facts.content.themes.values()),
        s.Column(say("matrix.all"), numeric=True),
    )
    rows = tuple(
        (
            s.Cell(tally.impact.plain, addresses.impact(tally.impact.id)),
            *(
                number_cell(
                    len(found.pieces(tally.impact.id, theme)),
                    addresses.impact_in_theme(tally.impact.id, theme),
                    facts,
                )
                for theme in facts.content.themes
            ),
            number_cell(len(tally.pieces), addresses.impact_reports(tally.impact.id), facts),
        )
        for tally in reported
    )
    return s.Table(say("matrix.caption"), columns, rows)
