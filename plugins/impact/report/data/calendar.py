"""Events for a calendar: only those of which the whole day is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from plugins.impact.model import addresses
from plugins.impact.model.kinds import Event
from plugins.impact.model.moment import Moment
from plugins.impact.report.data.identifiers import identifier
from plugins.impact.report.events import start_of, state
from plugins.impact.report.facts import Facts
from plugins.impact.report.lines import summary

# An event that was announced, and of which nobody said that it took place, is not certain.
STATES = {
    "planned": "CONFIRMED",
    "held": "CONFIRMED",
    "announced": "TENTATIVE",
    "cancelled": "CANCELLED",
}


@dataclass(frozen=True)
class CalendarEvent:
    """An event in a calendar: ``starts`` and ``ends`` are days, or times in UTC that do not say so.

    Only the start may have a time; ``ends`` is the last day or time that belongs to it.
    """

    id: str
    title: str
    starts: date | datetime
    ends: date | datetime | None
    state: str
    place: str
    text: str
    page: str
    changed: date


def events(facts: Facts) -> tuple[Event, ...]:
    """Every event, the latest first; one that is told in two languages once."""
    return tuple(post for post in facts.thread.originals if isinstance(post, Event))


def calendar_events(facts: Facts) -> tuple[CalendarEvent, ...]:
    """The events of which the whole day is known."""
    found = ((event, start_of(event)) for event in events(facts))
    return tuple(_in_calendar(event, starts, facts) for event, starts in found if starts)


def _in_calendar(event: Event, starts: Moment, facts: Facts) -> CalendarEvent:
    zone = ZoneInfo(facts.content.area.timezone)
    return CalendarEvent(
        identifier("posts", event.id, facts.content.area.id),
        event.title,
        _at(starts, zone),
        _ends(event, starts, zone),
        STATES[state(event, facts)],
        event.place or "",
        summary(event),
        facts.url(addresses.post(event)),
        min(event.updated or event.published or event.date.last, facts.reckoning.as_of),
    )


def _ends(event: Event, starts: Moment, zone: ZoneInfo) -> date | datetime | None:
    """When it ends; none where that is not known as exactly as when it starts."""
    if event.ends is None or (event.ends.clock is None) != (starts.clock is None):
        return None
    return _at(event.ends, zone)


def _at(moment: Moment, zone: ZoneInfo) -> date | datetime:
    if moment.clock is None:
        return moment.day
    return datetime.combine(moment.day, moment.clock, zone).astimezone(UTC).replace(tzinfo=None)
