"""The site that the preview holds in memory: the bytes of a clean build with drafts."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.impact.publish.build import Build
from plugins.impact.publish.build_options import BuildOptions
from plugins.impact.publish.preview import PreviewSite
from plugins.impact.publish.site_cache import SiteCache
from tests.fictional_area import AREA, AS_OF, THEME, with_files

POST = "posts/2030/ferry-mechanic.md"
DRAFT = "news/2031/loft-stairs/index.html"


class Preview:
    """The invented area in a folder of its own, and its preview."""

    def __init__(self, folder: Path) -> None:
        self.area = with_files(folder / "area", {})
        self.theme = Path(shutil.copytree(THEME, folder / "theme"))
        self.options = BuildOptions(self.area, self.theme, as_of=AS_OF, preview=True)
        self.site = PreviewSite(self.options, SiteCache(folder / "cache"))

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.area / path).read_text("utf-8")
        assert old in text
        (self.area / path).write_text(text.replace(old, new, 1), "utf-8")

    def clean(self) -> dict[str, bytes]:
        """Every file of a build that knows nothing of an earlier one."""
        return {file.path: file.data for file in Build.read(self.options).files()}


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    found = Preview(tmp_path)
    assert found.site.refresh() == ()
    return found


def edit_a_text(preview: Preview) -> None:
    preview.edit(POST, "\n---\n", "\n---\n\nA new beginning.\n\n")


def edit_a_title(preview: Preview) -> None:
    preview.edit(POST, "title: ", "title: Also ")


def edit_a_theme(preview: Preview) -> None:
    path = next((preview.area / "plan/themes").glob("*.md"))
    preview.edit(f"plan/themes/{path.name}", "title: ", "title: Also ")


def take_a_post_away(preview: Preview) -> None:
    (preview.area / "posts/2031/loft-stairs.md").unlink()


def edit_a_template(preview: Preview) -> None:
    path = preview.theme / "templates/post.html"
    path.write_text(path.read_text("utf-8").replace("<article", "<article data-x", 1), "utf-8")


def nothing(preview: Preview) -> None:
    """Leave all as it is."""


@pytest.mark.parametrize(
    "edit",
    [nothing, edit_a_text, edit_a_title, edit_a_theme, take_a_post_away, edit_a_template],
)
def test_each_file_is_that_of_a_clean_build(
    preview: Preview, edit: Callable[[Preview], None]
) -> None:
    preview.site.get(DRAFT)
    edit(preview)
    assert preview.site.refresh() == ()
    clean = preview.clean()
    assert {path: preview.site.get(path) for path in clean} == clean


def test_what_the_site_does_not_have_is_nothing(preview: Preview) -> None:
    for path in ("nothing/index.html", "assets/nothing.css", "index", "themes"):
        assert preview.site.get(path) is None


def test_a_problem_of_a_file_is_told_and_goes(preview: Preview) -> None:
    robots = preview.site.get("robots.txt")
    assert robots is not None
    preview.edit(POST, "title: ", "titel: ")
    lines = preview.site.refresh()
    assert any("Did you mean 'title'?" in line for line in lines)
    assert preview.site.get("robots.txt") == robots
    preview.edit(POST, "titel: ", "title: ")
    assert preview.site.refresh() == ()


def test_an_area_that_cannot_be_read_at_all_has_no_file(preview: Preview) -> None:
    (preview.area / "area.yaml").write_text("schema: 1\n")
    site = PreviewSite(preview.options, SiteCache())
    assert site.refresh() != ()
    assert site.get("index.html") is None
    assert site.get("robots.txt") is None


def test_what_is_wrong_between_pages_is_told_by_the_check(preview: Preview) -> None:
    assert preview.site.check() == ()
    preview.edit(POST, "\n---\n", "\n---\n\n[Nowhere](/themes/nothing/page/7/).\n\n")
    assert preview.site.refresh() == ()
    (line,) = (line for line in preview.site.check() if not line.endswith("(draft)"))
    assert "[no-such-page]" in line
    assert (AREA / POST).name in line


def test_a_page_with_such_a_problem_is_shown_all_the_same(preview: Preview) -> None:
    preview.edit(POST, "\n---\n", "\n---\n\n[Nowhere](/themes/nothing/page/7/).\n\n")
    preview.site.refresh()
    assert b"Nowhere" in (preview.site.get("news/2030/ferry-mechanic/index.html") or b"")
