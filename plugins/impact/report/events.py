"""Events: what is on, and what was."""

from __future__ import annotations

from plugins.impact.compute.thread import newest_first
from plugins.impact.model import addresses
from plugins.impact.model.kinds import Event
from plugins.impact.model.moment import Moment
from plugins.impact.report import shapes as s
from plugins.impact.report import views as v
from plugins.impact.report.alternates import alternate
from plugins.impact.report.facts import Facts
from plugins.impact.report.lines import head, summary


def event_card(event: Event, facts: Facts) -> s.EventCard:
    """An event with as much of its date as is known."""
    wording = facts.wording
    exact = event.starts.day if event.starts else None
    if exact is None and event.date.precision == "day" and not event.date.span:
        exact = event.date.first
    month = exact or (event.date.first if event.date.precision == "month" else None)
    attendance = ""
    if event.attendance is not None:
        attendance = wording.say("event.attendance", people=wording.quantity(event.attendance))
    return s.EventCard(
        event.title,
        addresses.post(event),
        state(event, facts),
        str(exact.day) if exact else "",
        wording.month(month) if month else "",
        str(event.date.last.year),
        when_text(event, facts),
        event.place or "",
        attendance,
        summary(event),
    )


def state(event: Event, facts: Facts) -> str:
    """A planned event whose day has passed was only ever announced: nobody said it was held."""
    if event.state == "planned" and not is_coming(event, facts):
        return "announced"
    return event.state


def when_text(event: Event, facts: Facts) -> str:
    """When an event starts and ends, as precisely as is known."""
    wording = facts.wording
    if event.starts is None:
        return wording.when(event.date)
    start = wording.moment(event.starts)
    if event.ends is None:
        return start
    return wording.say("when.until", start=start, end=_end(event.starts, event.ends, facts))


def _end(start: Moment, end: Moment, facts: Facts) -> str:
    same_day = start.day == end.day and end.clock is not None
    return facts.wording.clock(end) if same_day else facts.wording.moment(end)


def is_coming(event: Event, facts: Facts) -> bool:
    """Whether an event is still to come, or on, on the day the site is built for."""
    last = event.ends or event.starts
    day = last.day if last else event.date.last
    return day >= facts.reckoning.as_of


def start_of(event: Event) -> Moment | None:
    """The day on which an event starts, with the time where one is known; none for a rough date."""
    if event.starts is not None:
        return event.starts
    if event.date.precision == "day" and not event.date.span:
        return Moment(event.date.first)
    return None


def coming(facts: Facts) -> tuple[s.EventCard, ...]:
    """The events to come, the next one first."""
    found = [e for e in _events(facts) if is_coming(e, facts) and e.state != "held"]
    ordered = sorted(found, key=lambda e: (e.starts.day if e.starts else e.date.first, e.id))
    return tuple(event_card(event, facts) for event in ordered)


def past(facts: Facts) -> tuple[s.EventCard, ...]:
    """The events that were, the latest first."""
    found = [e for e in _events(facts) if not is_coming(e, facts) or e.state == "held"]
    return tuple(event_card(event, facts) for event in found)


def _events(facts: Facts) -> tuple[Event, ...]:
    events = [post for post in facts.thread.originals if isinstance(post, Event)]
    return tuple(event for event in newest_first(events) if isinstance(event, Event))


def events_page(facts: Facts) -> v.EventsPage:
    """``/events/``: coming, then past."""
    title = facts.wording.say("events.title")
    feed = s.Link(title, addresses.kind_feed("event"))
    in_calendar = any(start_of(event) for event in _events(facts))
    forms = (alternate("calendar", facts),) if in_calendar else ()
    page = head(facts, title, addresses.EVENTS, section="events", feeds=(feed,), alternates=forms)
    return v.EventsPage(page, coming(facts), past(facts), feed)
