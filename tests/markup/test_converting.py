"""What volunteers expect of Markdown, and that one text leaves nothing behind for the next."""

from __future__ import annotations

import pytest

SYNTAX = {
    "smart quotes": ('"Yes", it\'s -- done...', "<p>“Yes”, it’s – done…</p>"),
    "no smart quotes in code": ('`"a" -- b`', '<p><code>"a" -- b</code></p>'),
    "no smart quotes in a block of code": (
        '```\n"a"\n```',
        '<pre><code>"a"\n</code></pre>',
    ),
    "no smart quotes in a title": (
        '[a](x.md "it\'s")',
        '<p><a href="/news/2019/x/" title="it\'s">a</a></p>',
    ),
    "definition list": ("Hub\n: A place", "<dl>\n<dt>Hub</dt>\n<dd>A place</dd>\n</dl>"),
    "abbreviation": (
        "the LTO\n\n*[LTO]: Locally Trusted Organisation",
        '<p>the <abbr title="Locally Trusted Organisation">LTO</abbr></p>',
    ),
    "lists of two kinds": ("- a\n\n1. b", "<ul>\n<li>a</li>\n</ul>\n<ol>\n<li>b</li>\n</ol>"),
    "attribute lists are text": ("Text {: #main .x}", "<p>Text {: #main .x}</p>"),
    "HTML that is allowed": (
        "H<sub>2</sub>O <mark lang='cy'>dŵr</mark>",
        '<p>H<sub>2</sub>O <mark lang="cy">dŵr</mark></p>',
    ),
    "comments are the writer's own": ("a <!-- not yet --> b", "<p>a  b</p>"),
    "signs that mean something in HTML": ("3 < 4 & 5 > 4", "<p>3 &lt; 4 &amp; 5 &gt; 4</p>"),
    "the language of code": (
        "```yaml\na: b\n```",
        '<pre><code class="language-yaml">a: b\n</code></pre>',
    ),
}


@pytest.mark.parametrize(("text", "html"), SYNTAX.values(), ids=SYNTAX)
def test_markdown_becomes_html(rendered, text, html):
    assert rendered(text).html == html


@pytest.mark.parametrize(("text", "html"), SYNTAX.values(), ids=SYNTAX)
def test_what_is_allowed_is_no_fault(rendered, text, html):
    assert rendered(text).faults == ()


LEFTOVERS = {
    "a footnote": ("a[^1]\n\n[^1]: note", "b[^1]", "<p>b[^1]</p>"),
    "an abbreviation": ("*[LTO]: Organisation", "the LTO", "<p>the LTO</p>"),
    "a link's definition": ("[a]: x.md", "[a]", "<p>[a]</p>"),
    "a heading": (
        "# A",
        "# A",
        '<h2 id="a">A</h2>',
    ),
}


@pytest.mark.parametrize(("first", "second", "html"), LEFTOVERS.values(), ids=LEFTOVERS)
def test_nothing_of_one_text_reaches_the_next(rendered, first, second, html):
    rendered(first)
    assert rendered(second).html == html


def test_a_text_after_a_refused_one_is_rendered(rendered, refused):
    refused("1. " * 1000)
    assert rendered("- a").html == "<ul>\n<li>a</li>\n</ul>"


def test_a_paragraph_emptied_by_cleaning_is_taken_out(rendered):
    assert rendered("a\n\n![plan](p.jpg)\n\nb").html == "<p>a</p>\n\n<p>b</p>"
