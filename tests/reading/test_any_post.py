"""Any post at all is read, or its problems say why not; what is read is what was written."""

from __future__ import annotations

import json
from functools import cache
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.impact.model.kinds import KINDS
from plugins.impact.publish.build import Build
from plugins.impact.publish.build_options import BuildOptions
from plugins.impact.publish.site_cache import SiteCache
from plugins.impact.publish.site_theme import SiteTheme
from plugins.impact.read.files import Found, SourceFile
from plugins.impact.read.reading import ReadResult, read_content
from plugins.impact.read.texts import Language
from plugins.impact.read.validation import field_names
from plugins.markup.rendered import Words
from tests.reading.small_site import AS_OF, SITE, THEME, WALK, build, site, walk

WORDS = Language(frozenset({"en"}), lambda _: Words("Table {number}", "Note {number}", "Back"))
usually = settings(max_examples=60, derandomize=True, deadline=None, database=None)

SCALARS = st.one_of(
    st.sampled_from(
        ["yes", "2031", "2031-05-04", "2031-Q1", "boats", "water", "news", "€3", "70", "", "../x"]
    ),
    st.text(max_size=12),
    st.from_regex(r"[0-9]{1,30}", fullmatch=True),
)
NAMES = st.one_of(
    st.sampled_from(sorted({name for kind in KINDS.values() for name in field_names(kind)})),
    st.sampled_from(
        ["[key]", "activity", "answer", "file", "alt", "value", "measure", "id", "partner"]
    ),
    st.text(max_size=8),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=3)),
    max_leaves=8,
)


@cache
def _sources() -> tuple[SourceFile, ...]:
    return tuple(SourceFile(path, str(text).encode()) for path, text in SITE.items())


def reading_of(post: str) -> ReadResult:
    """The small site with this post, read without a disk."""
    source = SourceFile(WALK, post.encode("utf-8", "replace"))
    return read_content(Found((*_sources(), source), (), (), (), "content"), WORDS)


@cache
def _theme() -> SiteTheme:
    return SiteTheme.read(THEME)


def build_of(reading: ReadResult) -> Build:
    """What is built of what was read."""
    return Build(BuildOptions(THEME, THEME, as_of=AS_OF), SiteCache(), _theme(), reading)


@usually
@given(kind=st.sampled_from(sorted(KINDS)), fields=st.dictionaries(NAMES, VALUES, max_size=6))
def test_any_fields_of_any_kind(kind, fields):
    usual = {"title": "A walk", "date": "2031-05-04", "kind": kind}
    post = f"---\n{json.dumps({**usual, **fields}, ensure_ascii=False)}\n---\n\nWe walked.\n"
    found = reading_of(post)
    assert found.content is not None
    assert found.problems or "2031/walk" in found.content.posts
    problems_can_be_printed(build_of(found))


def problems_can_be_printed(built: Build) -> None:
    """Every problem is a line that says where; the account is made whatever is wrong."""
    for problem in built.problems:
        assert str(problem).isprintable()
        assert problem.line >= 1
    assert built.account.states[WALK] in ("published", "draft", "scheduled", "problem")


@usually
@given(fields=st.text(max_size=200), body=st.text(max_size=300))
def test_any_text_at_all(fields, body):
    for post in (
        f"---\n{fields}\n---\n{body}",
        f"{fields}{body}",
        f"---\ntitle: A walk\ndate: 2031-05-04\nkind: news\n---\n{body}",
    ):
        problems_can_be_printed(build_of(reading_of(post)))


@usually
@given(
    title=st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), max_size=120).filter(
        lambda text: text.strip()
    )
)
def test_a_title_is_what_was_written(title):
    found = reading_of(
        f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\ndate: 2031-05-04\nkind: news\n---\n"
    )
    assert found.problems == ()
    assert found.content is not None
    assert found.content.posts["2031/walk"].title == " ".join(title.split())


TITLES = ["yes", "No", "10:30", "012", "2016", "null", "~", "1e3", "3 < 4 & 5 > 4", "It’s “on”"]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_stands_on_its_page_as_it_was_written(title, tmp_path):
    built = build(site({WALK: walk("themes: [water]").replace("A walk", title)}, tmp_path))
    assert built.problems == ()
    page = next(file for file in built.files() if file.path == "news/2031/walk/index.html")
    assert escape(title, quote=False) in page.data.decode()


MEANT = """\
---
title: 2016
date: 2031
kind: event
state: held
starts: 2031-05-04 9:05
ends: 2031-05-04 10:30
place: 012
people: 012
activities: boats
authors: no
photos:
  - file: walk.jpg
    decorative: yes
    people: none
---

"""


@pytest.fixture(scope="module")
def meant(tmp_path_factory):
    """A post of values that YAML would take for something else."""
    files = {WALK: MEANT, "photos/walk.jpg": {"made": "jpeg"}}
    built = build(site(files, tmp_path_factory.mktemp("meant")))
    assert built.problems == ()
    assert built.content is not None
    return built.content.posts["2031/walk"]


def test_a_number_of_a_year_is_a_title(meant):
    assert meant.title == "2016"


def test_a_year_is_a_year(meant):
    assert str(meant.date) == "2031"


def test_a_time_is_a_time(meant):
    assert (meant.starts.clock.isoformat(), meant.ends.clock.isoformat()) == (
        "09:05:00",
        "10:30:00",
    )


def test_a_number_with_a_zero_before_it_stays_a_text_where_it_is_one(meant):
    assert meant.place == "012"


def test_a_count_with_a_zero_before_it_is_not_octal(meant):
    assert meant.people.amount == 12


def test_no_is_a_word_in_a_list_of_texts(meant):
    assert meant.authors == ("no",)


def test_yes_is_yes_where_it_answers(meant):
    assert meant.photos[0].decorative is True


def test_none_is_a_word_among_choices(meant):
    assert meant.photos[0].people == "none"


def test_ids_may_stand_on_one_line():
    found = reading_of(walk("activities: boats, reeds"))
    assert found.content is not None
    assert found.content.posts["2031/walk"].activities == ("boats", "reeds")


SAVED = {
    "with a byte-order mark": lambda data: b"\xef\xbb\xbf" + data,
    "as Windows ends lines": lambda data: data.replace(b"\n", b"\r\n"),
    "as both": lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"),
}


@pytest.mark.parametrize("case", SAVED)
def test_however_an_area_is_saved_its_site_is_the_same(case, tmp_path):
    plain = {**SITE, WALK: walk("summary: Café\nthemes: [water]", "We **walked**.\n\nHome.")}
    saved = {path: SAVED[case](str(text).encode()) for path, text in plain.items()}
    first = build(site(plain, tmp_path / "plain"))
    second = build(site(saved, tmp_path / "saved"))
    assert second.problems == ()
    assert list(second.files()) == list(first.files())
