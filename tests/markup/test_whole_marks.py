"""Every word that was written is on the page, however its marks stand."""

from __future__ import annotations

import re
from html import unescape
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.markup.rendered import Refused, Words
from plugins.markup.rendering import converted, render

EMPHASIS = {
    "a power between factors": ("5*3**2*x", "5*3**2*x"),
    "emphasis behind it": (
        "5*3**2*x and **a** and *b*",
        "5*3**2*x and <strong>a</strong> and <em>b</em>",
    ),
    "emphasis before it": ("**Area:** 5*3**2*x", "<strong>Area:</strong> 5*3**2*x"),
    "a link behind the star": (
        "*a**b*[c](d.md)",
        '*a**b*<a href="/news/2019/d/">c</a>',
    ),
    "code behind the star": ("*a**b*`c`", "*a**b*<code>c</code>"),
    "more than closes it": ("*a**b*c**", "*a**b*c**"),
    "a mark that stays between two others": (
        "_*a* **b****c* d",
        "_<em>a</em> <strong>b</strong>*<em>c</em> d",
    ),
    "a mark within what was found": (
        "__a **b* _ c d**e **f** *g*",
        "__a <em><em>b</em> _ c d</em>*e <strong>f</strong> <em>g</em>",
    ),
    "strong text within other emphasis": (
        "*a **b** c* d *e*",
        "<em>a <strong>b</strong> c</em> d <em>e</em>",
    ),
    "both at once": ("***a** b*", "<em><strong>a</strong> b</em>"),
    "stars between numbers": ("2 * 3 * 4", "2 * 3 * 4"),
    "names with underscores": ("the_big_one and _a_", "the_big_one and <em>a</em>"),
}


@pytest.mark.parametrize(("text", "html"), EMPHASIS.values(), ids=EMPHASIS)
def test_emphasis_is_whole_or_as_written(rendered, text, html):
    result = rendered(text)
    assert (result.html, result.faults) == (f"<p>{html}</p>", ())


@pytest.mark.parametrize("first", ["_*a* **b****c* d", "***_**_***_*__", "***a**_***_*__"])
def test_the_marks_of_one_paragraph_do_not_reach_the_next(rendered, first):
    assert "<p><em>a</em>, <strong>b</strong></p>" in rendered(f"{first}\n\n*a*, **b**").html


LINKS = {
    "no bracket is closed": (
        "[a](https://b.example/'c (d and the rest",
        "[a](https://b.example/’c (d and the rest",
    ),
    "nor any of a file": ("[a](b'c(d", "[a](b’c(d"),
    "emphasis behind it": ("[a](b'c(d *e*", "[a](b’c(d <em>e</em>"),
    "a title": ('[a](b.md "c (d")', '<a href="/news/2019/b/" title="c (d">a</a>'),
}


@pytest.mark.parametrize(("text", "html"), LINKS.values(), ids=LINKS)
def test_a_link_is_whole_or_as_written(rendered, text, html):
    assert rendered(text).html == f"<p>{html}</p>"


STARS = ("*", "**", "***", "****", "_", "__", "___")
CLOSE = st.tuples(st.sampled_from(("*", "**", "_")), st.sampled_from(("{}", "{}", "{} ")))
"""Marks with a word right behind them, which are the most ambiguous."""
WORDS = ("{}", "{}", " {} ", "{} ", "3", " ", ",", ";", "(", ")")
AROUND = (
    *("[{}]({})", "[{}][r]", "[r]", "[{}]", "[^n]", "`{}`", "<https://{}.example>", "<b>{}</b>"),
    *(
        "\\*",
        "\\_",
        "&amp;",
        "<{}@b.example>",
        "  \n",
        "\n",
        "\n\n",
        "![",
        "[",
        "]",
        "](",
        "'",
        '"',
    ),
)
NUMBERED = "\n\n[r]: /plan/\n\n[^n]: A note."


def written(pieces: list[str]) -> str:
    """The pieces as one text in which no word stands twice."""
    numbers = count(100)
    text = re.sub(r"\{\}", lambda _: f"w{next(numbers)}", "".join(pieces))
    return text + NUMBERED


usually = settings(max_examples=600, derandomize=True, deadline=None, database=None)


@usually
@given(
    pieces=st.one_of(
        st.lists(CLOSE.map("".join), max_size=8),
        st.lists(st.sampled_from(STARS + WORDS), max_size=16),
        st.lists(st.sampled_from(STARS + WORDS + AROUND), max_size=16),
    )
)
def test_every_word_is_on_the_page(pieces):
    text = written(pieces)
    result = render(text, resolve=lambda link: link.target, words=Words("", "", ""))
    assert not isinstance(result, Refused)
    page = unescape(result.html)
    lost = [word for word in re.findall(r"w\d+", text) if word not in page]
    assert not lost or any(fault.code != "unused-footnote" for fault in result.faults)
    assert not re.search(r"klzz|wxh|zxhz|[\x02\x03]", page)


@usually
@given(
    pieces=st.one_of(
        st.lists(CLOSE.map("".join), max_size=10),
        st.lists(st.sampled_from((*STARS, *WORDS)), max_size=20),
    )
)
def test_nothing_but_marks_that_pair_is_gone(pieces):
    text = re.sub(r"\s+", " ", "a" + "".join(pieces).replace("{}", "c") + "z")
    html = converted(text).raw.removeprefix("<p>").removesuffix("</p>")
    html = re.sub(r"</?strong>", "**", re.sub(r"</?em>", "*", html))
    assert html.replace("_", "*") == text.replace("_", "*")
