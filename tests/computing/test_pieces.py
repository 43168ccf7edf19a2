"""Pieces of evidence: a happening is counted once, and for what it belongs to."""

from __future__ import annotations

import pytest

from plugins.impact.compute.consistency import inconsistencies
from plugins.impact.compute.evidence import Evidence, Piece, Retelling, evidence
from plugins.impact.compute.impact_counts import impact_counts, people
from plugins.impact.model.quantity import Quantity
from tests.computing.small_area import area, evidence_of, reading

TWO_ACTIVITIES = """
== posts/2016/both.md
activities: [hub, garden]
evidence:
- {activity: hub, impacts: [skills]}
- {activity: garden, people: 12}
"""

# The hub's fair, as it was told by three: 40 people, then about 50, then nobody counted.
TOLD_THREE_TIMES = """
== posts/2016/fair.md
activities: [hub]
impacts: [spirit]
people: 40
known_from: register
outputs: [{measure: Stalls, value: 9}]
== posts/2016/newsletter.md
activities: [hub]
tells_of: [2016/fair]
impacts: [spirit, voice]
people: about 50
known_from: report
== posts/2017/looking-back.md
activities: [hub]
tells_of: [2016/newsletter]
impacts: [spirit]
outputs: [{measure: stalls, value: 11}, {measure: Cakes, value: 30}]
"""


def told(found: Evidence) -> list[tuple[str, int, str | None]]:
    """Where each piece is first told, and of which activity."""
    return [(piece.post, piece.row, piece.activity) for piece in found.pieces]


def only(found: Evidence) -> Piece:
    """The one piece there is."""
    (piece,) = found.pieces
    return piece


def test_an_impact_belongs_to_the_activity_of_its_row_only() -> None:
    found = evidence_of(TWO_ACTIVITIES)
    stated = {activity: [p.impacts for p in own] for activity, own in found.by_activity.items()}
    assert stated == {"hub": [("skills",)], "garden": [()]}


def test_an_impact_belongs_to_the_themes_of_its_row_only() -> None:
    found = evidence_of(TWO_ACTIVITIES)
    stated = {theme: [p.impacts for p in own] for theme, own in found.by_theme.items()}
    assert stated == {"health": [("skills",)], "green": [()]}


@pytest.mark.parametrize("field", ["impacts: [skills]", "people: 3"])
def test_nothing_at_the_top_of_a_post_about_two_activities_is_credited(field: str) -> None:
    read = reading(f"== posts/2016/both.md\nactivities: [hub, garden]\n{field}\n")
    assert [problem.code for problem in read.problems] == ["evidence-without-activity"]


def test_tagging_alone_is_no_evidence() -> None:
    assert evidence_of("== posts/2016/tagged.md\nactivities: [hub]\nthemes: [green]\n").pieces == ()


@pytest.mark.parametrize(
    "field", ["impacts: [skills]", "people: 3", "outputs: [{measure: Trees, value: 3}]"]
)
def test_each_of_three_things_makes_a_piece(field: str) -> None:
    found = evidence_of(f"== posts/2016/a.md\nactivities: [hub]\n{field}\n")
    assert told(found) == [("2016/a", 0, "hub")]


@pytest.mark.parametrize("field", ["who: Residents", "known_from: survey"])
def test_how_it_is_known_and_who_alone_are_no_evidence_and_said_to_be_none(field: str) -> None:
    read = reading(f"== posts/2016/a.md\nactivities: [hub]\n{field}\n")
    assert [problem.code for problem in read.problems] == ["field-states-nothing"]


def test_an_activity_of_two_themes_gives_one_piece_to_both() -> None:
    found = evidence_of("== posts/2016/a.md\nactivities: [walks]\npeople: 3\n")
    assert found.by_theme["health"] == found.by_theme["green"] == found.pieces


def test_a_row_without_an_activity_speaks_for_its_theme_only() -> None:
    found = evidence_of("== posts/2016/a.md\nthemes: [green]\npeople: 3\n")
    assert (only(found).activity, only(found).themes) == (None, ("green",))


def test_the_short_form_and_rows_of_one_post_are_pieces_of_their_own() -> None:
    text = """
== posts/2016/a.md
activities: [hub]
people: 3
evidence:
- {activity: hub, impacts: [skills]}
"""
    assert told(evidence_of(text)) == [("2016/a", 0, "hub"), ("2016/a", 1, "hub")]


def test_a_happening_told_three_times_counts_once() -> None:
    assert told(evidence_of(TOLD_THREE_TIMES)) == [("2016/fair", 0, "hub")]


def test_it_is_known_who_told_it_again() -> None:
    told_by = only(evidence_of(TOLD_THREE_TIMES)).told_by
    assert told_by == ("2016/newsletter", "2017/looking-back")


def test_a_retelling_may_add_an_impact_and_adds_none_twice() -> None:
    assert only(evidence_of(TOLD_THREE_TIMES)).impacts == ("spirit", "voice")


def test_of_several_counts_of_one_happening_the_largest_stands() -> None:
    counted = people(evidence_of(TOLD_THREE_TIMES).pieces)
    assert counted is not None
    about_50 = Quantity.parse("about 50")
    assert (counted.largest, counted.attendances, counted.counts) == (about_50, about_50, 1)


def test_a_measure_that_is_told_again_is_not_added_and_another_is() -> None:
    outputs = only(evidence_of(TOLD_THREE_TIMES)).outputs
    assert [(o.measure, str(o.value.amount)) for o in outputs] == [("Stalls", "9"), ("Cakes", "30")]


def test_it_is_known_in_every_way_it_was_told() -> None:
    assert only(evidence_of(TOLD_THREE_TIMES)).known_from == ("register", "report")


