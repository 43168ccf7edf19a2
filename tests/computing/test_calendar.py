"""Days and quarters: the reckoning day, the rep's calendar, papers and reviews due."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.impact.compute.deadlines import (
    a_year_after,
    next_review,
    papers_missing,
    periods,
    quarter_calendar,
    reference_date,
    reviews_of,
)
from plugins.impact.model.content import Content, ReferenceDate
from tests.computing.small_area import area

AREA = """
== area.yaml
schema: 1
id: small
name: Small Area
place: Smallton
programme: A programme
vision: {text: A good place to be}
started: 2015-01-31
"""
REP = AREA + "rep: {reports_from: 2015-Q4"


def on(content: Content, day: date) -> ReferenceDate:
    """The days that ``content`` is reckoned by when it is built on ``day``."""
    return reference_date(content.area, day)


@pytest.mark.parametrize(
    ("as_of", "day", "ended"),
    [
        (date(2016, 3, 31), date(2016, 3, 31), False),
        (date(2016, 4, 1), date(2016, 4, 1), True),
        (date(2016, 6, 29), date(2016, 6, 29), True),
        (date(2016, 6, 30), date(2016, 6, 29), True),
    ],
)
def test_the_reckoning_day_of_an_area_that_ended(as_of: date, day: date, ended: bool) -> None:
    content = area(AREA + "ended: 2016-03-31\n")
    assert on(content, as_of) == ReferenceDate(as_of, day, ended)


def test_the_reckoning_day_of_an_area_that_goes_on_is_that_of_the_build() -> None:
    day = date(2030, 1, 1)
    assert on(area(AREA), day) == ReferenceDate(day, day, ended=False)


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2015, 6, 12), date(2016, 6, 12)),
        (date(2016, 2, 29), date(2017, 2, 28)),
        (date(2015, 2, 28), date(2016, 2, 28)),
    ],
)
def test_a_year_on_is_the_same_day(day: date, later: date) -> None:
    assert a_year_after(day) == later


# Due on 30 March 2016: 90 days after 31 December.
REPORTS = """}
== posts/2015/fourth.md
date: 2015-Q4
kind: rep-report
quarter: 2015-Q4
published: 2016-03-30
== posts/2016/first.md
date: 2016-Q1
kind: rep-report
quarter: 2016-Q1
published: 2016-06-30
== posts/2016/second-and-third.md
date: 2016-Q2/2016-Q3
kind: rep-report
quarters: [2016-Q2, 2016-Q3]
"""


def test_each_quarter_owed_stands_as_it_came() -> None:
    content = area(REP + REPORTS)
    owed = quarter_calendar(content, on(content, date(2017, 3, 31)))
    assert [(str(quarter.quarter), quarter.state) for quarter in owed] == [
        ("2015-Q4", "published"),
        ("2016-Q1", "late"),
        ("2016-Q2", "date-unknown"),
        ("2016-Q3", "date-unknown"),
        ("2016-Q4", "missing"),
        ("2017-Q1", "not-yet-due"),
    ]


def test_one_report_may_cover_two_quarters() -> None:
    content = area(REP + REPORTS)
    owed = {
        str(q.quarter): q.report for q in quarter_calendar(content, on(content, date(2017, 1, 1)))
    }
    assert owed["2016-Q2"] == owed["2016-Q3"] == content.posts["2016/second-and-third"]


@pytest.mark.parametrize(
    ("day", "state"), [(date(2016, 3, 29), "not-yet-due"), (date(2016, 3, 30), "missing")]
)
def test_a_report_is_missing_once_its_90_days_are_over(day: date, state: str) -> None:
    content = area(REP + "}\n")
    assert quarter_calendar(content, on(content, day))[0].state == state


@pytest.mark.parametrize(
    ("published", "state"), [("2016-03-30", "published"), ("2016-03-31", "late")]
)
def test_a_report_is_late_after_more_than_90_days(published: str, state: str) -> None:
    content = area(f"""{REP}}}
