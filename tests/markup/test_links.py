"""Links: what each is, on which line, where it leads, and what happens if nowhere."""

from __future__ import annotations

import pytest

from plugins.markup.links import LinkKind, TextLink, completed, read_link

KINDS = {
    "a file": ("other.md", LinkKind.FILE, "other.md", ""),
    "a file of another year": ("../2016/x.md#top", LinkKind.FILE, "../2016/x.md", "top"),
    "a file with a space": ("my%20file.md", LinkKind.FILE, "my file.md", ""),
    "an address": ("/activities/hub/", LinkKind.ADDRESS, "/activities/hub/", ""),
    "an address with an anchor": ("/a/#b", LinkKind.ADDRESS, "/a/", "b"),
    "an anchor": ("#b", LinkKind.ANCHOR, "", "b"),
    "an anchor in another script": ("#caf%C3%A9", LinkKind.ANCHOR, "", "café"),
    "the web": ("https://example.org/a?b#c", LinkKind.EXTERNAL, "", ""),
    "the web by a port": ("https://example.org:8443/a", LinkKind.EXTERNAL, "", ""),
    "the web of another script": ("https://हिन्दी.example/क", LinkKind.EXTERNAL, "", ""),
    "the web with what is odd and allowed": (
        "https://a_b.example./x y?q=a@b:c#d:e",
        LinkKind.EXTERNAL,
        "",
        "",
    ),
    "e-mail of another script": ("mailto:caf%C3%A9@example.org", LinkKind.EMAIL, "", ""),
    "the web in capitals": ("HTTP://EXAMPLE.ORG", LinkKind.EXTERNAL, "", ""),
    "e-mail": ("mailto:a@example.org?subject=Hi", LinkKind.EMAIL, "", ""),
    "a telephone": ("tel:+44 1332 000000", LinkKind.PHONE, "", ""),
}


@pytest.mark.parametrize(("target", "kind", "path", "anchor"), KINDS.values(), ids=KINDS)
def test_what_a_target_is(target, kind, path, anchor):
    assert read_link(target) == TextLink(target, kind, path, anchor)


UNSAFE = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "java script:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "file:///etc/passwd",
    "blob:x",
    "view-source:x",
    "//example.org/x",
    "\\\\example.org\\x",
    "/\\example.org",
    "https:example.org",
    "https:///example.org",
    "https://bank.example@example.org/",
    "https://user:password@example.org/",
    "http://[",
    "https://[::1]/",
    "https://example.org:port/",
    "https://example.org:99999/",
    "https://javascript:alert(1)",
    "https://:80/",
    "https://exa mple.org/",
    "https://-.-@/",
    "https://../",
    "mailto:",
    "mailto:a",
    "mailto:a@b",
    "mailto:mailto:a@b.example",
    "mailto:a@b.example,c@d.example",
    "tel:call me",
    "C:\\files\\x.md",
)


@pytest.mark.parametrize("target", UNSAFE)
def test_a_target_that_may_not_be_published(target):
    assert read_link(target) is None


ADDRESSES = {
    "a file": ("[a](x.md)", '<a href="/news/2019/x/">a</a>'),
    "an address": ("[a](/b/)", '<a href="/b/">a</a>'),
    "an anchor": ("[a](#main)", '<a href="#main">a</a>'),
    "the top of the page": ("[a](#top)", '<a href="#top">a</a>'),
    "the web": (
        "[a](https://example.org)",
        '<a href="https://example.org" rel="noopener noreferrer">a</a>',
    ),
    "the web in angle brackets": (
        "<https://example.org>",
        '<a href="https://example.org" rel="noopener noreferrer">https://example.org</a>',
    ),
    "e-mail in angle brackets": (
        "<a@example.org>",
        '<a href="mailto:a@example.org">a@example.org</a>',
    ),
    "in HTML": ("<a href='x.md' class='footnote'>a</a>", '<a href="/news/2019/x/">a</a>'),
    "a title": ('[a](/b/ "c")', '<a href="/b/" title="c">a</a>'),
    "leading nowhere": ("[a](missing.md)", '<span class="broken-link">a</span>'),
    "unsafe": ("[a](javascript:b)", '<span class="broken-link">a</span>'),
}


