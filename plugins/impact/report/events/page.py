"""Events: what is on, and what was."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.impact.compute.thread import newest_first
from plugins.impact.model import addresses
from plugins.impact.model.kinds import Event
from plugins.impact.model.when import Moment
from plugins.impact.report import components as c
from plugins.impact.report.entries import summary
from plugins.impact.report.page import View, alternate, head
from plugins.impact.report.site_context import SiteContext


@dataclass(frozen=True, slots=True)
class EventsPage(View):
    """``/events/``: coming, then past."""

    coming: tuple[c.EventCard, ...]
    past: tuple[c.EventCard, ...]
    feed: c.Link


def event_card(event: Event, context: SiteContext) -> c.EventCard:
    """An event with as much of its date as is known."""
    wording = context.wording
    exact = event.starts.day if event.starts else None
    if exact is None and event.date.precision == "day" and not event.date.span:
        exact = event.date.first
    month = exact or (event.date.first if event.date.precision == "month" else None)
    attendance = ""
    if event.attendance is not None:
        attendance = wording.say("event.attendance", people=wording.quantity(event.attendance))
    return c.EventCard(
        event.title,
        addresses.post(event),
        event_state(event, context),
        str(exact.day) if exact else "",
        wording.month(month) if month else "",
        str(event.date.last.year),
        when_text(event, context),
        event.place or "",
        attendance,
        summary(event),
    )


def event_state(event: Event, context: SiteContext) -> str:
    """A planned event whose day has passed was only ever announced: nobody said it was held."""
    if event.state == "planned" and not is_coming(event, context):
        return "announced"
    return event.state


def when_text(event: Event, context: SiteContext) -> str:
    """When an event starts and ends, as precisely as is known."""
    wording = context.wording
    if event.starts is None:
        return wording.when(event.date)
    start = wording.moment(event.starts)
    if event.ends is None:
        return start
    return wording.say("when.until", start=start, end=_end(event.starts, event.ends, context))


def _end(start: Moment, end: Moment, context: SiteContext) -> str:
    same_day = start.day == end.day and end.clock is not None
    return context.wording.clock(end) if same_day else context.wording.moment(end)


def is_coming(event: Event, context: SiteContext) -> bool:
    """Whether an event is still to come, or on, on the day the site is built for."""
    last = event.ends or event.starts
    day = last.day if last else event.date.last
    return day >= context.reference_date.as_of


def start_of(event: Event) -> Moment | None:
    """The day on which an event starts, with the time where one is known; none for a rough date."""
    if event.starts is not None:
        return event.starts
    if event.date.precision == "day" and not event.date.span:
        return Moment(event.date.first)
    return None


def coming(context: SiteContext) -> tuple[c.EventCard, ...]:
    """The events to come, the next one first."""
    found = [e for e in _events(context) if is_coming(e, context) and e.state != "held"]
    ordered = sorted(found, key=lambda e: (e.starts.day if e.starts else e.date.first, e.id))
    return tuple(event_card(event, context) for event in ordered)


def past(context: SiteContext) -> tuple[c.EventCard, ...]:
    """The events that were, the latest first."""
    found = [e for e in _events(context) if not is_coming(e, context) or e.state == "held"]
    return tuple(event_card(event, context) for event in found)


def _events(context: SiteContext) -> tuple[Event, ...]:
    events = [post for post in context.thread.originals if isinstance(post, Event)]
    return tuple(event for event in newest_first(events) if isinstance(event, Event))


def events_page(context: SiteContext) -> EventsPage:
    """``/events/``: coming, then past."""
    title = context.wording.say("events.title")
    feed = c.Link(title, addresses.kind_feed("event"))
    in_calendar = any(start_of(event) for event in _events(context))
    forms = (alternate("calendar", context),) if in_calendar else ()
    page = head(context, title, addresses.EVENTS, section="events", feeds=(feed,), alternates=forms)
    return EventsPage(page, coming(context), past(context), feed)
