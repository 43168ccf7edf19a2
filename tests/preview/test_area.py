"""What a volunteer edits is seen at once, although the process that builds lives on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.preview.running import Running

POST = "content/posts/2031/regatta.md"


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
    "the settings": ("pelicanconf.py", "IMPACT_PREVIEW = False", 'print("Seen-10")', ""),
    "the code": (
        "plugins/impact/hooks.py",
        "def register()",
        'print("Seen-11")\n\n\ndef register()',
        "",
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
    preview.hear("^Built")
    assert "Soup day" not in preview.get("/news/")


def test_mistakes_are_listed_until_they_are_mended(preview: Running) -> None:
    preview.edit(POST, "kind: ", "kinf: ")
    broken = preview.get("/")
    preview.edit(POST, "kinf: ", "kind: ")
    assert ("content/posts/2031/regatta.md:" in broken, "things to mend" in broken) == (True, True)
    assert "to mend" not in preview.get("/")


def test_code_that_is_broken_is_told_of_until_it_is_mended(preview: Running) -> None:
    preview.edit("plugins/impact/hooks.py", "import sys\n", "import sis\n")
    broken = preview.get("/")
    preview.edit("plugins/impact/hooks.py", "import sis\n", "import sys\n")
    assert "No module named &#x27;sis&#x27;" in broken
    assert "could not be built" not in preview.get("/")
