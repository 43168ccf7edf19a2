"""That the tools of the browser tests see what they are there to see."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

from tests.browser.chromium import axe_violations, launched

PAGE = """<!doctype html><html lang="en"><head><title>A page</title>
<meta http-equiv="Content-Security-Policy" content="script-src 'none'"></head>
<body><main><h1>A page</h1>{more}</main></body></html>"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for these tests."""
    with launched() as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own for each test."""
    opened = browser.new_page()
    yield opened
    opened.close()


def test_a_sound_page_has_no_violations(page: Page) -> None:
    page.set_content(PAGE.format(more="<p>Text</p>"))
    assert axe_violations(page) == []


def test_a_violation_is_found_in_spite_of_the_content_policy(page: Page) -> None:
    page.set_content(PAGE.format(more='<img src="data:image/gif;base64,R0lGODdhAQABAAAAACw=">'))
    assert [found.partition(":")[0] for found in axe_violations(page)] == ["image-alt"]


def test_no_other_computer_is_reached(page: Page) -> None:
    with pytest.raises(BrowserError, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.org/")
