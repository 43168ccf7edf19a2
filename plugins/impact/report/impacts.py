"""The kinds of change that were reported: how often, through what, and how anyone knows."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.impact.compute.tally import ImpactTally, tallies
from plugins.impact.model import addresses
from plugins.impact.model.plan import ImpactType
from plugins.impact.report import shapes as s
from plugins.impact.report import views as v
from plugins.impact.report.charts import SCOPES, impact_chart
from plugins.impact.report.counts import known_from, reports_figure
from plugins.impact.report.facts import Facts
from plugins.impact.report.lines import head, post_lines, posts_of, vision_step


def impacts_page(facts: Facts) -> v.ImpactsPage:
    """Every kind of change, for people and for the community, most reported first."""
    say = facts.wording.say
    ranked = tallies(facts.evidence.pieces, facts.content.impacts)
    individual, collective = (_table(scope, ranked, facts) for scope in SCOPES)
    return v.ImpactsPage(
        head(facts, say("impacts.title"), addresses.IMPACTS, section="themes"),
        impact_chart(facts.evidence.pieces, say("impacts.chart"), facts),
        individual,
        collective,
    )


def _table(scope: str, ranked: Iterable[ImpactTally], facts: Facts) -> s.Table:
    wording, say = facts.wording, facts.wording.say
    columns = (
        s.Column(say("table.change")),
        s.Column(say("table.activities"), numeric=True),
        s.Column(say("table.reports"), numeric=True),
        s.Column(say("table.known_from")),
    )
    rows = tuple(
        (
            s.Cell(tally.impact.plain, addresses.impact(tally.impact.id)),
            wording.number(len(tally.activities)),
            wording.number(len(tally.pieces)),
            _ways(tally, facts),
        )
        for tally in ranked
        if tally.impact.scope == scope
    )
    return s.Table(say(f"impacts.caption.{scope}"), columns, rows)


def _ways(tally: ImpactTally, facts: Facts) -> str:
    wording = facts.wording
    ways = [
        wording.say(f"known_way.{way or 'unsaid'}", number=wording.number(count))
        for way, count in tally.known_from
    ]
    return wording.list_of(ways) if ways else wording.say("table.nothing_yet")


def impact_page(impact: ImpactType, facts: Facts) -> v.ImpactPage:
    """``/impacts/<id>/``."""
    say = facts.wording.say
    tally = next(t for t in tallies(facts.evidence.pieces, {impact.id: impact}))
    figures = (
        reports_figure(tally.pieces, "#posts", facts),
        s.Figure(
            facts.wording.number(len(tally.activities)),
            say("impact.activities_figure", count=len(tally.activities)),
            "#activities" if tally.activities else "",
        ),
    )
    title = "" if impact.title == impact.plain else say("impact.research", title=impact.title)
    return v.ImpactPage(
        head(facts, impact.plain, addresses.impact(impact.id), section="themes"),
        s.Thread((vision_step(facts),), impact.plain, "impact", summary=title),
        impact.scope,
        figures,
        known_from(tally.pieces, facts),
        _activities(tally, facts),
        post_lines(posts_of(tally.pieces, facts), facts),
    )


def _activities(tally: ImpactTally, facts: Facts) -> s.Table | None:
    if not tally.activities:
        return None
    say = facts.wording.say
    columns = (s.Column(say("table.activity")), s.Column(say("table.reports"), numeric=True))
    counts = dict.fromkeys(tally.activities, 0)
    for piece in tally.pieces:
        if piece.activity is not None:
            counts[piece.activity] += 1
    rows = tuple(
        (
            s.Cell(facts.content.activities[id_].title, addresses.activity(id_)),
            facts.wording.number(count),
        )
        for id_, count in sorted(counts.items(), key=lambda item: -item[1])
    )
    return s.Table(say("impact.activities_caption"), columns, rows)
