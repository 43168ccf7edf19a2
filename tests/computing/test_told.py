"""How what was worked out is said where the saying is part of the reckoning."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.impact.report.changes.reports import outputs_table, people_texts, reports_figure
from plugins.impact.report.components import LinksCell
from plugins.impact.report.entries import status_text
from plugins.impact.report.money.activity_money import money_table
from plugins.impact.report.posts.lists import rep_reports_page
from plugins.impact.report.site_context import SiteContext, SiteSettings
from plugins.impact.report.themes.page import theme_cards, theme_pages
from tests.computing.small_area import area

SITE = SiteSettings("https://small.example")
A_DAY = date(2021, 1, 1)


def hub(fields: str) -> str:
    """The hub, of which ``fields`` are said."""
    start = "== plan/activities/hub.md\ntitle: Hub\nsummary: A place to meet\nthemes: [health]\n"
    return f"{start}{fields}\n"


def facts(text: str, day: date = A_DAY) -> SiteContext:
    """The facts of the small area with ``text``."""
    return SiteContext.of(area(text), day, SITE)


def status(fields: str, day: date = A_DAY) -> str:
    """How the hub stands."""
    known = facts(hub(fields), day)
    return status_text(known.content.activities["hub"], known)


@pytest.mark.parametrize(
    ("fields", "day", "said"),
    [
        ("status: active\nstatus_on: 2020-03", date(2021, 3, 31), "Running"),
        (
            "status: active\nstatus_on: 2020-03",
            date(2021, 4, 1),
            "Last reported running in March 2020",
        ),
        # The leap day of 2020 lies in these twelve months.
        ("status: active\nstatus_on: 2020-01-31", date(2021, 1, 31), "Running"),
        (
            "status: active\nstatus_on: 2019/2020",
            date(2022, 1, 1),
            "Last reported running in 2019 to 2020",
        ),
        ("status: completed\nstatus_on: 2016", date(2030, 1, 1), "Finished"),
        ("status: stopped\nstatus_on: 2016", date(2030, 1, 1), "Stopped"),
        ("status: planned\nstatus_on: 2016", date(2030, 1, 1), "Planned"),
    ],
)
def test_how_an_activity_stands(fields: str, day: date, said: str) -> None:
    assert status(fields, day) == said


def test_the_sum_of_counts_is_said_to_be_of_attendances_not_of_people() -> None:
    known = facts(
        """
== posts/2016/a.md
activities: [hub]
people: 1,200
== posts/2016/b.md
activities: [hub]
people: about 30
"""
    )
    largest, attendances = people_texts(known.evidence.pieces, known)
    assert " 1,200." in largest
    assert "about 1,230 attendances" in attendances
    assert "not a number of people" in attendances


def test_a_single_count_has_no_sum() -> None:
    known = facts("== posts/2016/a.md\nactivities: [hub]\npeople: 40\n")
    (largest,) = people_texts(known.evidence.pieces, known)
    assert " 40." in largest


def row_of_money(fields: str) -> dict[str, str]:
    """The one row of the hub's money."""
    known = facts(hub(f"status: active\nstatus_on: 2016\n{fields}"))
    table = money_table((known.content.activities["hub"],), known)
    assert table is not None
    names = ("activity", "span", "budget", "promised", "spent", "added", "per pound")
    said = (getattr(cell, "text", cell) for cell in table.rows[0])
    return dict(zip(names, said, strict=True))


HOURS = '{span: "2016", kind: volunteer-hours, hours: 20}'
THINGS = '{span: "2016", kind: in-kind, amount: "£100.50"}'


@pytest.mark.parametrize(
    ("fields", "column", "said"),
    [
        ('funding: [{span: "2016-Q3", spent: "£400"}]', "span", "July to September 2016"),
        ('funding: [{span: "2016", budget: "about £1,000"}]', "budget", "about £1,000"),
        ('funding: [{span: "2016", budget: "about £1,000"}]', "spent", "not published"),
        ('funding: [{span: "2016", budget: "about £1,000"}]', "added", "not published"),
        ('funding: [{span: "2016", budget: "about £1,000"}]', "per pound", "cannot be said"),
        (f"added_value: [{THINGS}]", "added", "£100.50"),
        (f"added_value: [{THINGS}]", "per pound", "cannot be said"),
        (f"added_value: [{HOURS}]", "added", "20 volunteer hours, not valued in money"),
        (
            f"added_value: [{HOURS}, {THINGS}]",
            "added",
            "£100.50 and 20 volunteer hours, not valued in money",
        ),
    ],
)
def test_money_is_said_as_far_as_it_is_known(fields: str, column: str, said: str) -> None:
    assert row_of_money(fields)[column] == said


