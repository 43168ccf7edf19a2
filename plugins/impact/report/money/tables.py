"""Money as open data: as it was stated, by activity and span, never joined where it differs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, get_args

from plugins.impact.compute.money import SpanMoney, money
from plugins.impact.model.plan import AddedValueKind
from plugins.impact.report.open_data.tables import (
    RowSource,
    TableDefinition,
    at,
    column,
    own_id,
    to,
)
from plugins.impact.report.site_context import SiteContext


def _counted(parts: Callable[[SiteContext], Any]) -> RowSource:
    """The parts of a list, each with its place in it, from 1."""
    return lambda context: enumerate(parts(context), 1)


def _of_activities(field: str) -> RowSource:
    """Each activity's parts in ``field``: its id, the part's place from 1, and the part."""

    def source(context: SiteContext) -> Iterator[tuple[str, int, Any]]:
        for activity in context.content.activities.values():
            for place, part in enumerate(getattr(activity, field), 1):
                yield activity.id, place, part

    return source


def _spans(context: SiteContext) -> Iterator[SpanMoney]:
    yield from money(context.content.activities.values())


def _place(row: tuple[str, int, Any], _: SiteContext) -> str:
    return f"{row[0]}/{row[1]}"


def _part(attribute: str) -> Callable[[Any, SiteContext], Any]:
    """What the last member of a row says."""
    return lambda row, _: getattr(row[-1], attribute)


def _per_pound(row: SpanMoney, _: SiteContext) -> Any:
    """To the penny, as the page says it."""
    return round(row.per_pound.value, 2) if row.per_pound else None


def _sureness(attribute: str) -> Callable[[Any, SiteContext], Any]:
    return lambda row, _: getattr(row.per_pound, attribute) if row.per_pound else None


MONEY = (
    TableDefinition(
        "award_statements",
        _counted(lambda context: context.content.area.award_statements),
        (
            own_id("award_statements", at(0)),
            column("amount", "money", _part("amount"), needed=True),
            column("date", "when", _part("date"), needed=True),
            column("source", value=_part("source"), needed=True),
            column("note", value=_part("note")),
            column("used", "yes", lambda row, f: row[1] is f.content.area.award, needed=True),
        ),
    ),
    TableDefinition(
        "payments",
        _counted(lambda context: context.content.area.payments),
        (
            own_id("payments", at(0)),
            column("amount", "money", _part("amount"), needed=True),
            column("date", "when", _part("date"), needed=True),
            column("what", value=_part("what"), meaning="what.payments"),
            column("source", value=_part("source")),
        ),
    ),
    TableDefinition(
        "funding",
        _of_activities("funding"),
        (
            own_id("funding", _place),
            to("activity", "activities", at(0), needed=True),
            column("span", "when", _part("span"), needed=True),
            column("budget", "money", _part("budget")),
            column("spent", "money", _part("spent")),
            column("committed", "money", _part("committed")),
            column("source", value=_part("source")),
            column("note", value=_part("note")),
        ),
    ),
    TableDefinition(
        "added_value",
        _of_activities("added_value"),
        (
            own_id("added_value", _place),
            to("activity", "activities", at(0), needed=True),
            column("span", "when", _part("span"), needed=True),
            column(
                "kind",
                value=_part("kind"),
                needed=True,
                choices=get_args(AddedValueKind),
                meaning="kind.added_value",
            ),
            column("amount", "money", _part("amount"), meaning="amount.added_value"),
            column("hours", "count", _part("hours")),
            column("rate", "money", _part("rate")),
            column("rate_source", value=_part("rate_source")),
            column("value", "money", _part("value"), meaning="value.added_value"),
            column("from", value=_part("giver")),
            column("basis", value=_part("basis")),
            column("source", value=_part("source")),
            column("note", value=_part("note")),
        ),
    ),
    TableDefinition(
        "money_by_span",
        _spans,
        (
            own_id("money_by_span", lambda row, _: f"{row.activity.id}/{row.span}"),
            to("activity", "activities", lambda row, _: row.activity.id, needed=True),
            column("span", "when", needed=True),
            column("budget", "money"),
            column("spent", "money"),
            column("committed", "money"),
            column("added_value", "money", lambda row, _: row.added),
            column("hours", "count", meaning="hours.money_by_span"),
            column("per_pound", "number", _per_pound),
            column("per_pound_about", "yes", _sureness("about")),
            column("per_pound_at_least", "yes", _sureness("at_least")),
            column("per_pound_of", value=_sureness("basis"), choices=("budget", "spent")),
        ),
    ),
    TableDefinition(
        "statements",
        _of_activities("statements"),
        (
            own_id("statements", _place),
            to("activity", "activities", at(0), needed=True),
            column("what", value=_part("what"), needed=True),
            column("amount", "money", _part("amount"), needed=True),
            column("source", value=_part("source"), needed=True),
        ),
    ),
)