@pytest.mark.parametrize(("text", "html"), ADDRESSES.values(), ids=ADDRESSES)
def test_where_a_link_leads(rendered, text, html):
    assert rendered(text, reserved={"main"}).html == f"<p>{html}</p>"


LINES = {
    "inline": ("a\n\nb [c](x.md)", [("x.md", 3)]),
    "the same twice": ("[a](x.md)\n\n[b](x.md)", [("x.md", 1), ("x.md", 3)]),
    "two that differ": ("[a](x.md)\n[b](y.md)", [("x.md", 1), ("y.md", 2)]),
    "where it is defined": ("[a][r]\n\n[r]: x.md", [("x.md", 3)]),
    "in HTML": ('a\n\n<a\nhref="x.md">b</a>', [("x.md", 4)]),
    "in angle brackets": ("a\n\n<https://b.example>", [("https://b.example", 3)]),
    "e-mail": ("a\n\n<b@c.example>", [("mailto:b@c.example", 3)]),
    "after the same in a block of code": ("```\n[a](x.md)\n```\n\n[a](x.md)", [("x.md", 5)]),
    "after the same in indented code": ("    [a](x.md)\n\nb\n\n[a](x.md)", [("x.md", 5)]),
    "after the same in a code span": ("`[a](x.md)`\n\n[a](x.md)", [("x.md", 3)]),
    "after the same in a comment": ("<!-- [a](x.md) -->\n\n[a](x.md)", [("x.md", 3)]),
    "indented below a list": ("- a\n\n    [b](x.md)", [("x.md", 3)]),
    "with brackets": ("a\n\n[b](x_(1).md)", [("x_(1).md", 3)]),
    "with an ampersand": ("a\n\n[b](/c/?d=1&e=2)", [("/c/?d=1&e=2", 3)]),
    "with a space": ("a\n\n[b](x y.md)", [("x y.md", 3)]),
    "in a table": ("a|b\n-|-\nc|[d](x.md)", [("x.md", 3)]),
    "in a note": ("a[^1]\n\n[^1]: [b](x.md)", [("x.md", 3)]),
    "an anchor": ("# A\n\n[b](#a)", [("#a", 3)]),
}


@pytest.mark.parametrize(("text", "found"), LINES.values(), ids=LINES)
def test_the_line_of_each_link(rendered, text, found):
    made = rendered(text)
    targets = [link.target for link in made.links]
    assert list(zip(targets, made.link_lines, strict=True)) == found


def test_a_link_in_code_is_none(rendered):
    assert rendered("`[a](x.md)`\n\n    [b](y.md)").links == ()


def test_a_broken_link_is_said_in_the_words_of_whoever_knows(rendered):
    fault = rendered("a\n\n[b](missing.md)").faults[0]
    assert (fault.code, fault.message, fault.line, fault.subject) == (
        "broken-link",
        "there is no 'missing.md'.",
        3,
        "missing.md",
    )


def test_each_place_of_the_same_broken_link_is_named(rendered):
    text = "[a](missing.md)\n\n`[a](missing.md)`\n\n[a](missing.md)"
    assert [fault.line for fault in rendered(text).faults] == [1, 5]


def test_a_link_to_a_heading_of_the_text_is_good(rendered):
    assert rendered("# Looking ahead\n\n[a](#looking-ahead)").faults == ()


@pytest.mark.parametrize(
    ("target", "whole"),
    [
        ("info@example.org", "mailto:info@example.org"),
        ("www.example.org", "https://www.example.org"),
        ("info@example.org.", ""),
        ("a&b@example.org", ""),
        ("a%b@example.org", ""),
    ],
)
def test_only_what_would_be_a_link_is_suggested(target: str, whole: str) -> None:
    assert completed(target) == whole
    assert not whole or read_link(whole) is not None