def test_what_a_pound_brought_in_is_said_to_the_penny() -> None:
    said = row_of_money(f'funding: [{{span: "2016", spent: "£300"}}]\nadded_value: [{THINGS}]')
    assert said["per pound"].startswith("£0.34 ")


def test_the_figure_of_reports_tells_of_the_latest() -> None:
    known = facts(
        """
== posts/2016/a.md
date: 2016-Q3
activities: [hub]
people: 40
== posts/2015/b.md
activities: [hub]
people: 40
"""
    )
    figure = reports_figure(known.evidence.pieces, "#posts", known)
    assert (figure.number, figure.words) == (
        "2",
        "reports of what changed, the latest from July to September 2016",
    )


def test_an_output_is_said_once_with_each_post_that_told_it() -> None:
    known = facts(
        """
== posts/2015/a.md
title: Planting
activities: [garden]
outputs: [{measure: Trees, value: 20, unit: trees}]
== posts/2016/b.md
title: More planting
activities: [garden]
outputs: [{measure: trees, value: about 15}]
"""
    )
    table = outputs_table(known.evidence.pieces, known)
    assert table is not None
    ((measure, amount, told_in),) = table.rows
    assert (measure, amount) == ("Trees", "about 35")
    assert isinstance(told_in, LinksCell)
    assert [link.title for link in told_in.links] == ["More planting", "Planting"]


def test_a_theme_tells_of_what_was_reported_and_not_of_what_was_only_tagged() -> None:
    known = facts(
        """
== posts/2016/tagged.md
activities: [hub]
== posts/2015/told.md
activities: [hub]
impacts: [skills]
"""
    )
    cards = {card.theme.title: card for card in theme_cards(known.content.themes.values(), known)}
    latest = cards["Health"].latest
    assert latest is not None
    assert latest.title == "told"
    assert cards["Green"].latest is None


REP = """
== area.yaml
schema: 1
id: small
name: Small Area
place: Smallton
programme: A programme
vision: {text: A good place to be}
started: 2015
ended: 2016-12-31
rep: {reports_from: 2015-Q4}
== plan/known-gaps.yaml
- gap: quarter-without-report 2016-Q2
  because: The rep was ill
  by: secretary
  on: 2017-01-01
== posts/2015/fourth.md
title: The fourth quarter
date: 2015-Q4
kind: rep-report
quarter: 2015-Q4
published: 2016-01-20
== posts/2016/first.md
title: The first quarter
date: 2016-Q1
kind: rep-report
quarter: 2016-Q1
published: 2016-12-01
"""


@pytest.mark.parametrize(
    ("row", "quarter", "words"),
    [
        (0, "October to December 2016", "No report"),
        (1, "July to September 2016", "No report"),
        (2, "April to June 2016", "The rep was ill"),
        (3, "January to March 2016", "over three months later"),
        (4, "October to December 2015", "The fourth quarter"),
    ],
)
def test_the_rep_s_calendar_says_what_became_of_each_quarter(
    row: int, quarter: str, words: str
) -> None:
    calendar = rep_reports_page(facts(REP)).calendar
    assert calendar is not None
    name, report = calendar.rows[row]
    assert name == quarter
    assert words in getattr(report, "text", report)


def test_a_quarter_that_is_not_due_yet_is_not_missed() -> None:
    calendar = rep_reports_page(facts(REP, date(2017, 1, 1))).calendar
    assert calendar is not None
    assert calendar.rows[0][1] == "Not due yet"


@pytest.mark.parametrize(
    ("day", "running"), [(date(2016, 12, 31), True), (date(2017, 1, 1), False)]
)
def test_nothing_is_said_to_be_running_after_the_end(day: date, running: bool) -> None:
    known = facts(REP, day)
    page = next(page for page in theme_pages(known.content.themes["health"], known))
    words = [figure.words for figure in getattr(page.view(), "figures", ())]
    assert any("running" in text for text in words) == running
