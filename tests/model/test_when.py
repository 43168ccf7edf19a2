"""Dates, exactly as precise as they were given."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.impact.model.when import Bound, Quarter, When
from plugins.problems import Fault

READ = {
    "2015-06-12": (date(2015, 6, 12), date(2015, 6, 12), "day"),
    "2015-06": (date(2015, 6, 1), date(2015, 6, 30), "month"),
    "2016-02": (date(2016, 2, 1), date(2016, 2, 29), "month"),
    "2015-Q1": (date(2015, 1, 1), date(2015, 3, 31), "quarter"),
    "2015-Q4": (date(2015, 10, 1), date(2015, 12, 31), "quarter"),
    "2015": (date(2015, 1, 1), date(2015, 12, 31), "year"),
    "2015-07/2015-09": (date(2015, 7, 1), date(2015, 9, 30), "month"),
    "2015/2016": (date(2015, 1, 1), date(2016, 12, 31), "year"),
    "2015-Q2/2016-Q1": (date(2015, 4, 1), date(2016, 3, 31), "quarter"),
    "2015-12-30/2016-01-02": (date(2015, 12, 30), date(2016, 1, 2), "day"),
    "2016-02-29": (date(2016, 2, 29), date(2016, 2, 29), "day"),
    "1999": (date(1999, 1, 1), date(1999, 12, 31), "year"),
}


@pytest.mark.parametrize("text", READ)
def test_a_date_is_from_its_first_to_its_last_day(text):
    when = When.parse(text)
    assert (when.first, when.last, when.precision) == READ[text]


@pytest.mark.parametrize("text", READ)
def test_a_date_is_written_as_it_was_read(text):
    assert str(When.parse(text)) == text


def test_blanks_around_a_date_do_not_matter():
    assert When.parse(" 2015-06 ") == When.parse("2015-06")


REFUSED = {
    "": "bad-date",
    "June 2015": "bad-date",
    "12/06/2015": "bad-date",
    "2015-6": "bad-date",
    "2015-Q5": "bad-date",
    "2015-q3": "bad-date",
    "15": "bad-date",
    "2115": "year-out-of-range",
    "0001-01-01": "year-out-of-range",
    "9999": "year-out-of-range",
    "1899-12": "year-out-of-range",
    "2015-06-12 10:00": "bad-date",
    "2015-06/": "bad-date",
    "/2015": "bad-date",
    "2015/2016/2017": "bad-date",
    "2015-06/2016": "bad-date",
    "2015-06-12/2015-07": "bad-date",
    "2015-13": "no-such-day",
    "2015-00": "no-such-day",
    "2015-02-29": "no-such-day",
    "2015-06-31": "no-such-day",
    "2015-06-01/2015-06-31": "no-such-day",
    "2016/2015": "span-backwards",
    "2015/2015": "span-backwards",
    "2015-Q3/2015-Q3": "span-backwards",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(Fault) as caught:
        When.parse(text)
    assert caught.value.kind.code == REFUSED[text]


def test_dates_stand_in_the_order_of_their_last_then_their_first_day():
    written = ["2014", "2015-06-29", "2015-Q1/2015-Q2", "2015-Q2", "2015-06", "2015-06-30", "2015"]
    assert [str(when) for when in sorted(map(When.parse, reversed(written)))] == written


@pytest.mark.parametrize(
    ("text", "day", "inside"),
    [
        ("2015-06", date(2015, 6, 1), True),
        ("2015-06", date(2015, 6, 30), True),
        ("2015-06", date(2015, 7, 1), False),
        ("2015-12/2016-01", date(2016, 1, 31), True),
        ("2015-12/2016-01", date(2015, 11, 30), False),
    ],
)
def test_a_date_covers_its_days_both_ends_included(text, day, inside):
    assert When.parse(text).covers(day) is inside


def test_a_span_touches_every_year_it_runs_through():
    assert list(When.parse("2014-11/2016-02").years) == [2014, 2015, 2016]


BOUNDS = {
    "2015-03": ("2015-03", ""),
    "by 2015-03": ("2015-03", "by"),
    "by  2015": ("2015", "by"),
    "at least 2019-09": ("2019-09", "at least"),
    "at least 2019-Q3": ("2019-Q3", "at least"),
}


@pytest.mark.parametrize("text", BOUNDS)
def test_a_bound_keeps_what_is_not_known_of_it(text):
    bound = Bound.parse(text)
    assert (str(bound.when), bound.qualifier) == BOUNDS[text]


@pytest.mark.parametrize("text", ["by", "by then", "before 2015", "at least", "By 2015"])
def test_another_word_before_a_date_is_refused(text):
    with pytest.raises(Fault) as caught:
        Bound.parse(text)
    assert caught.value.kind.code == "bad-date"


def test_a_quarter_knows_its_days():
    assert Quarter.parse("2015-Q3").when == When.parse("2015-Q3")


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2015, 1, 1), "2015-Q1"),
        (date(2015, 3, 31), "2015-Q1"),
        (date(2015, 4, 1), "2015-Q2"),
        (date(2015, 9, 30), "2015-Q3"),
        (date(2015, 12, 31), "2015-Q4"),
    ],
)
def test_each_day_lies_in_a_quarter(day, quarter):
    assert str(Quarter.of(day)) == quarter


@pytest.mark.parametrize(("this", "following"), [("2015-Q1", "2015-Q2"), ("2015-Q4", "2016-Q1")])
def test_one_quarter_follows_another(this, following):
    assert Quarter.parse(this).next == Quarter.parse(following)


@pytest.mark.parametrize("text", ["2015", "2015-Q0", "2015-Q5", "Q3 2015", "2015-Q3/2015-Q4", ""])
def test_what_is_no_quarter_is_refused(text):
    with pytest.raises(Fault) as caught:
        Quarter.parse(text)
    assert caught.value.kind.code == "not-a-quarter"
