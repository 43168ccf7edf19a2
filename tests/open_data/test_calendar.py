"""The calendar, read by a reader of calendars."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from tests.fictional_area import Built, built, site_of, with_files
from tests.open_data.published import table


def event(**fields: str) -> str:
    """A post that tells of an event."""
    given = {"title": "An event", "kind": "event", "state": "planned", "themes": "[water]"}
    lines = "\n".join(f"{name}: {value}" for name, value in {**given, **fields}.items())
    return f"---\n{lines}\n---\n\nText; with, marks.\n"


EVENTS = {
    "in-a-month": event(date="2031-07"),
    "over-days": event(date="2031-07-04/2031-07-06"),
    "only-dated": event(date="2031-07-09"),
    "whole-days": event(date="2031-08-02", starts="2031-08-02", ends="2031-08-03"),
    "in-winter": event(date="2031-12-05", starts="2031-12-05 18:00", ends="2031-12-05 20:00"),
    "ends-some-time": event(date="2031-08-09", starts="2031-08-09 10:00", ends="2031-08-10"),
    "never-heard-of-again": event(date="2031-02-02", starts="2031-02-02"),
    "a-draft": event(date="2031-07-09", status="draft"),
    "a-long-one": event(date="2031-09-01", title='"' + "Açaí; and, so on " * 8 + '"'),
}
ID = "marrowmere/post/2031/"
OF_EVENTS = re.compile(r"^(?:state|starts|ends|place|attendance):.*\n", re.MULTILINE)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The made-up area with events of every sort."""
    files = {f"posts/2031/{name}.md": text for name, text in EVENTS.items()}
    return site_of(with_files(tmp_path_factory.mktemp("events") / "area", files))


def events(site: Built) -> dict[str, Event]:
    """The events of its calendar, by the last part of their ids."""
    calendar = Calendar.from_ical(site.files["data/events.ics"])
    return {str(e["uid"]).removeprefix(ID): e for e in calendar.walk("VEVENT")}


def test_only_whole_days_are_there(site: Built) -> None:
    there = set(EVENTS) - {"in-a-month", "over-days", "a-draft"}
    own = {"second-planting-day", "regatta"}
    older = {"marrowmere/post/2030/planting-day", "marrowmere/post/2029/first-evening"}
    assert set(events(site)) == there | own | older


def test_the_page_counts_those_that_are_not_there(site: Built) -> None:
    said = " ".join(site.tree("/data/").text_content().split())
    assert "The calendar holds 10 of 12 events." in said
    assert len(table(site, "events")) == 12


# Lisbon is an hour ahead of universal time in summer and level with it in winter.
@pytest.mark.parametrize(
    ("name", "starts", "ends"),
    [
        ("only-dated", date(2031, 7, 9), None),
        ("whole-days", date(2031, 8, 2), date(2031, 8, 4)),
        ("ends-some-time", datetime(2031, 8, 9, 9, tzinfo=UTC), None),
        (
            "in-winter",
            datetime(2031, 12, 5, 18, tzinfo=UTC),
            datetime(2031, 12, 5, 20, tzinfo=UTC),
        ),
        (
            "second-planting-day",
            datetime(2031, 6, 14, 9, 30, tzinfo=UTC),
            datetime(2031, 6, 14, 15, tzinfo=UTC),
        ),
    ],
)
def test_an_event_is_when_it_was_said_to_be(
    site: Built, name: str, starts: date, ends: date | None
) -> None:
    found = events(site)[name]
    assert found["dtstart"].dt == starts
    assert (found["dtend"].dt if "dtend" in found else None) == ends


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("second-planting-day", "CONFIRMED"),
        ("regatta", "CANCELLED"),
        ("never-heard-of-again", "TENTATIVE"),
    ],
)
def test_an_event_is_as_sure_as_it_is(site: Built, name: str, state: str) -> None:
    assert str(events(site)[name]["status"]) == state


def test_any_text_comes_back_as_it_was(site: Built) -> None:
    found = events(site)["a-long-one"]
    assert str(found["summary"]) == ("Açaí; and, so on " * 8).strip()
    assert str(found["description"]) == "Text; with, marks."


def test_lines_are_as_long_as_the_standard_allows(site: Built) -> None:
    lines = site.files["data/events.ics"].split(b"\r\n")
    assert max(map(len, lines)) <= 75


def test_the_page_of_events_leads_to_the_calendar() -> None:
    page = built().tree("/events/")
    assert page.xpath("//main//a[@type='text/calendar']/@href") == ["/data/events.ics"]
    assert "/data/events.ics" in page.xpath("//head/link[@rel='alternate']/@href")


def test_an_area_without_such_events_has_no_calendar(tmp_path: Path) -> None:
    area = with_files(tmp_path / "area", {})
    for path in area.glob("posts/*/*.md"):
        text = path.read_text("utf-8")
        if "kind: event" in text:
            news = OF_EVENTS.sub("", text.replace("kind: event", "kind: news"))
            path.write_text(news, "utf-8")
    site = site_of(area)
    assert "data/events.ics" not in site.files
    assert "/data/events.ics" not in site.texts["events/index.html"]
