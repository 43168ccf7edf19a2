"""The text of a post is edited while its site is kept in memory: only its page is made anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.impact.publish.build import Build
from plugins.impact.publish.memory import SiteMemory
from plugins.impact.publish.order import Order
from tests.fictional_area import ADDRESS, AS_OF, THEME, with_files

STORY = "posts/2030/bench.md"
REPORT = "posts/2030/report-autumn.md"


class Site:
    """An area that is built again and again in one process, as the preview does it."""

    def __init__(self, folder: Path) -> None:
        self.folder = with_files(folder, {})
        self.memory = SiteMemory()
        self.build = self.again()

    def again(self, **order: object) -> Build:
        """What a build makes of the area now."""
        given = {"site_address": ADDRESS, "as_of": AS_OF, **order}
        self.build = Build.of(Order(self.folder, THEME, **given), self.memory)
        if not self.build.failed:
            assert self.build.parts
            self.memory.last = self.build
        return self.build

    def edit(self, path: str, old: str, new: str) -> Build:
        """The build after ``old`` became ``new`` in a file."""
        file = self.folder / path
        text = file.read_text("utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), "utf-8")
        return self.again()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "area")


def files(build: Build) -> dict[str, bytes]:
    return {file.path: file.data for file in build.files()}


def as_clean(build: Build) -> dict[str, bytes]:
    """The files of a build that remembers nothing."""
    return files(Build.of(build.order))


TEXTS = {
    "a paragraph more": (STORY, "It faces west.\n", "It faces west.\n\nOn Sundays it is full.\n"),
    "a section of a report": (REPORT, "Soup.", "Soup, and *bread*, for \"everyone\"."),
    "a hidden comment": (STORY, "It faces west.\n", "It faces west.\n\n<!-- not yet -->\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", TEXTS)
def test_facts_hold_and_the_site_is_that_of_a_clean_build(site: Site, case: str) -> None:
    before = site.build
    after = site.edit(*TEXTS[case])
    assert after.facts is before.facts
    assert files(after) == as_clean(after)


def test_one_page_after_another(site: Site) -> None:
    before = files(site.build)
    site.edit(STORY, "It faces west.\n", "It faces west.\n\nOne.\n")
    site.edit(REPORT, "Soup.", "Two.")
    after = site.edit(STORY, "One.", "Three.")
    changed = {path for path, data in files(after).items() if data != before[path]}
    assert changed == {"news/2030/bench/index.html", "rep-reports/2030-Q4/index.html"}
    assert files(after) == as_clean(after)


MORE = {
    "the first paragraph": (STORY, "It faces west.", "It faces south."),
    "a heading": (STORY, "It faces west.\n", "It faces west.\n\n## Who sits there\n\nAll do.\n"),
    "a link": (STORY, "It faces west.\n", "It faces west.\n\n[Others](reeds-planted.md)\n"),
    "a field": (STORY, "A bench at the end of the quay", "A bench"),
    "a field and a text": (REPORT, "[supper-club]\n---\n\n## G", "[]\n---\n\nSo.\n\n## G"),
    "a text of a theme": ("plan/themes/water.md", "\n---\n\n", "\n---\n\nAt last. "),
}  # fmt: skip


@pytest.mark.parametrize("case", MORE)
def test_where_more_has_changed_all_is_worked_out_again(site: Site, case: str) -> None:
    before = site.build
    after = site.edit(*MORE[case])
    assert after.facts is not before.facts
    assert not after.failed
    assert files(after) == as_clean(after)


def test_a_mistake_in_a_text_is_found_and_goes_again(site: Site) -> None:
    broken = site.edit(STORY, "It faces west.\n", "It faces west.\n\n<script>x</script>\n")
    assert [problem.code for problem in broken.problems if not problem.advice] == ["unsafe-html"]
    mended = site.edit(STORY, "<script>x</script>", "Better.")
    assert not mended.failed
    assert files(mended) == as_clean(mended)


@pytest.mark.parametrize("order", [{"site_address": ""}, {"preview": True}, {"jobs": 2}])
def test_another_order_is_another_site(site: Site, order: dict[str, object]) -> None:
    before = site.build
    after = site.again(**order)
    assert after.facts is not before.facts
    assert files(after) == as_clean(after)


def test_a_file_more_or_less_is_seen(site: Site) -> None:
    story = site.folder / STORY
    text = story.read_bytes()
    story.unlink()
    assert "news/2030/bench/index.html" not in files(site.again())
    story.write_bytes(text)
    assert files(site.again()) == as_clean(site.build)
