"""A text in parts: introduction, sections, notes, summary."""

from __future__ import annotations

import pytest

REPORT = """Before.

## Running things

One.

### Deeper

Two.[^1]

## Looking ahead

Three.

[^1]: A note.
"""


def test_the_introduction_is_what_stands_before_the_first_section(rendered):
    assert rendered(REPORT).introduction == "<p>Before.</p>"


def test_sections_have_the_headings_of_the_highest_level(rendered):
    sections = rendered(REPORT).sections
    assert [(s.id, s.title, s.line) for s in sections] == [
        ("running-things", "Running things", 3),
        ("looking-ahead", "Looking ahead", 11),
    ]


def test_a_section_is_without_its_heading_and_with_the_deeper_ones(rendered):
    html = rendered(REPORT).sections[0].html
    assert html.startswith('<p>One.</p>\n<h3 id="deeper">Deeper</h3>')


def test_the_notes_belong_to_no_section(rendered):
    assert rendered(REPORT).sections[1].html == "<p>Three.</p>"


def test_the_notes_are_a_part_of_their_own(rendered):
    assert rendered(REPORT).notes.startswith('<div class="footnote">')


def test_a_text_without_headings_is_all_introduction(rendered):
    page = rendered("One.\n\nTwo.")
    assert (page.introduction, page.sections) == (page.html, ())


def test_a_heading_within_a_quotation_begins_no_section(rendered):
    assert rendered("> # A\n\ntext").sections == ()


SUMMARIES = {
    "the first paragraph": ("# A\n\nOne *two*.\n\nThree.", "One two."),
    "not a list": ("- item\n\nOne.", "One."),
    "on one line": ("One\ntwo  \nthree.", "One two three."),
    "without its notes": ("One.[^1]\n\n[^1]: note", "One."),
    "nothing where there is none": ("# A", ""),
    "no HTML": ("a <b>b</b> &lt;c&gt;", "a b <c>"),
}


@pytest.mark.parametrize(("text", "summary"), SUMMARIES.values(), ids=SUMMARIES)
def test_summary(rendered, text, summary):
    assert rendered(text).summary == summary


def test_the_same_text_gives_the_same_values(rendered):
    assert rendered(REPORT) == rendered(REPORT)
