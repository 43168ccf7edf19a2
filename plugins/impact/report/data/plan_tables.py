"""The plan as tables: the area, its goals, themes, activities, kinds of change and partners."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from plugins.impact.compute.tally import expectation
from plugins.impact.model import addresses
from plugins.impact.model.plan import Scope, Status
from plugins.impact.report.data.tables import (
    Definition,
    at,
    column,
    entries,
    named,
    own_id,
    page,
    pairs,
    to,
)
from plugins.impact.report.facts import Facts


def _outcomes(facts: Facts) -> Iterator[tuple[str, Any]]:
    for goal in facts.content.goals.values():
        for outcome in goal.outcomes:
            yield goal.id, outcome


def _expected(facts: Facts) -> Iterator[tuple[str, str, bool]]:
    """Each activity with each impact it set out to make, and whether that was reported."""
    for activity in facts.content.activities.values():
        found = expectation(activity, facts.evidence.by_activity.get(activity.id, ()))
        for impact in activity.expects:
            yield activity.id, impact, impact in found.evidenced


PLAN = (
    Definition(
        "area",
        lambda facts: (facts.content.area,),
        (
            column("id", needed=True, meaning="id.area"),
            column("name", needed=True, meaning="name.area"),
            column("place", needed=True, meaning="place.area"),
            column("programme", needed=True),
            column("vision", value=lambda a, _: a.vision.text, needed=True),
            column("vision_attribution", value=lambda a, _: a.vision.attribution),
            column("vision_source", value=lambda a, _: a.vision.source, meaning="source"),
            column("started", "when", needed=True),
            column("ended", "day"),
            to("locally_trusted_organisation", "partners"),
            column("language", needed=True, meaning="language.area"),
            column("timezone", needed=True),
            column("currency", needed=True),
            column("notice"),
            column("reckoned_on", "day", lambda _, f: f.reckoning.day, needed=True),
            column("page", "link", lambda _, f: f.url(addresses.HOME), needed=True),
        ),
    ),
    Definition(
        "plan_periods",
        lambda facts: facts.content.area.plan_periods,
        (
            own_id("plan_periods"),
            column("name", needed=True),
            column("starts", "when", needed=True),
            column("ends", "when"),
            column("planned", "money"),
            column("invested", "money"),
            column("source"),
            column("date_note"),
            column("note"),
        ),
    ),
    Definition(
        "programme_outcomes",
        entries("programme_outcomes"),
        (own_id("programme_outcomes"), column("title", needed=True), column("source")),
    ),
    Definition(
        "goals",
        entries("goals"),
        (own_id("goals"), column("title", needed=True), column("source"), page(addresses.goal)),
    ),
    Definition(
        "goal_outcomes",
        _outcomes,
        (
            own_id("goal_outcomes", lambda row, _: f"{row[0]}/{row[1].id}"),
            to("goal", "goals", at(0), needed=True),
            column("text", value=lambda row, _: row[1].text, needed=True),
        ),
    ),
    pairs(
        "goal_programme_outcomes",
        ("goal", "goals"),
        ("programme_outcome", "programme_outcomes"),
        named("goals", "programme_outcomes"),
    ),
    pairs(
        "goal_plan_periods",
        ("goal", "goals"),
        ("plan_period", "plan_periods"),
        named("goals", "plan_periods"),
    ),
    Definition(
        "themes",
        entries("themes"),
        (
            own_id("themes"),
            column("title", needed=True),
            column("summary", needed=True),
            to("replaced_by", "themes"),
            column("source"),
            page(addresses.theme),
        ),
    ),
    pairs("theme_goals", ("theme", "themes"), ("goal", "goals"), named("themes", "goals")),
    pairs(
        "theme_plan_periods",
        ("theme", "themes"),
        ("plan_period", "plan_periods"),
        named("themes", "plan_periods"),
    ),
    Definition(
        "activities",
        entries("activities"),
        (
            own_id("activities"),
            column("title", needed=True),
            column("summary", needed=True),
            column("starts", "bound"),
            column("ends", "bound"),
            column("status", needed=True, choices=get_args(Status)),
            column("status_on", "when", needed=True),
            to("replaced_by", "activities"),
            column("date_note"),
            page(addresses.activity),
        ),
    ),
    pairs(
        "activity_themes",
        ("activity", "activities"),
        ("theme", "themes"),
        named("activities", "themes"),
    ),
    pairs(
        "activity_partners",
        ("activity", "activities"),
        ("partner", "partners"),
        named("activities", "partners"),
    ),
    pairs(
        "activity_plan_periods",
        ("activity", "activities"),
        ("plan_period", "plan_periods"),
        named("activities", "plan_periods"),
    ),
    Definition(
        "impacts",
        entries("impacts"),
        (
            own_id("impacts"),
            column("title", needed=True, meaning="title.impacts"),
            column("plain", needed=True),
            column("scope", needed=True, choices=get_args(Scope)),
            page(addresses.impact),
        ),
    ),
    Definition(
        "expected_impacts",
        _expected,
        (
            to("activity", "activities", at(0), needed=True),
            to("impact", "impacts", at(1), needed=True),
            column("reported", "yes", at(2), needed=True),
        ),
        ("activity", "impact"),
    ),
    Definition(
        "partners",
        entries("partners"),
        (
            own_id("partners"),
            column("name", needed=True),
            column("url", "link", meaning="website"),
            column("what_they_do"),
            column("org_id"),
            column("source"),
            page(addresses.partner),
        ),
    ),
)
