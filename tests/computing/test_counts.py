"""How often, how many, how much: unions and never sums of columns."""

from __future__ import annotations

import pytest

from plugins.impact.compute.evidence import evidence
from plugins.impact.compute.impact_counts import (
    ActivityExpectation,
    activity_expectation,
    impact_counts,
    outputs,
    people,
    ways_known,
)
from plugins.impact.model.quantity import Quantity
from tests.computing.small_area import area, evidence_of

# Skills: 3 pieces, all of the hub. Voice: 2 pieces, of two activities. Spirit: 2 pieces, one
# of which names no activity. Nobody reported confidence. Five pieces, seven statements.
REPORTED = """
== posts/2016/a.md
activities: [hub]
impacts: [skills, voice]
known_from: survey
== posts/2016/b.md
activities: [hub]
impacts: [skills]
known_from: register
== posts/2016/c.md
activities: [hub]
impacts: [skills, spirit]
known_from: survey
== posts/2016/d.md
activities: [garden]
impacts: [voice]
== posts/2016/e.md
themes: [green]
impacts: [spirit]
"""


def test_most_reported_is_by_distinct_activities_then_distinct_pieces() -> None:
    content = area(REPORTED)
    ranked = impact_counts(evidence(content).pieces, content.impacts)
    assert [(tally.impact.id, tally.rank) for tally in ranked] == [
        ("voice", (2, 2)),
        ("skills", (1, 3)),
        ("spirit", (1, 2)),
        ("confidence", (0, 0)),
    ]


def test_a_total_is_the_size_of_a_union() -> None:
    content = area(REPORTED)
    ranked = impact_counts(evidence(content).pieces, content.impacts)
    assert sum(len(tally.pieces) for tally in ranked) == 7
    assert len({(p.post, p.row) for tally in ranked for p in tally.pieces}) == 5


def test_ways_of_knowing_are_counted_the_most_frequent_first() -> None:
    ways = ways_known(evidence_of(REPORTED).pieces)
    assert ways == (("survey", 2), (None, 2), ("register", 1))


# 40 + about 30 + at least 5: the largest is 40, and the sum is at least about 75.
ATTENDED = """
== posts/2016/a.md
activities: [hub]
people: 40
== posts/2016/b.md
activities: [hub]
people: about 30
== posts/2016/c.md
activities: [hub]
people: at least 5
"""


def test_the_largest_count_is_a_single_one() -> None:
    counted = people(evidence_of(ATTENDED).pieces)
    assert counted is not None
    assert counted.largest == Quantity.parse("40")


def test_the_sum_of_attendances_keeps_every_qualifier() -> None:
    counted = people(evidence_of(ATTENDED).pieces)
    assert counted is not None
    assert (counted.attendances, counted.counts) == (Quantity.parse("at least about 75"), 3)


@pytest.mark.parametrize(
    ("one", "other", "largest"),
    [
        ("50", "at least 50", "at least 50"),
        ("50", "about 50", "50"),
        ("about 60", "50", "about 60"),
        ("about 60", "at least 50", "about 60"),
    ],
)
def test_which_of_two_counts_is_the_largest(one: str, other: str, largest: str) -> None:
    text = f"""
== posts/2016/a.md
activities: [hub]
people: {one}
== posts/2016/b.md
activities: [hub]
people: {other}
"""
    counted = people(evidence_of(text).pieces)
    assert counted is not None
    assert counted.largest == Quantity.parse(largest)


def test_nobody_counted_is_not_zero_people() -> None:
    assert people(evidence_of(REPORTED).pieces) is None


def test_zero_people_is_a_count() -> None:
    counted = people(evidence_of("== posts/2016/a.md\nactivities: [hub]\npeople: 0\n").pieces)
    assert counted is not None
    assert counted.largest == Quantity.of(0)


# Trees: 20 + about 15. Volunteering in hours: 40 + 8; in days: 5. Raised: £300 beside 12 tins.
DONE = """
== posts/2016/a.md
activities: [garden]
outputs:
- {measure: Trees, value: 20}
- {measure: Volunteering, value: 40, unit: hours}
- {measure: Raised, value: "£300"}
== posts/2016/b.md
activities: [garden]
outputs:
- {measure: trees, value: about 15}
- {measure: Volunteering, value: 5, unit: days}
- {measure: Raised, value: 12}
== posts/2016/c.md
activities: [hub]
outputs:
- {measure: Volunteering, value: 8, unit: Hours}
"""


def test_outputs_are_added_only_within_one_measure_unit_and_currency() -> None:
    found = outputs(evidence_of(DONE).pieces)
    assert [(o.measure, o.unit, o.value) for o in found] == [
        ("Trees", "", Quantity.parse("about 35")),
        ("Volunteering", "hours", Quantity.parse("48")),
        ("Raised", "", Quantity.parse("£300")),
        ("Volunteering", "days", Quantity.parse("5")),
        ("Raised", "", Quantity.parse("12")),
    ]


def test_an_output_names_the_pieces_it_is_made_of() -> None:
    trees = outputs(evidence_of(DONE).pieces)[0]
    assert [piece.post for piece in trees.pieces] == ["2016/a", "2016/b"]


def test_a_unit_that_repeats_the_measure_is_none() -> None:
    text = """
== posts/2016/a.md
activities: [garden]
outputs: [{measure: Trees, value: 20, unit: trees}]
== posts/2016/b.md
activities: [garden]
outputs: [{measure: Trees, value: 4}]
"""
    (trees,) = outputs(evidence_of(text).pieces)
    assert (trees.unit, trees.value) == ("", Quantity.of(24))


def test_the_same_output_twice_in_one_post_is_added_and_its_piece_named_once() -> None:
    text = """
== posts/2016/a.md
activities: [garden]
outputs: [{measure: Trees, value: 20}, {measure: Trees, value: 4}]
"""
    (trees,) = outputs(evidence_of(text).pieces)
    assert (trees.value, len(trees.pieces)) == (Quantity.of(24), 1)


def test_what_was_expected_beside_what_was_reported() -> None:
    content = area(
        """
== plan/activities/hub.md
title: Hub
summary: A place to meet
themes: [health]
status: active
status_on: 2016
expects: [confidence, skills]
== posts/2016/a.md
activities: [hub]
impacts: [voice, skills]
"""
    )
    hub = content.activities["hub"]
    found = activity_expectation(hub, evidence(content).by_activity["hub"])
    assert found == ActivityExpectation(hub, ("skills",), ("confidence",), ("voice",))
