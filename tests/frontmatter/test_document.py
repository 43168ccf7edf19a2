"""A file's bytes → fields that know their line, the text below them, and what was wrong."""

from __future__ import annotations

import pytest

from plugins.frontmatter.document import Document, parse_document, parse_yaml


def document(fields: str, text: str = "") -> Document:
    """A Markdown file; the first of ``fields`` stands in line 2."""
    return parse_document(f"---\n{fields}\n---\n{text}".encode(), "a.md")


def said(found: Document) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in found.problems]


MEANINGS = {
    "yes": "yes",
    "no": "no",
    "on": "on",
    "10:30": "10:30",
    "012": "012",
    "0x1F": "0x1F",
    "1_000": "1_000",
    "2016": "2016",
    "2016-01-02": "2016-01-02",
    "1e3": "1e3",
    ".5": ".5",
    "null": "null",
    "~": "~",
    "true": "true",
    "£4,700": "£4,700",
    "about 70": "about 70",
    "C#": "C#",
    "it's": "it's",
    "a:b": "a:b",
    "'2016'": "2016",
    '"yes"': "yes",
    '"caf\\u00e9"': "café",
}


@pytest.mark.parametrize("written", MEANINGS)
def test_a_value_is_the_text_that_was_written(written):
    found = document(f"key: {written}")
    assert found.fields == {"key": MEANINGS[written]}
    assert found.problems == ()


NESTED = """\
title: A walk
# a comment
photos:
  - file: a.jpg
    alt: |
      Two lines
      of words
  - file: b.jpg
themes: [water, bread]
quote:
  text: >-
    Afloat
    at last
  by: a rower
sources:
- one
- two"""


def test_nested_values_are_lists_and_groups():
    assert document(NESTED).fields == {
        "title": "A walk",
        "photos": [{"file": "a.jpg", "alt": "Two lines\nof words\n"}, {"file": "b.jpg"}],
        "themes": ["water", "bread"],
        "quote": {"text": "Afloat at last", "by": "a rower"},
        "sources": ["one", "two"],
    }


@pytest.mark.parametrize(
    ("where", "line"),
    [
        (("title",), 2),
        (("photos",), 4),
        (("photos", 0), 5),
        (("photos", 0, "file"), 5),
        (("photos", 0, "alt"), 6),
        (("photos", 1), 9),
        (("photos", 1, "file"), 9),
        (("themes",), 10),
        (("themes", 1), 10),
        (("quote", "text"), 12),
        (("quote", "by"), 15),
        (("sources", 1), 18),
    ],
)
def test_each_value_knows_its_line(where, line):
    assert document(NESTED).lines[where] == line


def test_an_entry_with_nothing_behind_its_hyphen_moves_no_line():
    found = document("themes:\n  -\n  - water")
    assert found.fields == {"themes": ["water"]}
    assert found.lines["themes", 0] == 4


def test_the_text_begins_below_the_second_line():
    found = document("title: A walk", "\nWe walked.\n\n---\n\nHome.\n")
    assert found.body == "\nWe walked.\n\n---\n\nHome.\n"
    assert found.body_line == 4


BYTES = {
    "plain": b"---\ntitle: caf\xc3\xa9\n---\ntext\n",
    "with a byte-order mark": b"\xef\xbb\xbf---\ntitle: caf\xc3\xa9\n---\ntext\n",
    "as Windows ends lines": b"---\r\ntitle: caf\xc3\xa9\r\n---\r\ntext\r\n",
    "as old Macs ended lines": b"---\rtitle: caf\xc3\xa9\r---\rtext\r",
    "with blanks behind the fences": b"---  \ntitle: caf\xc3\xa9\n---\t\ntext\n",
    "all of it": b"\xef\xbb\xbf--- \r\ntitle: caf\xc3\xa9  \r\n--- \r\ntext\r\n",
}


@pytest.mark.parametrize("case", BYTES)
def test_however_a_file_is_saved_it_is_the_same(case):
    found = parse_document(BYTES[case], "a.md")
    assert (found.fields, found.body, found.problems) == ({"title": "café"}, "text\n", ())


