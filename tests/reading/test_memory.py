"""What reading remembers: on disk from build to build, and within one process in memory."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from plugins.impact.publish import build as building
from plugins.impact.publish import photos as publishing
from plugins.impact.publish.build import Build
from plugins.impact.publish.build_options import BuildOptions
from plugins.impact.publish.site_cache import SiteCache
from plugins.impact.read import assets, texts
from plugins.impact.read.texts import Language
from plugins.markup.rendered import Words
from plugins.markup.rendering import render
from tests.reading.made_files import picture
from tests.reading.small_site import AS_OF, SITE, THEME, WALK, File, site, walk, write

LINKING = walk("themes: [water]", "See [the first](first.md) and [boats](/activities/boats/).")
PHOTO = walk("themes: [water]\nphotos: [{file: walk.jpg, alt: x, people: none}]")
OTHERS = len([path for path in SITE if path.endswith(".md")]) + 1  # and how to take part


class Site:
    """The small site with more files, which can be changed and built again."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.content = site({}, folder / "content")
        self.cache = folder / "cache"
        self.memory = SiteCache(self.cache)
        self.base = "https://smallness.example"
        self.converted: list[str] = []
        self._watch(monkeypatch)

    def _watch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def rendered(markdown: str, **given: object) -> object:
            self.converted.append(markdown.strip())
            return render(markdown, **given)  # type: ignore[arg-type]

        monkeypatch.setattr(texts, "render", rendered)

    def write(self, files: Mapping[str, File]) -> None:
        write(files, self.content)

    def build(self, memory: SiteCache | None = None) -> Build:
        """Build with what this process remembers, unless another memory is given."""
        self.converted = []
        order = BuildOptions(self.content, THEME, site_address=self.base, as_of=AS_OF)
        return Build.read(order, memory or self.memory)

    def anew(self) -> Build:
        """Build as another process does, with what is on disk."""
        return self.build(SiteCache(self.cache))

    def without(self) -> Build:
        """Build with nothing remembered."""
        return self.build(SiteCache())


Again = Callable[[Site], Build]
AGAIN: Mapping[str, Again] = {"in memory": Site.build, "on disk": Site.anew}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    return Site(tmp_path, monkeypatch)


@pytest.fixture(params=AGAIN)
def again(request: pytest.FixtureRequest) -> Again:
    """A second build, in either of two ways."""
    return AGAIN[request.param]


def lines(build: Build) -> list[str]:
    return [str(problem) for problem in build.problems]


def text_of(build: Build, post: str) -> str:
    assert build.content is not None
    return build.reading.texts[build.content.posts[post].origin.path].html


def read(build: Build) -> tuple[object, object]:
    """All that was read, facts and texts."""
    return build.content, build.reading.texts


def test_each_text_is_converted_once(small: Site, again: Again) -> None:
    small.build()
    assert len(small.converted) == OTHERS
    second = again(small)
    assert small.converted == []
    assert read(second) == read(small.without())


def test_only_a_changed_text_is_converted(small: Site, again: Again) -> None:
    small.write({WALK: LINKING})
    small.build()
    small.write({WALK: walk("themes: [water]", "We ran.")})
    assert text_of(again(small), "2031/walk") == "<p>We ran.</p>"
    assert small.converted == ["We ran."]


def test_a_change_of_fields_converts_nothing(small: Site, again: Again) -> None:
    small.write({WALK: walk("themes: [water]")})
    small.build()
    small.write({WALK: walk("themes: [bread]\nsummary: Another")})
    build = again(small)
    assert small.converted == []
    assert read(build) == read(small.without())


def test_a_post_that_moved_is_found_again_by_its_text(small: Site, again: Again) -> None:
    small.write({WALK: LINKING})
    small.build()
    (small.content / WALK).rename(small.content / "posts/2031/renamed.md")
    assert "2031/renamed" in again(small).content.posts
    assert small.converted == []


