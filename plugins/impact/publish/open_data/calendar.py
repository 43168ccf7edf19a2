"""``events.ics``: events for the calendar of whoever reads it (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from plugins.impact.report.events.tables import CalendarEvent

if TYPE_CHECKING:
    from icalendar import Event

MAKER = "-//golden-thread//events//EN"
DAY = timedelta(days=1)


def calendar(name: str, events: tuple[CalendarEvent, ...]) -> bytes:
    """All ``events`` as one calendar called ``name``."""
    # It takes longer to import than most builds take, and is needed only when events change.
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    for event in events:
        made.add_component(_event(event))
    data: bytes = made.to_ical()
    return data


def _event(event: CalendarEvent) -> Event:
    from icalendar import Event

    made = Event()
    made.add("uid", event.id)
    made.add("dtstamp", datetime.combine(event.changed, time.min, tzinfo=UTC))
    made.add("dtstart", _in_utc(event.starts))
    if event.ends is not None:
        made.add("dtend", _end(event.ends))
    made.add("summary", event.title)
    made.add("status", event.state)
    more = (("url", event.page), ("location", event.place), ("description", event.text))
    for name, value in more:
        if value:
            made.add(name, value)
    return made


def _in_utc(moment: date | datetime) -> date | datetime:
    return moment.replace(tzinfo=UTC) if isinstance(moment, datetime) else moment


def _end(ends: date | datetime) -> date | datetime:
    """The standard's end is the first moment after an event: for days the day after the last."""
    return _in_utc(ends) if isinstance(ends, datetime) else ends + DAY
