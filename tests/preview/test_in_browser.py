"""The page of problems, as people see it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from plugins.preview.build import BuildResult
from plugins.preview.server import PreviewServer
from plugins.preview.site import Site
from tests.browser.chromium import axe_violations, launched

REPORT = """\
content/posts/2020/half-term.md:7: 'helth' is not a theme of this plan. [unknown-theme]
content/plan/activities/a-very-long-name-without-a-space-in-it-that-goes-on.md:12: no title [x]
Nothing was published.
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with a whole last version, and a build that has failed since."""
    (tmp_path / "index.html").write_text("<title>The site</title>", encoding="utf-8")
    mistaken = Site(tmp_path)
    with mistaken.building():
        mistaken.settle(BuildResult(False, REPORT))
    return mistaken


@pytest.fixture
def page(site: Site) -> Iterator[Page]:
    """A browser that asked for the home page."""
    with PreviewServer(0, site) as server, launched() as browser:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        opened = browser.new_page()
        opened.goto(server.address)
        yield opened
        opened.close()
        server.shutdown()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_problems_is_open_to_everyone(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
    assert axe_violations(page) == []


def test_the_page_of_problems_fits_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_page_of_problems_goes_away_when_they_are_mended(page: Page, site: Site) -> None:
    site.settle(BuildResult(True))
    page.wait_for_function("document.title === 'The site'")
