"""What is published on a day, what waits, and what was withdrawn."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from plugins.impact.compute.accounting import account, unused_files
from plugins.impact.compute.evidence import evidence
from plugins.impact.compute.visibility import in_preview, in_public, post_state, withdrawn
from plugins.impact.model.content import Content
from tests.computing.small_area import area, reading

CONSENTS = """
== consents.yaml
- {id: five-years, basis: written, obtained: 2016-02-29, covers: [story, quote, photo]}
- {id: until, basis: written, obtained: 2016-01-01, covers: [story], expires: 2016-06-30}
- {id: taken-back, basis: written, obtained: 2016-01-01, covers: [story], withdrawn: 2016-05-01}
- {id: to-come, basis: written, obtained: 2016-07-01, covers: [story, quote, photo]}
"""
POST = "== posts/2016/a.md\nactivities: [hub]\nimpacts: [skills]\n"
CASE = f"{CONSENTS}{POST}kind: case-study\nabout: person\n"


def stands(text: str, day: date) -> str:
    """Where the post ``2016/a`` stands on ``day``."""
    content = area(text)
    return post_state(content.posts["2016/a"], content, day)


@pytest.mark.parametrize(
    ("text", "day", "stood"),
    [
        (POST, date(2000, 1, 1), "published"),
        (f"{POST}published: 2016-05-01\n", date(2016, 4, 30), "scheduled"),
        (f"{POST}published: 2016-05-01\n", date(2016, 5, 1), "published"),
        (f"{POST}published: 2016-05-01\nstatus: draft\n", date(2016, 4, 30), "draft"),
        (f"{POST}status: draft\n", date(2016, 5, 1), "draft"),
        # Agreed on a leap day for five years: until the last day of February 2021.
        (f"{CASE}consent: five-years\n", date(2021, 2, 28), "published"),
        (f"{CASE}consent: five-years\n", date(2021, 3, 1), "withdrawn"),
        (f"{CASE}consent: until\n", date(2016, 6, 30), "published"),
        (f"{CASE}consent: until\n", date(2016, 7, 1), "withdrawn"),
        (f"{CASE}consent: taken-back\n", date(2016, 4, 30), "published"),
        (f"{CASE}consent: taken-back\n", date(2016, 5, 1), "withdrawn"),
        (f"{CASE}consent: taken-back\nstatus: draft\n", date(2016, 5, 1), "withdrawn"),
        (f"{CASE}consent: taken-back\npublished: 2017-01-01\n", date(2016, 5, 1), "withdrawn"),
        # Nobody can rely on a consent before it was given.
        (f"{CASE}consent: to-come\n", date(2016, 6, 30), "scheduled"),
        (f"{CASE}consent: to-come\n", date(2016, 7, 1), "published"),
        (f"{CASE}consent: to-come\nstatus: draft\n", date(2016, 6, 30), "draft"),
        (f"{CASE}consent: to-come\npublished: 2016-01-01\n", date(2016, 6, 30), "scheduled"),
        (
            f"{CASE}consent: until\nquote: {{text: Yes, consent: to-come}}\n",
            date(2016, 6, 30),
            "scheduled",
        ),
        (
            f"{CASE}consent: until\nquote: {{text: Yes, consent: five-years}}\n",
            date(2016, 7, 1),
            "withdrawn",
        ),
        (
            f"{CASE}consent: five-years\nquote: {{text: Yes, consent: five-years}}\n",
            date(2021, 3, 1),
            "withdrawn",
        ),
    ],
)
def test_where_a_post_stands(text: str, day: date, stood: str) -> None:
    assert stands(text, day) == stood


# The shown ones first: published, draft, scheduled, withdrawn, and a draft withdrawn.
ALL = f"""{CONSENTS}
== posts/2016/a.md
themes: [green]
== posts/2016/b.md
themes: [green]
status: draft
== posts/2016/c.md
themes: [green]
published: 2016-12-01
== posts/2016/d.md
themes: [green]
impacts: [skills]
kind: case-study
about: person
consent: taken-back
== posts/2016/e.md
themes: [green]
impacts: [skills]
kind: case-study
about: person
consent: taken-back
status: draft
"""
A_DAY = date(2016, 6, 1)


def ids(content: Content) -> list[str]:
    """The posts of ``content``."""
    return list(content.posts)


def test_the_public_sees_what_is_published_only() -> None:
    assert ids(in_public(area(ALL), A_DAY)) == ["2016/a"]


def test_a_preview_shows_what_waits_as_well() -> None:
    assert ids(in_preview(area(ALL), A_DAY)) == ["2016/a", "2016/b", "2016/c"]


@pytest.mark.parametrize("more", ["", "status: draft\n"])
def test_what_needs_a_consent_that_is_to_come_is_seen_by_nobody(more: str) -> None:
    content = area(f"{CASE}consent: to-come\n{more}")
    assert ids(in_public(content, A_DAY)) == ids(in_preview(content, A_DAY)) == []
    assert withdrawn(content, A_DAY) == ()


def test_what_was_withdrawn_has_a_notice_unless_it_was_a_draft() -> None:
    assert [post.id for post in withdrawn(area(ALL), A_DAY)] == ["2016/d"]


def test_what_is_taken_down_takes_its_evidence_along() -> None:
    content = area(ALL)
    assert len(evidence(in_public(content, date(2016, 4, 30))).pieces) == 1
    assert evidence(in_public(content, A_DAY)).pieces == ()


def jpeg() -> bytes:
    """A picture."""
    out = BytesIO()
    Image.new("RGB", (60, 40), (200, 30, 30)).save(out, "JPEG")
    return out.getvalue()


PHOTOS = f"""{CONSENTS}
== posts/2016/a.md
themes: [green]
photos:
- {{file: crowd.jpg, alt: A crowd, people: adults, consent: five-years}}
- {{file: tree.jpg, alt: A tree, people: none}}
"""
PICTURES = {"photos/crowd.jpg": jpeg(), "photos/tree.jpg": jpeg()}


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2021, 2, 28), ["crowd.jpg", "tree.jpg"]),
        (date(2021, 3, 1), ["tree.jpg"]),
    ],
)
def test_a_photo_goes_with_its_consent_and_its_post_stays(day: date, shown: list[str]) -> None:
    (post,) = in_public(area(PHOTOS, PICTURES), day).posts.values()
    assert [photo.file for photo in post.photos] == shown


@pytest.mark.parametrize(
    ("day", "state"), [(date(2016, 6, 30), "scheduled"), (date(2016, 7, 1), "published")]
)
def test_a_photo_waits_for_its_consent(day: date, state: str) -> None:
    read = reading(PHOTOS.replace("consent: five-years", "consent: to-come"), PICTURES)
    assert read.content is not None
    (post,) = in_public(read.content, day).posts.values()
    assert ("crowd.jpg" in {photo.file for photo in post.photos}) == (state == "published")
    states = account(read.files, read.problems, read.content, day).states
    assert (states["photos/crowd.jpg"], states["photos/tree.jpg"]) == (state, "published")


ACCOUNTED = f"""{PHOTOS}== posts/2016/b.md
themes: [green]
photos: [{{file: draft.jpg, alt: A tree, people: none}}]
status: draft
== posts/2016/c.md
themes: [green]
photos: [{{file: draft.jpg, alt: A tree, people: none}}]
published: 2030-01-01
== posts/2016/d.md
themes: [green]
impacts: [skills]
kind: case-study
about: person
consent: taken-back
"""


def test_every_file_is_in_exactly_one_state() -> None:
    assets = {**PICTURES, "photos/draft.jpg": jpeg(), "photos/unused.jpg": jpeg()}
    read = reading(ACCOUNTED, assets)
    states = account(read.files, read.problems, read.content, date(2021, 3, 1)).states
    found = {path: states[path] for path in states if path.startswith(("posts/", "photos/"))}
    assert found == {
        "photos/crowd.jpg": "withdrawn",
        "photos/draft.jpg": "draft",
        "photos/tree.jpg": "published",
        "photos/unused.jpg": "problem",
        "posts/2016/a.md": "published",
        "posts/2016/b.md": "draft",
        "posts/2016/c.md": "scheduled",
        "posts/2016/d.md": "withdrawn",
    }


def test_a_file_that_no_post_uses_is_advised_about() -> None:
    read = reading(PHOTOS, {**PICTURES, "photos/unused.jpg": jpeg()})
    assert read.content is not None
    (advice,) = unused_files(read.files, read.content, A_DAY)
    assert (advice.path, advice.code, advice.advice) == (
        "content/photos/unused.jpg",
        "unused-file",
        True,
    )
