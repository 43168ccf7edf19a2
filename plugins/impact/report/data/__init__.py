"""What an area publishes as open data: the same facts as its pages, as plain tables."""

from __future__ import annotations

from plugins.impact.report.data.calendar import CalendarEvent, calendar_events
from plugins.impact.report.data.columns import Cell, Field
from plugins.impact.report.data.definitions import TABLES, data_tables
from plugins.impact.report.data.grants import LACKS, PublishedGrant, published_grants
from plugins.impact.report.data.tables import Table

__all__ = [
    "LACKS",
    "TABLES",
    "CalendarEvent",
    "Cell",
    "Field",
    "PublishedGrant",
    "Table",
    "calendar_events",
    "data_tables",
    "published_grants",
]
