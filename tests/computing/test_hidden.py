"""What is hidden stays hidden, and hiding it makes nothing count twice."""

from __future__ import annotations

from datetime import date

from plugins.impact.compute.evidence import evidence
from plugins.impact.compute.visibility import in_public, post_state, withdrawn
from plugins.impact.model.content import Content
from tests.computing.small_area import area

DAY = date(2020, 6, 1)
CONSENTS = """
== consents.yaml
- {id: lapsed, basis: written, obtained: 2015-01-01, withdrawn: 2019-01-01, covers: [story]}
- {id: early, basis: written, obtained: 2021-01-01, covers: [story]}
"""
STUDY = """
== posts/2016/study.md
kind: case-study
about: person
consent: lapsed
activities: [hub]
impacts: [skills]
people: 30
"""


def people_counted(content: Content) -> list[int]:
    """The people of each piece of evidence that may be seen on the day."""
    seen = in_public(content, DAY).posts.keys()
    pieces = evidence(content, seen).pieces
    return [int(piece.people.amount) for piece in pieces if piece.people is not None]


def test_hiding_the_first_telling_makes_no_two_things_of_it() -> None:
    again = "activities: [hub]\npeople: 30\ntells_of: [2016/study]\n"
    content = area(f"{CONSENTS}{STUDY}== posts/2016/a.md\n{again}== posts/2016/b.md\n{again}")
    assert people_counted(content) == [30]


def test_a_translation_goes_when_the_consent_of_its_original_goes() -> None:
    content = area(
        f"{CONSENTS}{STUDY}== posts/2016/hanes.md\ntranslation_of: 2016/study\nlanguage: cy\n"
    )
    assert post_state(content.posts["2016/hanes"], content, DAY) == "withdrawn"


def test_a_thing_told_in_two_languages_counts_once() -> None:
    told = "activities: [hub]\nimpacts: [skills]\npeople: 9\n"
    content = area(
        f"== posts/2016/fair.md\n{told}"
        f"== posts/2016/ffair.md\n{told}translation_of: 2016/fair\nlanguage: cy\n"
    )
    assert people_counted(content) == [9]


def test_a_consent_holds_from_the_day_it_was_given() -> None:
    content = area(f"{CONSENTS}{STUDY.replace('lapsed', 'early')}")
    assert post_state(content.posts["2016/study"], content, DAY) == "scheduled"


def test_what_was_never_public_leaves_no_notice() -> None:
    content = area(f"{CONSENTS}{STUDY}published: 2020-07-01\n")
    assert withdrawn(content, DAY) == ()


def test_a_long_chain_of_tellings_is_followed_to_its_end() -> None:
    posts = [
        f"== posts/2016/p{n}.md\ntells_of: [2016/p{n - 1}]\nactivities: [hub]\npeople: 4\n"
        for n in range(1, 1500)
    ]
    content = area("== posts/2016/p0.md\nactivities: [hub]\npeople: 4\n" + "".join(posts))
    assert people_counted(content) == [4]
