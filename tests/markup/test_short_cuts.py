"""Every short cut of the conversion comes to what the long way comes to, whatever is written."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import ParseError, tostring

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

from plugins.markup.cleaning import cleaned, counted, removed_html
from plugins.markup.fast_markdown import SIGNS
from plugins.markup.html_tree import TooDeep, parsed_as_html, parsed_as_xml
from plugins.markup.lossless_inline import LosslessEmphasis, LosslessLink
from plugins.markup.rendering import MOST_MARKS, converted
from plugins.markup.source import BEFORE_TARGET, HEADING

PROJECT = Path(__file__).parents[2]
usually = settings(max_examples=200, derandomize=True, deadline=None, database=None)

MARKS = (
    *("'", '"', "--", "---", "-", "...", ".", "s", "'s", "'80s ", " ", "a", "8", "(", ",", "–"),
    *("\\'", '\\"', "&ndash;", "&nbsp;", "&#8211;"),
)
INLINE = (
    *("*a*", "**'b'**", "_", "*", "`c's`", "[d's](e.md)", "[", "]", "![f](g.jpg)", "[^1]", "\\*"),
    *('[h](i.md "j\'s")', "<https://k.example>", "<l@m.example>", "<b>", "</b>", "  \n", "&amp;"),
    *("<br>", "<xmp>n's</xmp>", "<abbr title='o\np'>q</abbr>", '<a href="r--s">t</a>', "<", ">"),
)
ENTITIES = (
    *("&rsquo;", "&#8217;", "&#160;", "&copy;", "&copy", "&lt;", "&#60;", "&quot;", "&#13;"),
    *("&notit;", "&bogus;", "&amp;rsquo;", "&#1;", "&", ";"),
)
BLOCKS = (
    *(
        "\n",
        "\n\n",
        "\n# A\n",
        "\nB\n---\n",
        "\n- c\n",
        "\n    d\n",
        "\n```\ne's\n```\n",
        "\n> f\n",
    ),
    *("\n\n[^1]: g's\n", "\n\n*[a]: h\n", "\n\na|b\n-|-\n'c'|d\n", "<div>\n", "\n</div>\n", "<hr>"),
    *(
        "<script>i</script>",
        "<p onclick=j>",
        "<!-- k -->",
        "<h2>l</h2>",
        "<!x>",
        "\x02klzzwxh:0000\x03",
        "\x0b",
        "\r",
        "~\x02~~\nl\n~\x02~~",
        "~\x03~~\nl\n~\x03~~",
        "\n\n\tm",
        "\n \nn",
        "\n\n+ o\n\x0b",
        "&#38 p",
    ),
)
USUAL = (
    *(" *a b* ", "**c** ", "(_d_)", " __e__.", "[f](g_h*i.md) ", " [j](k?l=m&n#o),", "Words. "),
    *("p", "\nq", " ", "\n\n", "\n\n## r\n\n", "\n- s", "\n1. t", ".", "(", ")", "\n(u", "\n'v"),
)
NEARLY = (
    *(
        "w*x* ",
        " *y*z",
        " *a *",
        " * b*",
        "*c**d*",
        "*e*[f](g)",
        "*[h](i)*",
        "w_x_",
        "_y_z",
        "*a `b` c*",
        "* # d\n*e*",
        "[*j*](k)",
        "[^l](m)",
    ),
    *(
        "![n](o)",
        "[p](q 'r')",
        "[s] (t)",
        "[u](<v>)",
        "[w][x]",
        "[y]",
        "[ ](z)",
        "[](a)",
        "*b  \nc*",
    ),
    *("\n[y]: d", "\n[^l]: e", "\n*[f]: g", "\n*[f] : g", "\n: h", "\n> i", "\n***", "\n* * *"),
    *("\n===", "\n-", "\n#j", "\n    k", "\n  l", "\nm|n", "\n-|-", "\n2 o", "\n3. p", "\n**q** r"),
)
ANY = st.lists(
    st.one_of(*map(st.sampled_from, (MARKS, INLINE, ENTITIES, BLOCKS)), st.text(max_size=3)),
    max_size=25,
).map("".join)
MOSTLY_USUAL = st.lists(
    st.one_of(st.sampled_from(USUAL), st.sampled_from(USUAL), st.sampled_from(NEARLY)), max_size=12
).map("".join)
ONLY_USUAL = st.lists(st.sampled_from(USUAL), max_size=12).map("".join)
ONLY_MARKS = st.lists(st.sampled_from(MARKS), max_size=25).map("".join)


EXTENSIONS = ["abbr", "def_list", "fenced_code", "footnotes", "sane_lists", "smarty", "tables"]


@cache
def library(*, whole: bool = True) -> Markdown:
    """Python-Markdown with the same extensions and nothing of our own, but for marks that are
    ``whole``."""
    align = {"tables": {"use_align_attribute": True}}
    markdown = Markdown(extensions=EXTENSIONS, extension_configs=align, output_format="html")
    if whole:
        markdown.inlinePatterns.register(LosslessLink(markdown), "link", 160)
        markdown.inlinePatterns.register(LosslessEmphasis(markdown), "em_strong", 60)
    return markdown


NESTED = (
    "*a **b** c* ",
    "**d *e* f** ",
    "***g*** ",
    "***h** i* ",
    "[*j*](k) ",
    "**[l](m)**, ",
    " * ",
)


@usually
@given(text=st.lists(st.sampled_from((*USUAL, *NESTED)), max_size=12).map("".join))
def test_marks_as_everybody_writes_them_are_the_library_s_own(text):
    assert library().reset().convert(text) == library(whole=False).reset().convert(text)


@usually
@given(text=st.one_of(ANY, ONLY_MARKS, ONLY_USUAL, MOSTLY_USUAL))
def test_the_conversion_is_the_library_s_own(text):
    text = text.replace("\x00", "")
    assert converted(text).raw == library().reset().convert(text)


@pytest.mark.parametrize("frame", ["{}", "a{}b", "a {} b", "*a* {}. [b](c)"])
@pytest.mark.parametrize("snippet", [*USUAL, *NEARLY, *MARKS, *INLINE, *ENTITIES, *BLOCKS])
def test_a_snippet_by_itself(snippet, frame):
    text = frame.replace("{}", snippet)
    assert converted(text).raw == library().reset().convert(text)


def test_the_patterns_are_applied_only_to_what_is_not_usual(monkeypatch):
    applied = []
    monkeypatch.setattr(
        InlineProcessor, "run", lambda self, tree, ancestors=None: applied.append(1)
    )
    converted("".join(USUAL))
    assert not applied
    converted("`a`")
    assert applied


def test_what_colours_code_is_not_loaded_before_there_is_any():
    code = "import sys, plugins.markup; sys.exit(any('pygments' in name for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=PROJECT, check=False).returncode == 0


NEAR = {
    "the same mark eight characters before": "'aaaaaaaa'",
    "a whole entity before": "x&#8211;'a'",
    "a decade at the end of its neighbourhood": "aaaaaaaaaaaaaaaaaaaa '80s",
    "a mark just too far to matter": '"' + "a" * 13 + '"',
    "a mark just near enough to matter": '"' + "a" * 12 + '"',
    "a run of dots longer than a neighbourhood": "'" + "." * 30 + "'",
    "a genitive before a quotation mark": '"the hub\'s".',
    "a place that only looks like the library's": "'a' \x02klzzwxh:0000\x03 'b'",
}


@pytest.mark.parametrize("text", NEAR.values(), ids=NEAR)
def test_marks_at_the_edge_of_what_is_looked_at(text):
    assert converted(text).raw == library().reset().convert(text)


@usually
@given(text=ANY)
def test_nothing_is_lost_where_it_is_not_counted(text):
    raw = library().reset().convert(text)
    assert removed_html(raw, cleaned(raw)) == counted(raw, cleaned(raw))


@usually
@given(text=ANY)
def test_the_tree_is_the_same_however_it_is_read(text):
    html = cleaned(library().reset().convert(text))
    try:
        tree = parsed_as_xml(html)
    except ParseError:
        assume(False)
    assert tostring(tree) == tostring(parsed_as_html(html))


@pytest.mark.parametrize("read", [parsed_as_html, parsed_as_xml])
def test_the_tree_is_too_deep_however_it_is_read(read):
    read("<b>" * 59 + "</b>" * 59)
    with pytest.raises(TooDeep):
        read("<b>" * 60 + "</b>" * 60)


UNDER_SIGNS = [
    *((re.compile(way, re.MULTILINE | re.IGNORECASE), (sign,)) for sign, way in HEADING.items()),
    *((re.compile(way, re.IGNORECASE), (sign,)) for sign, way in BEFORE_TARGET.items()),
    *((library().inlinePatterns[name].getCompiledRegExp(), signs) for name, signs in SIGNS.items()),
    *((mark, tuple(signs)) for _, signs, mark, _ in MOST_MARKS),
]


EVERYTHING = "".join([*BLOCKS, *INLINE, *ENTITIES, *MARKS])


@pytest.mark.parametrize(("shape", "signs"), UNDER_SIGNS)
def test_nothing_is_found_without_its_sign(shape, signs):
    assert shape.search(EVERYTHING)
    bare = EVERYTHING
    for sign in signs:
        bare = bare.replace(sign, "x")
    assert not shape.search(bare)


def test_every_pattern_of_the_library_has_its_signs():
    patterns = {library().inlinePatterns[name] for name in SIGNS}
    assert patterns == set(library().inlinePatterns)