def test_texts_are_done_anew_that_link_to_a_post_that_was_renamed(
    small: Site, again: Again
) -> None:
    small.write({WALK: LINKING})
    small.build()
    (small.content / "posts/2031/first.md").rename(small.content / "posts/2031/second.md")
    assert [problem.code for problem in again(small).problems] == ["broken-link"]
    assert set(small.converted) == {LINKING.rpartition("---\n")[2].strip()}
    small.write({WALK: LINKING.replace("first.md", "second.md")})
    build = again(small)
    assert lines(build) == []
    assert "/news/2031/second/" in text_of(build, "2031/walk")


def test_a_link_that_breaks_and_is_mended_is_told_each_time(small: Site, again: Again) -> None:
    first = small.content / "posts/2031/first.md"
    small.write({WALK: LINKING})
    assert lines(small.build()) == []
    data = first.read_bytes()
    for _ in range(2):
        first.unlink()
        for _ in range(2):
            assert [problem.code for problem in again(small).problems] == ["broken-link"]
        first.write_bytes(data)
        assert lines(again(small)) == []


def test_a_problem_of_a_text_is_told_each_time_and_at_its_line(small: Site, again: Again) -> None:
    broken = "See [it](nowhere.md)."
    small.write({WALK: walk("themes: [water]", broken)})
    (before,) = small.build().problems
    assert again(small).problems == (before,)
    small.write({WALK: walk("themes: [water]\nsummary: One line more", broken)})
    (after,) = again(small).problems
    assert after.line == small.without().problems[0].line == before.line + 1


def test_a_refused_text_is_refused_each_time(small: Site, again: Again) -> None:
    deep = "> " * 2_000 + "deep"
    small.write({WALK: walk("themes: [water]", deep)})
    before = lines(small.build())
    assert len(before) == 1
    assert lines(again(small)) == before
    assert small.converted == []


def test_a_draft_gives_advice_each_time(small: Site, again: Again) -> None:
    small.write({WALK: walk("status: draft\nthemes: [water]", "See [it](nowhere.md).")})
    small.build()
    (advice,) = again(small).problems
    assert advice.advice
    small.write({WALK: walk("themes: [water]", "See [it](nowhere.md).")})
    (problem,) = again(small).problems
    assert not problem.advice


def test_two_posts_of_the_same_words_have_their_own_links(small: Site, again: Again) -> None:
    """Each leads to the file beside it."""
    both = {}
    for year in ("2030", "2031"):
        dated = walk("themes: [water]", "See [it](there.md).").replace("2031-", f"{year}-")
        there = walk("themes: [water]", f"There in {year}.").replace("2031-", f"{year}-")
        both |= {f"posts/{year}/here.md": dated, f"posts/{year}/there.md": there}
    small.write(both)
    for build in (small.build(), again(small), again(small)):
        assert lines(build) == []
        for year in ("2030", "2031"):
            assert f"/news/{year}/there/" in text_of(build, f"{year}/here")


def test_links_follow_the_address_of_the_site(small: Site, again: Again) -> None:
    small.write({WALK: LINKING})
    small.build()
    small.base = "https://smallness.example/below"
    assert 'href="/below/activities/boats/"' in text_of(again(small), "2031/walk")


