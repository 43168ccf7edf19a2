"""Ids that stay the same: the area, what it is, and its own id, such as ``hill/activity/hub``."""

from __future__ import annotations

from collections.abc import Mapping

# What the rows of each table that others refer to are called in their ids.
NOUNS: Mapping[str, str] = {
    "plan_periods": "plan-period",
    "programme_outcomes": "programme-outcome",
    "goals": "goal",
    "goal_outcomes": "intended-outcome",
    "themes": "theme",
    "activities": "activity",
    "impacts": "impact",
    "partners": "partner",
    "award_statements": "award-statement",
    "payments": "payment",
    "funding": "funding",
    "added_value": "added-value",
    "money_by_span": "money",
    "statements": "statement",
    "indicators": "indicator",
    "readings": "reading",
    "posts": "post",
    "attached_documents": "attached-document",
    "evidence": "evidence",
    "outputs": "output",
    "reviewed_activities": "reviewed-activity",
    "review_answers": "review-answer",
    "gaps": "gap",
}


def identifier(table: str, id_: str, area: str) -> str:
    """The id of a row of ``table`` that is called ``id_`` within its area."""
    return f"{area}/{NOUNS[table]}/{id_}"
