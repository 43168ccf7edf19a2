"""Every short cut of the conversion comes to what the long way comes to, whatever is written."""

from __future__ import annotations

import re
from functools import cache
from xml.etree.ElementTree import ParseError, tostring

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from plugins.markup.cleaning import cleaned, counted, losses
from plugins.markup.conversion import EXTENSIONS, converted
from plugins.markup.inline import SIGNS
from plugins.markup.limits import MOST_MARKS
from plugins.markup.source import BEFORE_TARGET, HEADING
from plugins.markup.tree import TooDeep, parsed_as_html, parsed_as_xml

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
    ),
)
ANY = st.lists(
    st.one_of(*map(st.sampled_from, (MARKS, INLINE, ENTITIES, BLOCKS)), st.text(max_size=3)),
    max_size=25,
).map("".join)
ONLY_MARKS = st.lists(st.sampled_from(MARKS), max_size=25).map("".join)


@cache
def library() -> Markdown:
    """Python-Markdown with the same extensions, and none of our own."""
    align = {"tables": {"use_align_attribute": True}}
    return Markdown(extensions=EXTENSIONS, extension_configs=align, output_format="html")


@usually
@given(text=st.one_of(ANY, ONLY_MARKS))
def test_the_conversion_is_the_library_s_own(text):
    text = text.replace("\x00", "")
    assert converted(text).raw == library().reset().convert(text)


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
    assert losses(raw, cleaned(raw)) == counted(raw, cleaned(raw))


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
