"""Themes beside kinds of impact, and what was hoped for beside what came."""

from __future__ import annotations

from hypothesis import given, settings

from plugins.impact.compute.evidence import evidence
from plugins.impact.compute.impact_counts import ImpactExpectation, impact_expectations, matrix
from tests.computing.small_area import area, evidence_of
from tests.computing.test_properties import Written, posts, text_of

# The walks belong to health and to green, the hub to health, the garden to green.
#   a: skills, of the walks          b: skills and spirit, of the hub
#   c: skills, of green as a whole   d: nothing but 12 people, of the garden
#          health      green     in all
# skills   a, b        a, c      3 (a stands under both)
# spirit   b           none      1
REPORTED = """
== posts/2016/a.md
activities: [walks]
impacts: [skills]
== posts/2016/b.md
activities: [hub]
impacts: [skills, spirit]
== posts/2016/c.md
themes: [green]
impacts: [skills]
== posts/2016/d.md
activities: [garden]
people: 12
"""


def test_each_cell_holds_the_reports_of_one_theme_that_state_one_impact() -> None:
    found = matrix(evidence_of(REPORTED).pieces)
    cells = {key: [piece.post for piece in own] for key, own in found.cells.items()}
    assert cells == {
        ("skills", "health"): ["2016/a", "2016/b"],
        ("skills", "green"): ["2016/a", "2016/c"],
        ("spirit", "health"): ["2016/b"],
    }
    assert found.pieces("spirit", "green") == ()


def test_a_report_of_two_themes_counts_once_in_all() -> None:
    found = matrix(evidence_of(REPORTED).pieces)
    assert {impact: len(own) for impact, own in found.of_impact.items()} == {
        "skills": 3,
        "spirit": 1,
    }
    assert (found.shared("skills"), found.shared("spirit"), found.shared("voice")) == (1, 0, 0)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(posts())
def test_a_row_in_all_is_the_union_of_its_cells(written: list[Written]) -> None:
    content = area(text_of(written))
    found = matrix(evidence(content).pieces)
    for impact in content.impacts:
        cells = [found.pieces(impact, theme) for theme in content.themes]
        union = {(piece.post, piece.row) for own in cells for piece in own}
        whole = found.of_impact.get(impact, ())
        assert union == {(piece.post, piece.row) for piece in whole}
        assert len(union) == len(whole)
        assert sum(map(len, cells)) == len(whole) + found.shared(impact)


# The garden hoped for skills and voice, and skills were reported of it, and spirit besides.
# The hub hoped for skills, and nothing was reported of it. Nobody wrote down what the walks
# hoped for; skills were reported of them.
HOPED = """
== plan/activities/garden.md
title: Garden
summary: Growing things
themes: [green]
status: active
expects: [skills, voice]
== plan/activities/hub.md
title: Hub
summary: A place to meet
themes: [health]
status: active
expects: [skills]
== posts/2016/a.md
activities: [garden]
impacts: [skills, spirit]
== posts/2016/b.md
activities: [walks]
impacts: [skills]
== posts/2016/c.md
themes: [green]
impacts: [voice]
"""


def found_hopes() -> dict[str, ImpactExpectation]:
    """The hopes of the area above."""
    content = area(HOPED)
    found = impact_expectations(
        content.impacts.values(), content.activities.values(), evidence(content).by_activity
    )
    return {hope.impact.id: hope for hope in found}


def test_what_was_hoped_for_stands_beside_what_came() -> None:
    told = {
        id_: (hope.met, hope.missing, hope.unexpected, hope.unsaid)
        for id_, hope in found_hopes().items()
    }
    assert told == {
        "skills": (("garden",), ("hub",), (), ("walks",)),
        "confidence": ((), (), (), ()),
        "spirit": ((), (), ("garden",), ()),
        "voice": ((), ("garden",), (), ()),
    }


def test_what_is_told_of_a_theme_meets_no_hope_of_an_activity() -> None:
    hope = found_hopes()["voice"]
    assert (hope.expected, hope.reported) == (("garden",), ())


def test_expected_and_reported_are_each_told_once() -> None:
    hope = found_hopes()["skills"]
    assert (hope.expected, hope.reported) == (("garden", "hub"), ("garden", "walks"))