def test_an_impact_told_three_times_is_tallied_once() -> None:
    content = area(TOLD_THREE_TIMES)
    spirit = impact_counts(evidence(content).pieces, content.impacts)[0]
    assert (spirit.impact.id, spirit.rank) == ("spirit", (1, 1))


def test_a_retelling_on_another_activity_is_a_piece_of_its_own() -> None:
    text = """
== posts/2016/fair.md
activities: [hub]
people: 40
== posts/2016/report.md
activities: [garden]
tells_of: [2016/fair]
people: 12
"""
    assert told(evidence_of(text)) == [("2016/fair", 0, "hub"), ("2016/report", 0, "garden")]


def test_a_retelling_through_a_post_without_evidence_still_joins() -> None:
    text = """
== posts/2016/fair.md
activities: [hub]
people: 40
== posts/2016/link.md
tells_of: [2016/fair]
== posts/2016/report.md
activities: [hub]
tells_of: [2016/link]
people: 45
"""
    assert told(evidence_of(text)) == [("2016/fair", 0, "hub")]


@pytest.mark.parametrize(
    ("first", "again", "subject"),
    [
        ("activities: [hub]", "themes: [health]", "health"),
        ("themes: [health]", "activities: [hub]", "hub"),
    ],
)
def test_a_theme_and_an_activity_of_it_are_not_taken_for_each_other(
    first: str, again: str, subject: str
) -> None:
    text = f"""
== posts/2016/fair.md
{first}
people: 40
== posts/2016/report.md
{again}
tells_of: [2016/fair]
people: 45
"""
    found = evidence_of(text)
    assert only(found).post == "2016/fair"
    assert found.unplaced == (
        Retelling("2016/report", 0, subject, ("2016/fair",), other_level=True),
    )


def test_another_theme_than_that_of_the_activity_is_a_subject_of_its_own() -> None:
    text = """
== posts/2016/fair.md
activities: [hub]
people: 40
== posts/2016/report.md
themes: [green]
tells_of: [2016/fair]
people: 45
"""
    assert len(evidence_of(text).pieces) == 2


# The fair is told in two rows, in two languages.
TRANSLATED = """
== posts/2016/fair.md
activities: [hub]
people: 40
evidence: [{activity: hub, impacts: [spirit]}]
== posts/2016/feira.md
activities: [hub]
people: 40
evidence: [{activity: hub, impacts: [spirit]}]
translation_of: 2016/fair
language: pt
"""


def test_a_translation_tells_row_by_row_what_the_original_tells() -> None:
    found = evidence_of(TRANSLATED)
    assert told(found) == [("2016/fair", 0, "hub"), ("2016/fair", 1, "hub")]
    assert [piece.told_by for piece in found.pieces] == [("2016/feira",), ("2016/feira",)]
    assert found.unplaced == ()


@pytest.mark.parametrize(
    ("visible", "first", "again"),
    [
        ({"2016/newsletter", "2017/looking-back"}, "2016/newsletter", ("2017/looking-back",)),
        ({"2016/fair", "2017/looking-back"}, "2016/fair", ("2017/looking-back",)),
        ({"2017/looking-back"}, "2017/looking-back", ()),
    ],
)
def test_hiding_a_telling_never_makes_two_things_of_one(
    visible: set[str], first: str, again: tuple[str, ...]
) -> None:
    piece = only(evidence(area(TOLD_THREE_TIMES), visible))
    assert (piece.post, piece.told_by) == (first, again)


def test_what_only_hidden_posts_tell_does_not_count() -> None:
    assert evidence(area(TOLD_THREE_TIMES), set()).pieces == ()


def test_what_a_hidden_telling_says_does_not_count() -> None:
    piece = only(evidence(area(TOLD_THREE_TIMES), {"2016/fair"}))
    assert (piece.impacts, piece.people) == (("spirit",), Quantity.of(40))


def test_posts_of_one_day_that_do_not_tell_of_each_other_stay_apart() -> None:
    text = """
== posts/2016/a.md
activities: [hub]
people: 40
== posts/2016/b.md
activities: [hub]
people: 40
"""
    assert len(evidence_of(text).pieces) == 2


# The quarter's report says 70 people came to the hub, over two sessions that have posts.
OF_TWO = """
== posts/2016/first.md
activities: [hub]
people: 40
== posts/2016/second.md
activities: [hub]
people: 30
== posts/2016/report.md
activities: [hub]
tells_of: [2016/first, 2016/second]
people: 70
"""


def test_a_retelling_of_two_pieces_counts_for_neither() -> None:
    counted = people(evidence_of(OF_TWO).pieces)
    assert counted is not None
    assert (counted.largest, counted.attendances) == (Quantity.of(40), Quantity.of(70))


def test_a_retelling_of_two_pieces_is_named_with_both() -> None:
    (unplaced,) = evidence_of(OF_TWO).unplaced
    assert (unplaced.post, unplaced.row, unplaced.subject) == ("2016/report", 0, "hub")
    assert unplaced.others == ("2016/first", "2016/second")


def test_a_retelling_of_two_pieces_is_a_problem_at_its_line() -> None:
    (problem,) = inconsistencies(area(OF_TWO))
    assert str(problem) == (
        "content/posts/2016/report.md:6: this row on 'hub' tells again what 2016/first and "
        "2016/second already carry, and it cannot be known which. Take the row out: they are "
        "counted there. [retells-several]"
    )


def test_what_was_done_is_kept_in_every_unit_it_was_counted_in() -> None:
    text = """
== posts/2016/a.md
activities: [hub]
outputs:
- {measure: Volunteering, value: 40, unit: hours}
- {measure: Volunteering, value: 5, unit: days}
"""
    outputs = only(evidence_of(text)).outputs
    assert [(o.unit, str(o.value.amount)) for o in outputs] == [("hours", "40"), ("days", "5")]
