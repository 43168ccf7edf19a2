"""When an event starts or ends: a day, and a time where one was given."""

from __future__ import annotations

from datetime import date, time

import pytest

from plugins.impact.model.when import Moment
from plugins.problems import Fault

READ = {
    "2016-12-20": (date(2016, 12, 20), None),
    "2016-12-20 18:00": (date(2016, 12, 20), time(18, 0)),
    "2016-12-20 9:05": (date(2016, 12, 20), time(9, 5)),
    "2016-12-20 09.05": (date(2016, 12, 20), time(9, 5)),
    "2016-12-20T18:00": (date(2016, 12, 20), time(18, 0)),
    "2016-12-20 0:00": (date(2016, 12, 20), time(0, 0)),
    " 2016-12-20   18:00 ": (date(2016, 12, 20), time(18, 0)),
}


@pytest.mark.parametrize("text", READ)
def test_a_day_and_perhaps_a_time(text):
    moment = Moment.parse(text)
    assert (moment.day, moment.clock) == READ[text]


REFUSED = {
    "": "not-a-time",
    "2016-12": "not-a-time",
    "18:00": "not-a-time",
    "2016-12-20 6pm": "not-a-time",
    "2016-12-20 18": "not-a-time",
    "2016-12-20 18:00:00": "not-a-time",
    "20 December 2016": "not-a-time",
    "2016-12-20 24:00": "no-such-day",
    "2016-12-20 18:60": "no-such-day",
    "2016-02-30 18:00": "no-such-day",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_moment_is_refused(text):
    with pytest.raises(Fault) as caught:
        Moment.parse(text)
    assert caught.value.kind.code == REFUSED[text]


def test_a_day_without_a_time_comes_before_its_hours():
    written = ["2016-12-19 23:00", "2016-12-20", "2016-12-20 9:00", "2016-12-20 18:00"]
    moments = sorted(map(Moment.parse, reversed(written)), key=lambda moment: moment.order)
    assert moments == [Moment.parse(text) for text in written]
