"""Gaps: each appears on its day and not the day before, and goes when it is filled."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest

from plugins.impact.compute.deadlines import reference_date
from plugins.impact.compute.evidence import evidence
from plugins.impact.compute.gaps import GAP_KINDS, Closer, gaps
from tests.computing.small_area import area, gaps_on

A_DAY = timedelta(days=1)


def hub(more: str) -> str:
    """The hub, with more said of it."""
    start = "== plan/activities/hub.md\ntitle: Hub\nsummary: A place to meet\nthemes: [health]\n"
    return f"{start}{more}"


def area_with(more: str) -> str:
    """The small area, with more said of it."""
    return f"""
== area.yaml
schema: 1
id: small
name: Small Area
place: Smallton
programme: A programme
vision: {{text: A good place to be}}
started: 2015-01-01
{more}
"""


# What is written, the gap that comes of it, and the first day on which it is there.
EDGES = {
    # 90 days after 1 April are 30 June.
    "begun on a day": (
        hub("status: active\nstatus_on: 2016\nstarts: 2015-04-01\n"),
        "activity-never-evidenced hub",
        date(2015, 7, 1),
    ),
    # March may have begun it as late as on the 31st; 90 days on is 29 June.
    "begun by a month": (
        hub("status: completed\nstatus_on: 2016\nstarts: by 2015-03\n"),
        "activity-never-evidenced hub",
        date(2015, 6, 30),
    ),
    # The last day of the month, and twelve months more.
    "last told of in a month": (
        "== posts/2016/a.md\ndate: 2016-03\nactivities: [hub]\npeople: 3\n",
        "activity-without-recent-evidence hub",
        date(2017, 4, 1),
    ),
    # Twelve months are twelve months though 29 February lies in them.
    "last told of on a day before a leap day": (
        "== posts/2015/a.md\ndate: 2015-06-12\nactivities: [hub]\npeople: 3\n",
        "activity-without-recent-evidence hub",
        date(2016, 6, 13),
    ),
    "last told of on a leap day": (
        "== posts/2016/a.md\ndate: 2016-02-29\nactivities: [hub]\npeople: 3\n",
        "activity-without-recent-evidence hub",
        date(2017, 3, 1),
    ),
    # Told again later, it still happened when it happened.
    "told again later": (
        """
== posts/2016/a.md
date: 2016-03-31
activities: [hub]
people: 3
== posts/2017/b.md
tells_of: [2016/a]
activities: [hub]
people: 3
""",
        "activity-without-recent-evidence hub",
        date(2017, 4, 1),
    ),
    "no review since the area started on a day": (
        "",
        "review-due health",
        date(2016, 1, 2),
    ),
    "no review since the area started in a year": (
        area_with("").replace("2015-01-01", "2015"),
        "review-due health",
        date(2017, 1, 1),
    ),
    "a year after the last review": (
        "== posts/2016/review.md\nkind: theme-review\ntheme: health\ndate: 2016-05-10\n",
        "review-due health",
        date(2017, 5, 11),
    ),
    "the day that the last review set": (
        """
== posts/2016/review.md
kind: theme-review
theme: health
date: 2016-05-10
next_review: 2016-Q3
""",
        "review-due health",
        date(2016, 10, 1),
    ),
    # The quarter ended on 31 March, and its report had 90 days.
    "a quarter's report was due": (
        area_with("rep: {reports_from: 2015-Q1}"),
        "quarter-without-report 2015-Q1",
        date(2015, 6, 29),
    ),
    # January had begun when the area did, so that February is the first whole month.
    "the first whole month is over": (
        area_with("papers_due: {minutes: monthly}"),
        "papers-due minutes 2015-02",
        date(2015, 2, 28),
    ),
    "the first whole quarter is over": (
        area_with("papers_due: {management-report: quarterly}"),
        "papers-due management-report 2015-Q2",
        date(2015, 6, 30),
    ),
    "the first whole year is over": (
        area_with("papers_due: {annual-report: yearly}"),
        "papers-due annual-report 2016",
        date(2016, 12, 31),
    ),
    "last measured in a month": (
        """
