"""What a volunteer edits is seen at once, although the process that makes the pages lives on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image

from tests.preview.running import READ, Running

POST = "content/posts/2031/regatta.md"
PREVIEW_CODE = "plugins/impact/publish/preview.py"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One preview for all, which nobody may leave broken."""
    with Running(tmp_path_factory.mktemp("kit")) as running:
        yield running


# For each kind of file: what is put in place of what, and the page that then shows it.
EDITS = {
    "a post": ("content/posts/2030/bench.md", "title: ", "title: Seen-1 ", "/news/2030/"),
    "an activity": (
        "content/plan/activities/reed-bank.md",
        "title: ",
        "title: Seen-2 ",
        "/themes/water/",
    ),
    "a theme": ("content/plan/themes/water.md", "title: ", "title: Seen-3 ", "/themes/"),
    "the impacts": ("content/plan/impacts.yaml", "plain: ", "plain: Seen-4 ", "/impacts/"),
    "the area": ("content/area.yaml", "name: ", "name: Seen-5 ", "/take-part/"),
    "a page": ("content/pages/the-shore.md", "title: ", "title: Seen-6 ", "/the-shore/"),
    "a template": ("theme/templates/frame.html", "</body>", "Seen-7</body>", "/news/"),
    "a component": (
        "theme/templates/components/footer.html",
        '<footer class="footer">',
        '<footer class="footer">Seen-8',
        "/gaps/",
    ),
    "the catalogue": ("plugins/impact/words/en.yaml", "reading: ", "reading: Seen-9 ", "/"),
    "the code": (PREVIEW_CODE, "import sys\n", 'import sys\n\nprint("Seen-10")\n', ""),
    "a text": (
        "content/posts/2030/reeds-planted.md",
        "Give it a summer.",
        "Seen-11",
        "/news/2030/reeds-planted/",
    ),
    "the text of a report": (
        "content/posts/2030/report-autumn.md",
        "Two new members.",
        "Seen-12",
        "/rep-reports/2030-Q4/",
    ),
}


@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_is_seen(kind: str, preview: Running) -> None:
    path, old, new, address = EDITS[kind]
    said = preview.edit(path, old, new)
    mark = re.search(r"Seen-\d+", new)
    assert mark
    assert mark[0] in (preview.get(address) if address else said)


def test_an_edit_of_the_styles_is_seen(preview: Running) -> None:
    preview.edit("theme/styles/base.css", "{", "{ --seen: 12;")
    link = re.search(r'<link rel="stylesheet" href="([^"]+)"', preview.get("/"))
    assert link
    assert "--seen:" in preview.get(link[1])


def test_a_post_that_is_taken_away_is_gone(preview: Running) -> None:
    (preview.folder / "content/posts/2031/soup-day.md").unlink()
    preview.hear(READ)
    assert "Soup day" not in preview.get("/news/")


def test_mistakes_are_listed_until_they_are_mended(preview: Running) -> None:
    preview.edit(POST, "kind: ", "kinf: ")
    broken = preview.get("/")
    preview.edit(POST, "kinf: ", "kind: ")
    assert ("content/posts/2031/regatta.md:" in broken, "things to mend" in broken) == (True, True)
    assert "to mend" not in preview.get("/")


def test_a_link_to_nowhere_is_told_of_once_the_site_is_checked(preview: Running) -> None:
    whole = preview.get("/")
    said = preview.edit(POST, "The wind", "[The wind](/themes/water/page/7/)")
    preview.hear("^Not shown")
    broken = preview.get("/")
    preview.edit(POST, "[The wind](/themes/water/page/7/)", "The wind")
    assert said.splitlines()[-1].startswith("Read again")
    assert (f"<code>{POST}:" in broken, "[no-such-page]" in broken) == (True, True)
    assert preview.get("/") == whole


def photo_of_the_reeds(preview: Running) -> str:
    """Where the photo is that the page shows."""
    photo = re.search(r'src="(/photos/[^"]+\.jpg)"', preview.get("/news/2030/reeds-planted/"))
    assert photo
    return photo[1]


def test_another_photo_under_the_same_name_is_seen(preview: Running) -> None:
    before = photo_of_the_reeds(preview)
    other = BytesIO()
    Image.new("RGB", (150, 100), "teal").save(other, "JPEG")
    preview.save("content/photos/reeds-in-rows.jpg", other.getvalue())
    preview.hear(READ)
    after = photo_of_the_reeds(preview)
    assert before != after
    assert Image.open(BytesIO(preview.get_bytes(after))).size == (150, 100)


def test_code_that_is_broken_is_told_of_until_it_is_mended(preview: Running) -> None:
    whole = preview.get("/")
    preview.edit(PREVIEW_CODE, "import sys\n", "import sis\n")
    broken = preview.get("/")
    preview.edit(PREVIEW_CODE, "import sis\n", "import sys\n")
    assert "No module named &#x27;sis&#x27;" in broken
    assert preview.get("/") == whole
