"""Headings: levels without gaps below the page's own, and ids that nothing else has."""

from __future__ import annotations

import pytest

LEVELS = {
    "the highest becomes the base": ("# A\n\n## B", 2, [2, 3]),
    "also where it is written lower": ("### A\n\n#### B", 2, [2, 3]),
    "no level is skipped": ("# A\n\n#### B\n\n# C", 2, [2, 3, 2]),
    "relative depth is kept": ("## A\n\n### B\n\n#### C\n\n### D", 2, [2, 3, 4, 3]),
    "a lower one before the highest": ("### A\n\n## B\n\n### C", 2, [2, 2, 3]),
    "another base": ("# A\n\n## B", 3, [3, 4]),
    "never below six": ("# A\n\n## B\n\n### C", 5, [5, 6, 6]),
    "underlined": ("A\n===\n\nB\n---", 2, [2, 3]),
    "in HTML": ("<h1>A</h1>\n\n<h4>B</h4>", 2, [2, 3]),
}


@pytest.mark.parametrize(("text", "base", "levels"), LEVELS.values(), ids=LEVELS)
def test_levels(rendered, text, base, levels):
    assert [h.level for h in rendered(text, heading_base=base).headings] == levels


def test_the_html_has_the_same_level(rendered):
    assert rendered("# A\n\n### B").html == '<h2 id="a">A</h2>\n<h3 id="b">B</h3>'


IDS = {
    "words": ("# What we did", ["what-we-did"]),
    "an apostrophe": ("# We're back", ["were-back"]),
    "letters of any script": ("# Café Łódź", ["café-łódź"]),
    "twice the same": ("# A\n\n# A\n\n# A", ["a", "a-2", "a-3"]),
    "one that looks numbered": ("# A\n\n# A 2\n\n# A", ["a", "a-2", "a-3"]),
    "no letters": ("# !!!\n\n# …", ["section", "section-2"]),
    "reserved by the page": ("# Main", ["main-2"]),
    "markup": ("# *New* `code` [link](x.md)", ["new-code-link"]),
    "without its footnote": ("# A[^1]\n\n[^1]: note", ["a"]),
}


@pytest.mark.parametrize(("text", "ids"), IDS.values(), ids=IDS)
def test_ids(rendered, text, ids):
    assert [h.id for h in rendered(text, reserved={"main", "menu"}).headings] == ids


def test_an_id_is_cut_between_words(rendered):
    name = rendered("# " + "neighbourhood " * 20).headings[0].id
    assert name == "-".join(["neighbourhood"] * 4)


def test_an_id_of_one_endless_word_is_cut(rendered):
    assert rendered("# " + "a" * 10_000).headings[0].id == "a" * 60


def test_an_id_in_html_is_not_kept(rendered):
    assert rendered('<h2 id="menu">Hi</h2>').html == '<h2 id="hi">Hi</h2>'


def test_a_heading_without_words_is_no_heading(rendered):
    assert rendered("# \n\ntext").headings == ()


LINES = {
    "hashes": ("text\n\n# A\n\n## B", [3, 5]),
    "underlined": ("text\n\nA\n===", [3]),
    "in HTML": ("text\n\n<h2>A</h2>", [3]),
    "in HTML with capitals": ("text\n\n<H2>A</H2>", [3]),
    "not in code": ("```\n# A\n```\n\n# A", [5]),
    "in a quotation": ("text\n\n> # A", [3]),
    "the same twice": ("# A\n\n# A", [1, 3]),
}


@pytest.mark.parametrize(("text", "lines"), LINES.values(), ids=LINES)
def test_lines(rendered, text, lines):
    assert [h.line for h in rendered(text).headings] == lines


def test_the_text_is_plain(rendered):
    assert rendered('# The "new" *hub*').headings[0].text == "The “new” hub"
