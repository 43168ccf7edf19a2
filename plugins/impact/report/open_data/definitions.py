"""Every table of open data in the order of the page, and what tables and fields mean in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.impact.report.activities.page import ACTIVITIES
from plugins.impact.report.changes.tables import EVIDENCE, KINDS_OF_CHANGE
from plugins.impact.report.documents.page import DOCUMENTS
from plugins.impact.report.events.tables import EVENTS
from plugins.impact.report.gaps.page import GAPS
from plugins.impact.report.indicators.page import INDICATORS
from plugins.impact.report.money.grants import GRANTS
from plugins.impact.report.money.tables import MONEY
from plugins.impact.report.open_data.tables import Field, FilledTable, TableDefinition
from plugins.impact.report.plan.goals import AREA_AND_GOALS
from plugins.impact.report.plan.partners import PARTNERS
from plugins.impact.report.posts.lists import QUARTERS
from plugins.impact.report.posts.tables import PLAN_NEWS, POSTS
from plugins.impact.report.reviews.page import REVIEWS
from plugins.impact.report.site_context import SiteContext
from plugins.impact.report.stories.page import STORIES
from plugins.impact.report.themes.page import THEMES
from plugins.impact.words.wording import Wording

GROUPS = {
    "plan": (*AREA_AND_GOALS, *THEMES, *ACTIVITIES, *KINDS_OF_CHANGE, *PARTNERS),
    "evidence": EVIDENCE,
    "money": MONEY,
    "measures": (*INDICATORS, *QUARTERS, *REVIEWS, *GAPS),
    "posts": POSTS,
    "kinds": (*PLAN_NEWS, *STORIES, *EVENTS, *GRANTS, *DOCUMENTS),
}
TABLES = tuple(definition for group in GROUPS.values() for definition in group)


def data_tables(context: SiteContext) -> tuple[FilledTable, ...]:
    """Every table, filled with what is known of an area."""
    return tuple(definition.filled(context) for definition in TABLES)


@dataclass(frozen=True)
class ExplainedField:
    """A field, and what it says."""

    field: Field
    text: str


@dataclass(frozen=True)
class ExplainedTable:
    """A table, what its rows are, and what its fields say."""

    name: str
    title: str
    text: str
    key: tuple[str, ...]
    fields: tuple[ExplainedField, ...]


def explanations(wording: Wording) -> Mapping[str, tuple[ExplainedTable, ...]]:
    """Every table, by its group, in the order of the page."""
    return {
        group: tuple(_explained(definition, wording) for definition in definitions)
        for group, definitions in GROUPS.items()
    }


def _explained(definition: TableDefinition, wording: Wording) -> ExplainedTable:
    name = definition.name
    return ExplainedTable(
        name,
        wording.say(f"data.table.{name}"),
        wording.say(f"data.table.{name}.about"),
        definition.key,
        tuple(ExplainedField(field, _text(field, wording)) for field in definition.fields),
    )


def _text(field: Field, wording: Wording) -> str:
    if field.part:
        return wording.say(f"data.part.{field.part}", field=field.name[: -len(field.part) - 1])
    return wording.say(f"data.field.{field.meaning}")