== plan/indicators/trust.yaml
title: Trust
better: higher
source: A survey
baseline: {date: 2015-05, value: 44}
readings: [{date: 2016-05, finding: Much the same}]
""",
        "indicator-without-reading trust",
        date(2017, 6, 1),
    ),
}

# What is written, the gap that comes of it, and what fills it.
FILLED = {
    "goal-without-activity trees": (
        "== plan/goals.yaml\n- {id: trees, title: More trees}\n",
        """
== plan/goals.yaml
- {id: trees, title: More trees}
== plan/themes/green.md
title: Green
summary: Trees and parks
goals: [trees]
""",
    ),
    "activity-never-evidenced hub": (
        hub("status: active\nstatus_on: 2016\n"),
        hub("status: active\nstatus_on: 2016\n")
        + "== posts/2016/a.md\nactivities: [hub]\npeople: 3\n",
    ),
    "activity-without-expectation hub": (
        hub("status: active\nstatus_on: 2016\n"),
        hub("status: active\nstatus_on: 2016\nexpects: [skills]\n"),
    ),
    "expected-impact-without-evidence hub voice": (
        hub("status: active\nstatus_on: 2016\nexpects: [skills, voice]\n")
        + "== posts/2016/a.md\nactivities: [hub]\nimpacts: [skills]\n",
        hub("status: active\nstatus_on: 2016\nexpects: [skills, voice]\n")
        + "== posts/2016/a.md\nactivities: [hub]\nimpacts: [voice]\n",
    ),
    "post-tied-to-nothing 2016/a": (
        "== posts/2016/a.md\nsummary: Snow\n",
        "== posts/2016/a.md\nthemes: [green]\n",
    ),
    "quarter-without-report 2015-Q1": (
        area_with("rep: {reports_from: 2015-Q1}"),
        area_with("rep: {reports_from: 2015-Q1}")
        + "== posts/2015/rep.md\nkind: rep-report\nquarters: [2015-Q2, 2015-Q1]\n",
    ),
    "papers-due minutes 2015-02": (
        area_with("papers_due: {minutes: monthly}\nended: 2015-02-28"),
        area_with("papers_due: {minutes: monthly}\nended: 2015-02-28")
        + "== posts/2015/minutes.md\nkind: document\ndocument_type: minutes\n"
        "date: 2015-03-03\ncovers: 2015-02\nlink: https://minutes.example/\n",
    ),
    "indicator-without-reading trust": (
        "== plan/indicators/trust.yaml\ntitle: Trust\nbetter: higher\nsource: A survey\n",
        """
