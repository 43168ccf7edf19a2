"""The preview as people see it: pages that follow what is saved, and the page of problems."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.chromium import axe_violations, launched
from tests.preview.fake_site import Preview

PROBLEMS = """\
content/posts/2020/half-term.md:7: 'helth' is not a theme of this plan. [unknown-theme]
content/plan/activities/a-very-long-name-without-a-space-in-it-that-goes-on.md:12: no title [x]
"""
MISTAKEN = f"problems += {PROBLEMS.splitlines()!r}"
TABS = 9  # more than the connections that a browser opens to one server
ICON = '<link rel="icon" href="data:,">'


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all; two at once are more than the library allows."""
    with launched() as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A window of its own."""
    with browser.new_context() as opened:
        yield opened


@pytest.fixture
def preview(preview: Preview) -> Preview:
    """One of a site with two pages."""
    preview.write("site/index.html", f"{ICON}<title>The site</title>")
    preview.write("site/news/index.html", f"{ICON}<title>News</title>")
    return preview


@pytest.fixture
def page(preview: Preview, context: BrowserContext) -> Page:
    """The home page, when there is nothing wrong."""
    preview.start()
    opened = context.new_page()
    opened.goto(preview.home)
    return opened


@pytest.fixture
def mistaken(preview: Preview, context: BrowserContext) -> Page:
    """The page of problems."""
    preview.write("refresh.run", MISTAKEN)
    preview.start()
    opened = context.new_page()
    opened.goto(preview.home)
    return opened


def comes(page: Page, title: str) -> None:
    page.wait_for_function("title => document.title === title", arg=title)


def test_an_open_page_follows_and_has_nothing_to_complain_of(page: Page, preview: Preview) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for title in ("One", "Another"):
        preview.edit("site/index.html", f"{ICON}<title>{title}</title>")
        comes(page, title)
    assert said == []


def test_the_page_of_problems_comes_and_goes_by_itself(page: Page, preview: Preview) -> None:
    preview.edit("refresh.run", MISTAKEN)
    comes(page, "2 things to mend")
    preview.edit("refresh.run", "")
    comes(page, "The site")


def test_what_the_checks_find_comes_and_goes_by_itself(page: Page, preview: Preview) -> None:
    preview.write("check.run", MISTAKEN)
    comes(page, "2 things to mend")
    preview.write("check.run", "")
    comes(page, "The site")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_problems_is_open_to_everyone(mistaken: Page, scheme: str) -> None:
    mistaken.emulate_media(color_scheme="light" if scheme == "light" else "dark")
    assert axe_violations(mistaken) == []


def test_the_page_of_problems_fits_a_phone(mistaken: Page) -> None:
    mistaken.set_viewport_size({"width": 320, "height": 640})
    assert mistaken.evaluate("document.documentElement.scrollWidth") == 320


def test_a_page_that_did_not_change_is_left_as_it_is(page: Page, preview: Preview) -> None:
    page.evaluate("window.mine = true")
    other = page.context.new_page()
    other.goto(f"{preview.home}news/")
    preview.edit("site/news/index.html", f"{ICON}<title>New</title>")
    comes(other, "New")
    assert page.evaluate("window.mine")


def test_many_pages_are_all_shown_and_all_follow(page: Page, preview: Preview) -> None:
    pages = [page.context.new_page() for _ in range(TABS)]
    for number, other in enumerate(pages):
        other.goto(f"{preview.home}?{number}")
    preview.edit("site/index.html", f"{ICON}<title>New</title>")
    for other in pages:
        comes(other, "New")


def test_when_the_page_that_listens_is_closed_another_does(page: Page, preview: Preview) -> None:
    other = page.context.new_page()
    other.goto(preview.home)
    page.close()
    preview.edit("site/index.html", f"{ICON}<title>New</title>")
    comes(other, "New")


def test_a_page_finds_a_preview_that_was_away(
    page: Page, preview: Preview, tmp_path_factory: pytest.TempPathFactory
) -> None:
    preview.stop()
    again = Preview(tmp_path_factory.mktemp("again"))
    again.write("site/index.html", f"{ICON}<title>Back</title>")
    again.start(preview.port)
    try:
        comes(page, "Back")
    finally:
        again.stop()


def test_an_unknown_address_comes_to_be(page: Page, preview: Preview) -> None:
    preview.edit("site/404.html", f"{ICON}<title>Nothing here</title>")
    page.goto(f"{preview.home}late/")
    comes(page, "Nothing here")
    preview.edit("site/late/index.html", f"{ICON}<title>Late</title>")
    comes(page, "Late")