== posts/2015/fourth.md
date: 2015-Q4
kind: rep-report
quarter: 2015-Q4
published: {published}
""")
    assert quarter_calendar(content, on(content, date(2016, 6, 1)))[0].state == state


@pytest.mark.parametrize(
    ("more", "day", "last"),
    [
        ("}\n", date(2016, 3, 30), "2015-Q4"),
        ("}\n", date(2016, 3, 31), "2016-Q1"),
        (", until: 2016-Q2}\n", date(2030, 1, 1), "2016-Q2"),
        ("}\nended: 2016-09-29\n", date(2030, 1, 1), "2016-Q2"),
        ("}\nended: 2016-09-30\n", date(2030, 1, 1), "2016-Q3"),
    ],
)
def test_the_last_quarter_owed(more: str, day: date, last: str) -> None:
    content = area(REP + more)
    assert str(quarter_calendar(content, on(content, day))[-1].quarter) == last


def test_an_area_without_a_rep_is_owed_no_report() -> None:
    content = area(AREA)
    assert quarter_calendar(content, on(content, date(2030, 1, 1))) == ()


def minutes(month: str, more: str = "link: https://minutes.example/") -> str:
    """The minutes of a month, published unless ``more`` is empty."""
    return f"""
== posts/2015/minutes-{month}.md
date: {month}
kind: document
document_type: minutes
{more}
"""


def missing(text: str, day: date) -> list[str]:
    """The stretches without papers."""
    content = area(text)
    return [str(papers.when) for papers in papers_missing(content, on(content, day))]


MONTHLY = AREA + "papers_due: {minutes: monthly}\n"
MAY = date(2015, 5, 31)


def test_papers_are_missed_in_stretches() -> None:
    text = MONTHLY + minutes("2015-04")
    assert missing(text, date(2015, 6, 30)) == ["2015-02/2015-03", "2015-05/2015-06"]


def test_a_paper_that_is_only_known_to_exist_is_missed() -> None:
    assert missing(MONTHLY + minutes("2015-03", more=""), date(2015, 3, 31)) == ["2015-02/2015-03"]


def test_a_paper_of_another_kind_is_no_substitute() -> None:
    survey = minutes("2015-02").replace("document_type: minutes", "document_type: survey")
    assert missing(MONTHLY + survey, date(2015, 2, 28)) == ["2015-02"]


def test_a_paper_stands_for_what_it_covers_rather_than_for_its_date() -> None:
    text = MONTHLY + minutes("2015-05") + "covers: 2015-02/2015-03\n"
    assert missing(text, MAY) == ["2015-04/2015-05"]


def test_no_papers_are_due_after_the_end() -> None:
    text = MONTHLY + "ended: 2015-03-31\n"
    assert missing(text, date(2030, 1, 1)) == ["2015-02/2015-03"]


REVIEWS = """
== posts/2016/one.md
kind: theme-review
theme: health
date: 2016-05
next_review: 2018
== posts/2017/two.md
kind: theme-review
theme: health
date: 2017-05-10
== posts/2017/other.md
kind: theme-review
theme: green
date: 2017-09
"""


def test_the_next_review_is_a_year_after_the_start() -> None:
    content = area(AREA)
    assert next_review(content.themes["health"], content) == date(2016, 1, 31)


def test_the_latest_review_of_a_theme_decides_when_the_next_is() -> None:
    content = area(AREA + REVIEWS)
    assert next_review(content.themes["health"], content) == date(2018, 5, 10)


def test_reviews_belong_to_their_theme_the_latest_first() -> None:
    content = area(AREA + REVIEWS)
    ids = [review.id for review in reviews_of(content.themes["health"], content)]
    assert ids == ["2017/two", "2016/one"]


@pytest.mark.parametrize("end", [date(2099, 12, 31), date(2150, 1, 1)])
def test_the_last_period_is_that_of_the_last_year(end: date) -> None:
    found = periods("monthly", date(2099, 10, 31), end)
    assert [str(period) for period in found] == ["2099-11", "2099-12"]
