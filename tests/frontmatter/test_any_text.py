"""Whatever anybody writes, reading gives fields or problems, and never an error."""

from __future__ import annotations

import json

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from plugins.frontmatter.document import Document, parse_document, parse_yaml

MARKS = st.sampled_from([*"\t\n -:#[]{}'\"&*!|>%@,?\\~\r", "---\n", ": ", "- ", "\\x00", "\ufeff"])
SCRIBBLE = st.lists(st.one_of(MARKS, st.text(max_size=6), st.sampled_from(["a", "kind: news\n"])))
TEXTS = SCRIBBLE.map("".join)


def _lines(text: str) -> int:
    return text.count("\n") + text.count("\r") + 1


usually = settings(max_examples=100, derandomize=True, deadline=None, database=None)


def sound(found: Document, text_lines: int) -> None:
    """Every problem can be printed, and stands on a line of the file."""
    for problem in found.problems:
        assert str(problem).isprintable()
        assert 1 <= problem.line <= text_lines
    for line in found.lines.values():
        assert 1 <= line <= text_lines


@usually
@given(data=st.binary(max_size=300))
def test_any_bytes(data):
    found = parse_document(data, "a.md")
    assert isinstance(found.fields, dict) or found.problems or not data.strip()
    sound(found, data.count(b"\n") + data.count(b"\r") + 1)


@usually
@given(text=TEXTS)
@example(text="a: |")
@example(text='a: "')
@example(text="? a\n: b")
@example(text="*a : b")
@example(text="%YAML 1.1\n---\na: b")
def test_any_plan_file(text):
    sound(parse_yaml(text.encode(), "a.yaml"), _lines(text))


@usually
@given(fields=TEXTS, body=TEXTS)
def test_any_fields_and_any_text(fields, body):
    text = f"---\n{fields}\n---\n{body}"
    sound(parse_document(text.encode(), "a.md"), _lines(text))


@usually
@given(title=st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), max_size=100))
def test_a_title_in_quotes_comes_back_as_it_was(title):
    escaped = "".join(f"\\U{ord(char):08x}" for char in title)
    for written in (json.dumps(title, ensure_ascii=False), f'"{escaped}"'):
        found = parse_document(f"---\ntitle: {written}\n---\n".encode(), "a.md")
        assert (found.fields, found.problems) == ({"title": title}, ())


@usually
@given(
    title=st.text(
        st.characters(categories=["L", "N"], include_characters=" ,.;!?-()/&'’–£€%"), max_size=80
    )
)
def test_a_title_without_quotes_comes_back_or_is_a_problem(title):
    assume(not title.strip().startswith("'"))
    found = parse_document(f"---\ntitle: {title}\n---\n".encode(), "a.md")
    assert found.problems or found.fields == {"title": title.strip(" ") or None}