def test_words_of_another_language_make_another_text(
    small: Site, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.write({WALK: walk("themes: [water]", "A note.[^1]\n\n[^1]: Noted.")})
    small.build()
    words = Words("Tabelle {number}", "Anmerkung {number}", "Zurück zu {number}")
    monkeypatch.setattr(building, "language", lambda: Language(frozenset(), lambda _: words))
    assert "Anmerkung 1" in text_of(again(small), "2031/walk")


def test_entries_are_checked_again_when_what_they_name_is_gone(small: Site, again: Again) -> None:
    small.write({WALK: walk("activities: [boats]")})
    assert lines(small.build()) == []
    (small.content / "plan/activities/boats.md").unlink()
    assert [problem.code for problem in again(small).problems] == ["unknown-activity"]


def test_entries_are_checked_again_when_a_consent_changes(small: Site, again: Again) -> None:
    named = "themes: [water]\nphotos: [{file: walk.jpg, alt: x, people: adults, consent: portrait}]"
    small.write({WALK: walk(named), "photos/walk.jpg": {"made": "jpeg"}})
    assert lines(small.build()) == []
    consents = str(SITE["consents.yaml"]).replace("covers: [photo]\n", "covers: [story]\n")
    small.write({"consents.yaml": consents})
    assert lines(again(small)) == lines(small.without()) != []


def test_a_file_that_was_taken_away_is_forgotten(small: Site, again: Again) -> None:
    small.write({WALK: walk("themes: [water]")})
    small.build()
    (small.content / WALK).unlink()
    assert list(again(small).content.posts) == ["2031/first"]


def test_memory_holds_no_more_than_the_last_build(small: Site) -> None:
    small.build()
    before = sizes(small.memory)
    for n in range(5):
        small.write({WALK: walk("themes: [water]", f"Walk {n}.")})
        small.build()
    (small.content / WALK).unlink()
    small.build()
    assert sizes(small.memory) == before


def sizes(memory: SiteCache) -> list[int]:
    reading = memory.reading
    kept = (reading.sources, reading._parsed, reading._files, reading.read_texts.texts)
    return [*map(len, kept), len(reading.photos._last)]


@pytest.fixture
def taken_apart(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the photos that are looked into, or copied."""
    seen: list[str] = []
    for module, name in ((assets, "inspect"), (publishing, "publish")):
        real = getattr(module, name)

        def told(data: bytes, of: str, real=real, name=name) -> object:
            seen.append(f"{name} {of}")
            return real(data, of)

        monkeypatch.setattr(module, name, told)
    return seen


def test_a_photo_is_taken_apart_once(small: Site, again: Again, taken_apart: list[str]) -> None:
    small.write({WALK: PHOTO, "photos/walk.jpg": picture("JPEG")})
    before = small.build().facts.photos
    assert taken_apart == ["inspect walk.jpg", "publish walk.jpg"]
    taken_apart.clear()
    assert again(small).facts.photos == before
    assert taken_apart == []


def test_a_photo_of_other_bytes_is_another(
    small: Site, again: Again, taken_apart: list[str]
) -> None:
    small.write({WALK: PHOTO, "photos/walk.jpg": picture("JPEG")})
    before = small.build().facts.photos
    small.write({"photos/walk.jpg": picture("JPEG", quality=20)})
    taken_apart.clear()
    build = again(small)
    assert taken_apart == ["inspect walk.jpg"]
    assert build.facts.photos != before
    assert taken_apart == ["inspect walk.jpg", "publish walk.jpg"]


def test_a_photo_under_a_wrong_name_is_told_though_its_bytes_are_known(
    small: Site, again: Again
) -> None:
    small.write({WALK: PHOTO, "photos/walk.jpg": picture("JPEG")})
    assert lines(small.build()) == []
    (small.content / "photos/walk.jpg").rename(small.content / "photos/walk.png")
    small.write({WALK: PHOTO.replace("walk.jpg", "walk.png")})
    assert lines(again(small)) == lines(small.without()) != []


def test_a_photo_that_is_none_is_told_each_time(small: Site, again: Again) -> None:
    small.write({WALK: PHOTO, "photos/walk.jpg": b"no picture"})
    before = lines(small.build())
    assert len(before) == 1
    assert lines(again(small)) == before


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_cache_that_is_cut_off_gives_the_same_content(small: Site, part: float) -> None:
    small.write({WALK: LINKING})
    expected = read(small.build())
    kept = small.cache / "kept.sqlite"
    kept.write_bytes(kept.read_bytes()[: int(part * kept.stat().st_size)])
    assert read(small.anew()) == expected
    assert read(small.anew()) == expected


def test_other_code_finds_nothing(
    small: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "code.py"
    # The file of a test is younger than the process, as code is not.
    around = sys.modules["plugins.cache.environment_key"]
    monkeypatch.setattr(around, "BEGUN", around.BEGUN + 10**15)
    found = []
    for text in ("1", "1", "2"):
        code.write_text(text)
        small.build(SiteCache(small.cache, code))
        found.append(OTHERS - len(small.converted))
    assert found == [0, OTHERS, 0]
