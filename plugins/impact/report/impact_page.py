"""One kind of change: how often it was reported, of what, and by which reports."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.impact.compute.hopes import Hope, hopes
from plugins.impact.compute.matrix import Matrix, matrix
from plugins.impact.compute.tally import ImpactTally, tallies
from plugins.impact.model import addresses
from plugins.impact.model.plan import ImpactType
from plugins.impact.report import shapes as s
from plugins.impact.report import views as v
from plugins.impact.report.counts import known_from, number_cell, reports_figure
from plugins.impact.report.facts import Facts
from plugins.impact.report.lines import head, vision_step
from plugins.impact.report.reports import OF_IMPACT, reports_table


def impact_page(impact: ImpactType, facts: Facts) -> v.ImpactPage:
    """``/impacts/<id>/``."""
    say = facts.wording.say
    tally = next(t for t in tallies(facts.evidence.pieces, {impact.id: impact}))
    by_theme = matrix(tally.pieces)
    title = "" if impact.title == impact.plain else say("impact.research", title=impact.title)
    shared = by_theme.shared(impact.id)
    return v.ImpactPage(
        head(facts, impact.plain, addresses.impact(impact.id), section="themes"),
        s.Thread((vision_step(facts),), impact.plain, "impact", summary=title),
        impact.scope,
        _figures(tally, facts),
        known_from(tally.pieces, "#reports", facts),
        _activities(tally, facts),
        tuple(_themes(impact, by_theme, facts)),
        say("impact.shared", count=shared) if shared else "",
    )


def _figures(tally: ImpactTally, facts: Facts) -> tuple[s.Figure, ...]:
    count = len(tally.activities)
    words = facts.wording.say("impact.activities_figure", count=count)
    return (
        reports_figure(tally.pieces, "#reports", facts),
        s.Figure(facts.wording.number(count), words, "#activities" if count else ""),
    )


def _themes(impact: ImpactType, found: Matrix, facts: Facts) -> Iterator[s.TableGroup]:
    """The reports of each theme that has any."""
    for id_, theme in facts.content.themes.items():
        pieces = found.pieces(impact.id, id_)
        if pieces:
            say = facts.wording.say
            title = say("impact.theme_reports", theme=theme.title, count=len(pieces))
            yield s.TableGroup(
                f"theme-{id_}", title, reports_table(pieces, OF_IMPACT, title, facts)
            )


def _activities(tally: ImpactTally, facts: Facts) -> s.Table | None:
    """Every activity that it was reported of, or that set out to bring it about."""
    activities = facts.content.activities
    (hope,) = hopes((tally.impact,), activities.values(), facts.evidence.by_activity)
    counts = dict.fromkeys((*hope.reported, *hope.missing), 0)
    for piece in tally.pieces:
        if piece.activity is not None:
            counts[piece.activity] += 1
    if not counts:
        return None
    say = facts.wording.say
    columns = (
        s.Column(say("table.activity")),
        s.Column(say("hopes.set_out")),
        s.Column(say("table.reports"), numeric=True),
    )
    rows = tuple(
        (
            s.Cell(activities[id_].title, addresses.activity(id_)),
            _set_out(id_, hope, facts),
            number_cell(count, _listed(id_, facts), facts),
        )
        for id_, count in sorted(counts.items(), key=lambda item: -item[1])
    )
    return s.Table(say("impact.activities_caption"), columns, rows)


def _set_out(id_: str, hope: Hope, facts: Facts) -> str:
    say = facts.wording.say
    if id_ in hope.expected:
        return say("hopes.yes")
    return say("hopes.surprise" if id_ in hope.unexpected else "hopes.nobody_wrote")


def _listed(id_: str, facts: Facts) -> str:
    """Where the reports of an activity stand: below the first of its themes."""
    return f"#theme-{facts.content.activities[id_].themes[0]}"
