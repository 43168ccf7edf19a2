"""Every report of what changed in a theme: what its numbers are made of."""

from __future__ import annotations

from plugins.impact.model import addresses
from plugins.impact.report import shapes as s
from plugins.impact.report import views as v
from plugins.impact.report.counts import known_from, people_texts
from plugins.impact.report.lines import goal_step, head, vision_step
from plugins.impact.report.reports import OF_THEME, reports_table
from plugins.impact.report.theme_facts import ThemeFacts


def theme_reports_page(known: ThemeFacts) -> v.ThemeReportsPage:
    """``/themes/<id>/reports/``, where anything was reported."""
    facts, theme, say = known.facts, known.theme, known.facts.wording.say
    title = say("theme.reports_title", theme=theme.title)
    steps = (
        vision_step(facts),
        goal_step((theme,), facts),
        s.Step("theme", (s.Link(theme.title, known.address),)),
    )
    return v.ThemeReportsPage(
        head(facts, title, addresses.theme_reports(theme.id), section="themes"),
        s.Thread(steps, title, "", facts.colours[theme.id]),
        known_from(known.pieces, "#reports", facts),
        people_texts(known.pieces, facts),
        reports_table(known.pieces, OF_THEME, title, facts),
    )
