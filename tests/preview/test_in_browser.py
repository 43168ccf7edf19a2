"""The preview as people see it: pages that follow what is saved, and the page of problems."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from plugins.preview.build import BuildResult
from plugins.preview.server import PreviewServer
from plugins.preview.site import Site
from tests.browser.chromium import axe_violations, launched
from tests.preview.running import Running

REPORT = """\
content/posts/2020/half-term.md:7: 'helth' is not a theme of this plan. [unknown-theme]
content/plan/activities/a-very-long-name-without-a-space-in-it-that-goes-on.md:12: no title [x]
Nothing was published.
"""
POST = "content/posts/2031/regatta.md"
TABS = 9  # more than the connections that a browser opens to one server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all; two at once are more than the library allows."""
    with launched() as running:
        yield running


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with a whole last version, and a build that has failed since."""
    (tmp_path / "index.html").write_text("<title>The site</title>", encoding="utf-8")
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "index.html").write_text("<title>News</title>", encoding="utf-8")
    mistaken = Site(tmp_path)
    settle(mistaken, BuildResult(False, REPORT))
    return mistaken


def settle(site: Site, result: BuildResult) -> None:
    with site.building():
        site.settle(result)


@contextmanager
def served(site: Site, port: int = 0) -> Iterator[PreviewServer]:
    with PreviewServer(port, site) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield server
        finally:
            site.close()
            server.shutdown()


@pytest.fixture
def page(site: Site, browser: Browser) -> Iterator[Page]:
    """A page that asked for the home page."""
    with served(site) as server, browser.new_context() as context:
        opened = context.new_page()
        opened.goto(server.address)
        yield opened


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_problems_is_open_to_everyone(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
    assert axe_violations(page) == []


def test_the_page_of_problems_fits_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_page_of_problems_goes_away_when_they_are_mended(page: Page, site: Site) -> None:
    settle(site, BuildResult(True))
    page.wait_for_function("document.title === 'The site'")


def test_a_page_that_did_not_change_is_left_as_it_is(page: Page, site: Site) -> None:
    settle(site, BuildResult(True))
    page.wait_for_function("document.title === 'The site'")
    page.evaluate("window.mine = true")
    other = page.context.new_page()
    other.goto(f"{page.url}news/")
    (site.folder / "news" / "index.html").write_text("<title>New</title>", encoding="utf-8")
    settle(site, BuildResult(True))
    other.wait_for_function("document.title === 'New'")
    assert page.evaluate("window.mine")


def test_many_pages_are_all_shown_and_all_follow(page: Page, site: Site) -> None:
    pages = [page.context.new_page() for _ in range(TABS)]
    for number, other in enumerate(pages):
        other.goto(f"{page.url}?{number}")
    settle(site, BuildResult(True))
    for other in pages:
        other.wait_for_function("document.title === 'The site'")


def test_when_the_page_that_listens_is_closed_another_does(page: Page, site: Site) -> None:
    other = page.context.new_page()
    other.goto(page.url)
    page.close()
    settle(site, BuildResult(True))
    other.wait_for_function("document.title === 'The site'")


def test_a_page_finds_a_preview_that_was_away(page: Page, site: Site, browser: Browser) -> None:
    (site.folder / "index.html").write_text("<title>Back</title>", encoding="utf-8")
    again = Site(site.folder)
    settle(again, BuildResult(True))
    with browser.new_context() as context:
        waiting = context.new_page()
        with served(site) as first:
            waiting.goto(first.address)
        with served(again, first.server_port):
            waiting.wait_for_function("document.title === 'Back'")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The invented area; nobody may leave it broken."""
    with Running(tmp_path_factory.mktemp("kit")) as running:
        yield running


@pytest.fixture
def regatta(preview: Running, browser: Browser) -> Iterator[Page]:
    """The page of a post, which nobody touches from here on."""
    with browser.new_context(viewport={"width": 320, "height": 480}) as context:
        opened = context.new_page()
        opened.goto(f"{preview.address}/news/2031/regatta/")
        yield opened


def text_comes(page: Page, text: str) -> None:
    page.wait_for_function("text => document.body.innerText.includes(text)", arg=text)


def test_an_open_page_follows_its_post(preview: Running, regatta: Page) -> None:
    preview.replace(POST, "\n---\n", "\n---\n\nWords that were not there.\n")
    text_comes(regatta, "Words that were not there.")


def test_an_open_page_stays_where_it_was_scrolled_to(preview: Running, regatta: Page) -> None:
    regatta.evaluate("scrollTo(0, 300)")
    preview.replace(POST, "\n---\n", "\n---\n\nMore words.\n")
    text_comes(regatta, "More words.")
    regatta.wait_for_function("scrollY === 300")


def test_an_open_page_lists_a_mistake_and_comes_back(preview: Running, regatta: Page) -> None:
    preview.replace(POST, "kind: ", "kinf: ")
    text_comes(regatta, "content/posts/2031/regatta.md:")
    listed = regatta.locator("li code").all_inner_texts()
    preview.replace(POST, "kinf: ", "kind: ")
    regatta.wait_for_selector("footer.footer")
    assert POST in {place.partition(":")[0] for place in listed}


def test_an_open_page_follows_the_styles(preview: Running, regatta: Page) -> None:
    preview.replace("theme/styles/base.css", "{", "{ --seen: 1;")
    regatta.wait_for_function(
        "getComputedStyle(document.documentElement).getPropertyValue('--seen') !== ''"
    )


def test_an_unknown_address_comes_to_be(preview: Running, regatta: Page) -> None:
    answered = regatta.goto(f"{preview.address}/news/2031/late/")
    text = (preview.folder / POST).read_text(encoding="utf-8")
    (preview.folder / "content/posts/2031/late.md").write_text(text, encoding="utf-8")
    regatta.wait_for_selector("article, h1:has-text('egatta')")
    assert answered is not None
    assert answered.status == 404