== plan/indicators/trust.yaml
title: Trust
better: higher
source: A survey
readings: [{date: 2016, value: 44}]
""",
    ),
    "story-without-said 2016/a": (
        "== posts/2016/a.md\nkind: story\ndid: Lamps\nchanged: Light\n",
        "== posts/2016/a.md\nkind: story\ndid: Lamps\nchanged: Light\nsaid: It is dark\n",
    ),
    "story-without-change 2016/a": (
        "== posts/2016/a.md\nkind: story\ndid: Lamps\nsaid: It is dark\n",
        "== posts/2016/a.md\nkind: story\ndid: Lamps\nchanged: Light\nsaid: It is dark\n",
    ),
    "amount-not-published 2016/a": (
        "== posts/2016/a.md\nkind: grant\nrecipient: {individual: yes}\npurpose: Songs\n",
        "== posts/2016/a.md\nkind: grant\nrecipient: {individual: yes}\npurpose: S\namount: £3\n",
    ),
}

# What is written, and a gap that it is not.
NO_GAPS = {
    "a planned activity is owed nothing yet": (
        hub("status: planned\nstatus_on: 2016\nstarts: 2015-01-02\n"),
        "activity-never-evidenced hub",
    ),
    "an activity that ended may be silent": (
        hub("status: completed\nstatus_on: 2016\n")
        + "== posts/2015/a.md\nactivities: [hub]\npeople: 3\n",
        "activity-without-recent-evidence hub",
    ),
    "an unexpected impact is learning": (
        hub("status: active\nstatus_on: 2016\nexpects: [skills]\n")
        + "== posts/2016/a.md\nactivities: [hub]\nimpacts: [skills, voice]\n",
        "expected-impact-without-evidence hub voice",
    ),
    "a post of an activity is tied to its theme": (
        "== posts/2016/a.md\nactivities: [hub]\n",
        "post-tied-to-nothing 2016/a",
    ),
    "a theme review is tied to its theme": (
        "== posts/2016/a.md\nkind: theme-review\ntheme: green\n",
        "post-tied-to-nothing 2016/a",
    ),
}


@pytest.mark.parametrize("case", EDGES)
def test_a_gap_appears_on_its_day_and_not_the_day_before(case: str) -> None:
    text, gap, first_day = EDGES[case]
    content = area(text)
    assert gap not in gaps_on(content, first_day - A_DAY)
    assert gap in gaps_on(content, first_day)


@pytest.mark.parametrize("gap", FILLED)
def test_a_gap_goes_when_it_is_filled(gap: str) -> None:
    open_, filled = FILLED[gap]
    day = date(2016, 3, 1)
    assert gap in gaps_on(area(open_), day)
    assert gap not in gaps_on(area(filled), day)


@pytest.mark.parametrize("case", NO_GAPS)
def test_what_is_no_gap(case: str) -> None:
    text, gap = NO_GAPS[case]
    assert gap not in gaps_on(area(text), date(2020, 1, 1))


def test_each_kind_of_gap_has_a_case_here() -> None:
    told = {gap.partition(" ")[0] for _, gap, _ in EDGES.values()}
    told |= {gap.partition(" ")[0] for gap in FILLED}
    assert told == GAP_KINDS.keys()


def test_everybody_can_close_some_kind_of_gap() -> None:
    assert {kind.closer for kind in GAP_KINDS.values()} == set(get_args(Closer))


def test_a_reading_of_a_small_sample_is_no_reading() -> None:
    content = area(
        """
== plan/indicators/trust.yaml
title: Trust
better: higher
source: A survey
readings: [{date: 2016, value: 44, sample: 9}]
"""
    )
    assert "indicator-without-reading trust" in gaps_on(content, date(2016, 3, 1))


ENDED = area_with("rep: {reports_from: 2015-Q4}\nended: 2016-03-31") + hub(
    "status: active\nstatus_on: 2016\nstarts: 2016-03-01\n"
)


def test_gaps_stand_still_90_days_after_the_end() -> None:
    content = area(ENDED)
    at_the_end = gaps_on(content, date(2016, 6, 29))
    assert gaps_on(content, date(2030, 1, 1)) == at_the_end
    assert gaps_on(content, date(2016, 6, 28)) != at_the_end


def test_the_last_quarter_before_the_end_is_owed_and_none_after() -> None:
    owed = {gap for gap in gaps_on(area(ENDED), date(2030, 1, 1)) if gap.startswith("quarter")}
    assert owed == {"quarter-without-report 2015-Q4", "quarter-without-report 2016-Q1"}


def test_an_explained_gap_carries_its_explanation_and_others_none() -> None:
    content = area(
        """
== plan/known-gaps.yaml
- {gap: review-due health, because: The theme was new, by: The partnership, on: 2016-05-01}
"""
    )
    day = date(2017, 1, 1)
    found = gaps(content, evidence(content), reference_date(content.area, day))
    reasons = {gap.key: gap.explained.because for gap in found if gap.explained}
    assert reasons == {"review-due health": "The theme was new"}
