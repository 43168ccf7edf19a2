"""What open data leaves out, counted, and why."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.impact.report.data.calendar import calendar_events, events
from plugins.impact.report.data.grants import grants, left_out, published_grants
from plugins.impact.report.facts import Facts


def omissions(facts: Facts) -> tuple[str, ...]:
    """A sentence for everything that is left out."""
    say = facts.wording.say
    return (
        say("data.left_out.waiting"),
        " ".join(_readings(facts)),
        *(" ".join(found) for found in (list(_grants(facts)), list(_events(facts))) if found),
    )


def _readings(facts: Facts) -> Iterator[str]:
    yield facts.wording.say("data.left_out.readings_rule")
    indicators = facts.content.indicators.values()
    written = (r for i in indicators for r in (i.baseline, *i.readings) if r is not None)
    count = sum(not reading.publishable for reading in written)
    if count:
        yield facts.wording.say("data.left_out.readings", count=count)


def _grants(facts: Facts) -> Iterator[str]:
    say, number = facts.wording.say, facts.wording.number
    count = len(list(grants(facts)))
    if not count:
        return
    found = len(published_grants(facts))
    if found:
        yield say("data.left_out.grants", count=count, found=number(found))
    else:
        yield say("data.left_out.no_grants")
    for lack, lacking in left_out(facts).items():
        yield say(f"data.lacks.{lack}", count=lacking)


def _events(facts: Facts) -> Iterator[str]:
    count, found = len(events(facts)), len(calendar_events(facts))
    if found < count:
        number = facts.wording.number(found)
        yield facts.wording.say("data.left_out.events", count=count, found=number)
