"""Facts hold nothing of a text but what others may ask of it, and views hold no text at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.impact.publish import build as building
from plugins.impact.publish.build import Build
from plugins.impact.publish.build_options import BuildOptions
from plugins.impact.publish.open_data.files import OpenData
from plugins.impact.publish.site_cache import SiteCache
from plugins.impact.publish.writing import write
from plugins.outputs.fingerprint import fingerprint
from plugins.outputs.manifest import Manifest
from plugins.staging import publish, stage
from tests.fictional_area import AREA, AS_OF, THEME, built, with_files

CODE = Path(building.__file__).resolve().parents[2]


def posts() -> dict[str, str]:
    """The published posts of the area, by their files."""
    found = {}
    for post in built().build.facts.content.posts.values():
        path = post.origin.path.partition("/posts/")[2]
        found[f"posts/{path}"] = (AREA / "posts" / path).read_text("utf-8")
    return found


def read(area: Path, folder: Path, last: Manifest | None = None) -> Build:
    """A build in a process that knows no other."""
    options = BuildOptions(area, THEME, site_address="https://a.example", as_of=AS_OF)
    return Build.read(options, SiteCache(folder / "cache", CODE), last)


def views(build: Build) -> dict[str, str]:
    return {page.address: fingerprint(page.view()) for page in build.pages}


def test_a_page_in_the_list_is_the_page_that_its_view_says() -> None:
    for page in built().build.pages:
        head = page.view().head
        assert (head.address, head.in_index) == (page.address, page.in_index)


def test_every_view_is_plain_values() -> None:
    assert [address for address, print_ in views(built().build).items() if not print_] == []


def test_longer_texts_leave_all_facts_and_views_as_they_were(tmp_path: Path) -> None:
    longer = {path: f"{text}\nA paragraph more.\n" for path, text in posts().items()}
    before = read(with_files(tmp_path / "before", {}), tmp_path)
    after = read(with_files(tmp_path / "after", longer), tmp_path)
    assert before.options.shown_as == after.options.shown_as
    assert after.facts_key == before.facts_key
    assert views(after) == views(before)
    assert after.reading.texts != before.reading.texts


@pytest.mark.parametrize(
    ("what", "old", "new"),
    [
        ("a title", "title: ", "title: More of "),
        ("a first paragraph", "\n---\n", "\n---\n\nAnother beginning.\n"),
        ("a link", "\n---\n", "\n---\n\nText.\n\n[A link](/themes/).\n\n"),
    ],
)
def test_what_others_may_ask_of_is_a_fact(tmp_path: Path, what: str, old: str, new: str) -> None:
    path, text = next(iter(posts().items()))
    before = read(with_files(tmp_path / "before", {}), tmp_path)
    after = read(with_files(tmp_path / "after", {path: text.replace(old, new, 1)}), tmp_path)
    assert after.facts_key != before.facts_key


class Site:
    """The invented area, built into one output by one process after another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.area = with_files(folder / "area", {})

    def build(self) -> list[str]:
        """Gives the paths of what was made."""
        current = stage(self.folder / "output")
        build = read(self.area, self.folder, Manifest.read(current.notes))
        assert not build.failed
        made = write(build, current.folder, current)
        publish(current)
        return sorted(made)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    site.build()
    return site


def no_more_of(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let whoever asks for one of ``names`` of the build fail."""

    def refused(*_: object, **__: object) -> object:
        raise AssertionError("this is not to be done again")

    for name in names:
        monkeypatch.setattr(building, name, refused)
    monkeypatch.setattr(OpenData, "make", refused)
    monkeypatch.setattr(OpenData, "file", refused)


def test_an_edit_of_a_text_makes_the_page_that_shows_it_and_nothing_else(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, text = next(iter(posts().items()))
    (site.area / path).write_text(f"{text}\nA paragraph more.\n", "utf-8")
    no_more_of(monkeypatch, "page_problems", "inconsistencies", "unused_files")
    (made,) = site.build()
    assert "A paragraph more." in (site.folder / "output" / made).read_text("utf-8")


def test_an_edit_of_the_text_of_a_rep_report_makes_its_page(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = next(path for path, text in posts().items() if "kind: rep-report" in text)
    text = (site.area / report).read_text("utf-8")
    (site.area / report).write_text(f"{text}\nA paragraph more.\n", "utf-8")
    no_more_of(monkeypatch, "page_problems")
    (made,) = site.build()
    assert made.startswith("rep-reports/")
    assert "A paragraph more." in (site.folder / "output" / made).read_text("utf-8")


def test_what_was_advised_is_advised_again_though_nothing_is_checked_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    area = with_files(tmp_path / "area", {"documents/unused.txt": "Nobody uses this."})
    current = stage(tmp_path / "output")
    first = read(area, tmp_path, Manifest.read(current.notes))
    assert "unused-file" in {problem.code for problem in first.checked}
    write(first, current.folder, current)
    publish(current)
    last = Manifest.read(current.notes)
    no_more_of(monkeypatch, "page_problems", "inconsistencies", "unused_files")
    assert read(area, tmp_path, last).problems == first.problems


def test_a_link_that_only_a_draft_has_is_looked_at_each_time(tmp_path: Path) -> None:
    """The line of a link in a text is no fact, so the advice about it is not noted."""
    draft = "---\ntitle: A\ndate: 2031-01-01\nkind: news\nstatus: draft\n---\n\n[b](/news/2031/)\n"
    missing = draft.replace("/news/2031/", "/news/1999/")
    area = with_files(tmp_path / "area", {"posts/2031/a.md": missing})
    build = read(area, tmp_path)
    assert "no-such-page" in {problem.code for problem in build.checked}
    assert build.advice is None
