"""A text whose links are given addresses later is the text that was asked about them at once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.markup import Link, OpenLinks, Rendered, Resolve, render, with_addresses
from tests.markup.conftest import WORDS, resolved

usually = settings(max_examples=300, derandomize=True, deadline=None, database=None)

PIECES = (
    *("See [it](it.md), ", "[that](/news/2019/that/#end) ", "[both](it.md) ", "**[b](b.md)** "),
    *("[out](https://out.example/?a=1&b=2) ", "[mail](mailto:a@b.example) ", "[up](#first) "),
    *("[gone](missing.md) ", "[far](/missing/) ", "[odd](/a?b=1&c=2) ", "[quote](/a%22b/) "),
    *("words ", "\n\n", "\n\n## First\n\n", "\n- [in a list](list.md)\n", "a note[^1] "),
    *("\n\n[^1]: As [noted](note.md).\n\n", "\n\n| a | b |\n|---|---|\n| [c](c.md) | 1 |\n\n"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def made(text: str, resolve: Resolve, *, in_parts: bool = False) -> Rendered:
    result = render(text, resolve=resolve, words=WORDS, in_parts=in_parts)
    assert isinstance(result, Rendered)
    return result


def closed(text: str, *, in_parts: bool = False) -> Rendered | None:
    """``text``, opened and then given its addresses."""
    links = OpenLinks()
    opened = made(text, links, in_parts=in_parts)
    return with_addresses(opened, [resolved(link) for link in links.asked])


@usually
@given(TEXTS, st.booleans())
def test_any_text_is_as_if_asked_at_once_or_has_to_be(text: str, in_parts: bool) -> None:
    later = closed(text, in_parts=in_parts)
    if later is None:
        assert "missing" in text or "odd" in text
    else:
        assert later == made(text, resolved, in_parts=in_parts)


def test_only_links_within_the_site_are_left_open() -> None:
    links = OpenLinks()
    made("[a](a.md) [b](/b/) [c](https://c.example) [d](mailto:d@d.example) [e](tel:1)", links)
    assert [link.target for link in links.asked] == ["a.md", "/b/"]


def test_a_link_that_leads_nowhere_has_to_be_asked_about_at_once() -> None:
    assert closed("[a](a.md) and [b](missing.md)") is None


@pytest.mark.parametrize("address", ['/a"b/', "/a&b/", "/a<b/", "https://a.example/", "a/", ""])
def test_an_address_that_needs_more_than_to_be_put_there(address: str) -> None:
    opened = made("[a](a.md)", OpenLinks())
    assert with_addresses(opened, [address]) is None


def test_each_link_gets_its_own_address() -> None:
    text = " ".join(f"[{n}](file-{n}.md)" for n in range(12))
    later = closed(text)
    assert later is not None
    assert later.html == made(text, resolved).html


def test_what_stands_for_an_address_cannot_be_written() -> None:
    """A text that has the very signs loses them first."""
    later = closed("\x020\x03 [a](a.md)")
    assert later is not None
    assert later.html == made("0 [a](a.md)", resolved).html


def test_a_text_without_links_is_as_it_is() -> None:
    opened = made("No links.", OpenLinks())
    assert with_addresses(opened, []) is opened


def test_the_link_is_asked_about_as_it_was_written() -> None:
    links = OpenLinks()
    made("\n\nSee [a](a%20b.md#c).", links)
    assert links.asked == [Link("a%20b.md#c", links.asked[0].kind, "a b.md", "c", 3)]
