"""Events as open data: as a table, and for a calendar those of which the whole day is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, get_args
from zoneinfo import ZoneInfo

from plugins.impact.model import addresses
from plugins.impact.model.kinds import Event, EventState
from plugins.impact.model.when import Moment
from plugins.impact.report.entries import summary
from plugins.impact.report.events.page import event_state, start_of
from plugins.impact.report.open_data.tables import TableDefinition, column, identifier
from plugins.impact.report.posts.tables import of_post, originals
from plugins.impact.report.site_context import SiteContext

EVENT_STATES = (*get_args(EventState), "announced")
# An event that was announced, and of which nobody said that it took place, is not certain.
STATES = {
    "planned": "CONFIRMED",
    "held": "CONFIRMED",
    "announced": "TENTATIVE",
    "cancelled": "CANCELLED",
}


def _moment(end: str, part: str) -> Callable[[Any, SiteContext], Any]:
    """The day or the time at which an event starts or ends."""

    def value(event: Event, _: SiteContext) -> Any:
        moment = getattr(event, end)
        found = getattr(moment, part) if moment else None
        return found.isoformat("minutes") if found and part == "clock" else found

    return value


EVENTS = (
    TableDefinition(
        "events",
        originals(Event),
        (
            of_post(),
            column("state", value=event_state, needed=True, choices=EVENT_STATES),
            column("starts_on", "day", _moment("starts", "day")),
            column("starts_at", value=_moment("starts", "clock")),
            column("ends_on", "day", _moment("ends", "day")),
            column("ends_at", value=_moment("ends", "clock")),
            column("place"),
            column("attendance", "count"),
        ),
        ("post",),
    ),
)


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


def events(context: SiteContext) -> tuple[Event, ...]:
    """Every event, the latest first; one that is told in two languages once."""
    return tuple(post for post in context.thread.originals if isinstance(post, Event))


def calendar_events(context: SiteContext) -> tuple[CalendarEvent, ...]:
    """The events of which the whole day is known."""
    found = ((event, start_of(event)) for event in events(context))
    return tuple(_in_calendar(event, starts, context) for event, starts in found if starts)


def _in_calendar(event: Event, starts: Moment, context: SiteContext) -> CalendarEvent:
    zone = ZoneInfo(context.content.area.timezone)
    return CalendarEvent(
        identifier("posts", event.id, context.content.area.id),
        event.title,
        _at(starts, zone),
        _ends(event, starts, zone),
        STATES[event_state(event, context)],
        event.place or "",
        summary(event),
        context.whole_url(addresses.post(event)),
        min(event.updated or event.published or event.date.last, context.reference_date.as_of),
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