REPAIRED = {
    "tabs for indents": (
        "photos:\n\t- file: a.jpg\n\t  alt: A path",
        {"photos": [{"file": "a.jpg", "alt": "A path"}]},
        [(3, "tab"), (4, "tab")],
    ),
    "a colon in a title": (
        "title: A walk: the second\nkind: news",
        {"title": "A walk: the second", "kind": "news"},
        [(2, "unquoted-colon")],
    ),
    "a colon in an entry of a list": (
        "photos:\n  - alt: Boats: two\n    file: a.jpg",
        {"photos": [{"alt": "Boats: two", "file": "a.jpg"}]},
        [(3, "unquoted-colon")],
    ),
    "a colon at the end": (
        "title: What we said:\nkind: news",
        {"title": "What we said:", "kind": "news"},
        [(2, "unquoted-colon")],
    ),
    "a colon and an apostrophe": (
        "title: It's here: at last",
        {"title": "It's here: at last"},
        [(2, "unquoted-colon")],
    ),
    "a sign at the beginning": (
        "title: @home\nplace: `here`\nwho: %all",
        {"title": "@home", "place": "`here`", "who": "%all"},
        [(2, "needs-quotes"), (3, "needs-quotes"), (4, "needs-quotes")],
    ),
    "a quotation at the beginning": (
        'title: "Afloat" was the word\nkind: news',
        {"title": '"Afloat" was the word', "kind": "news"},
        [(2, "needs-quotes")],
    ),
    "a bracket at the beginning": (
        "title: [New] A walk\nkind: news",
        {"title": "[New] A walk", "kind": "news"},
        [(2, "needs-quotes")],
    ),
    "a quotation mark that is not closed": (
        "title: 'Afloat\nkind: news",
        {"title": "'Afloat", "kind": "news"},
        [(2, "needs-quotes")],
    ),
    "a colon in a plan file's entry": (
        "- id: a\n  title: One: two\n- id: b",
        [{"id": "a", "title": "One: two"}, {"id": "b"}],
        [(3, "unquoted-colon")],
    ),
}


@pytest.mark.parametrize("case", REPAIRED)
def test_a_slip_is_a_problem_and_hides_no_other(case):
    written, fields, problems = REPAIRED[case]
    found = document(written)
    assert found.fields == fields
    assert [place for place in said(found) if place[1] != "not-fields"] == problems


UNREAD = {
    "a bracket that is not closed": ("themes: [water\nkind: news", [(2, "bad-yaml")]),
    "a brace that is not closed": ("vision: {text: x\nkind: news", [(2, "bad-yaml")]),
    "a line that is no field": ("themes: [water]\nand so on\nkind: news", [(3, "bad-yaml")]),
    "an indent too far": ("title: x\n   kind: news", [(3, "bad-yaml")]),
}


@pytest.mark.parametrize("case", UNREAD)
def test_what_cannot_be_mended_gives_no_fields(case):
    written, problems = UNREAD[case]
    found = document(written)
    assert found.fields is None
    assert said(found) == problems


def test_more_slips_than_anybody_makes_are_given_up_on():
    found = document("\n".join(f"key{number}: a: b" for number in range(100)))
    assert found.fields is None
    assert {code for _, code in said(found)} == {"unquoted-colon"}


def test_a_field_that_stands_twice_keeps_what_was_first():
    found = document("kind: news\ntitle: x\nkind: story")
    assert found.fields == {"kind": "news", "title": "x"}
    assert found.lines["kind",] == 2
    assert said(found) == [(4, "duplicate-key")]


def test_a_group_that_stands_twice_leaves_the_lines_of_the_first():
    found = document("quote:\n  text: x\nquote:\n  by: y\n  text: z")
    assert found.fields == {"quote": {"text": "x"}}
    assert found.lines["quote", "text"] == 3
    assert said(found) == [(4, "duplicate-key")]


def test_a_plan_file_is_fields_from_its_first_line():
    found = parse_yaml(b"# a comment\n- id: a\n- id: b\n", "a.yaml")
    assert found.fields == [{"id": "a"}, {"id": "b"}]
    assert (found.lines[0, "id"], found.lines[1, "id"]) == (2, 3)


def test_a_plan_file_may_begin_with_a_line_of_hyphens():
    assert parse_yaml(b"---\n- id: a\n", "a.yaml").fields == [{"id": "a"}]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# nothing yet\n", b"\xef\xbb\xbf"])
def test_an_empty_plan_file_has_no_fields_and_no_problems(data):
    found = parse_yaml(data, "a.yaml")
    assert (found.fields, found.problems) == (None, ())
