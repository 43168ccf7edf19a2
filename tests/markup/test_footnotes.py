"""Footnotes: marks and notes that find each other, whatever else is on the page."""

from __future__ import annotations

import re

import pytest

TWICE = "a[^x] b[^x]\n\n[^x]: note"


def ids(html: str) -> list[str]:
    return re.findall(r'id="([^"]*)"', html)


def targets(html: str) -> list[str]:
    return re.findall(r'href="#([^"]*)"', html)


NOTES = {
    "one": "a[^1]\n\n[^1]: note",
    "a name with spaces": "a[^x y]\n\n[^x y]: note",
    "one mark twice": TWICE,
    "one that is hostile": 'a[^"><script>]\n\n[^"><script>]: note',
    "one that nothing refers to": "a\n\n[^1]: note",
    "two": "a[^b] c[^d]\n\n[^d]: one\n\n[^b]: two",
}


@pytest.mark.parametrize("text", NOTES.values(), ids=NOTES)
def test_every_link_of_a_note_has_its_place(rendered, text):
    html = rendered(text).html
    assert set(targets(html)) <= set(ids(html))


def test_marks_and_notes_have_ids_of_their_own(rendered):
    assert ids(rendered(TWICE).html) == ["footnote-mark-1", "footnote-mark-1-2", "footnote-1"]


def test_ids_that_the_page_uses_are_left_to_it(rendered):
    page = rendered("a[^1]\n\n[^1]: note", reserved={"footnote-1", "footnote-mark-1"})
    assert page.anchors == {"footnote-1-2", "footnote-mark-1-2"}


def test_a_mark_has_a_name(rendered):
    assert 'aria-label="Note 1">1</a></sup>' in rendered(TWICE).html


def test_the_way_back_has_a_name_in_place_of_a_title(rendered):
    html = rendered("a[^1]\n\n[^1]: note").html
    assert 'href="#footnote-mark-1" aria-label="Back to note 1">' in html


def test_footnotes_are_no_links_to_be_asked_about(rendered):
    assert rendered(TWICE).links == ()


def test_a_second_note_of_the_same_id_in_html_has_none(rendered):
    html = rendered('<li id="fn:1">a</li>\n\n<li id="fn:1">b</li>').html
    assert ids(html) == ["footnote-1"]


UNMATCHED = {
    "a note without a mark": ("a\n\n[^x]: note", [("unused-footnote", "x", 3)]),
    "a mark without a note": ("a\n\nb[^x]", [("missing-footnote", "x", 3)]),
    "a mark in code": ("`a[^x]`", []),
}


@pytest.mark.parametrize(("text", "faults"), UNMATCHED.values(), ids=UNMATCHED)
def test_notes_and_marks_that_lack_each_other_are_named(rendered, text, faults):
    assert [(f.code, f.subject, f.line) for f in rendered(text).faults] == faults
