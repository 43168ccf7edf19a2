"""The site of the invented area in a real browser, handed to it from memory."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.browser.chromium import launched
from tests.fictional_area import ADDRESS, Built, built, path_of

TYPES = {".woff2": "font/woff2", ".atom": "application/atom+xml"}


@dataclass
class Visit:
    """A page that is open in a browser, and what went wrong on the way."""

    page: Page
    said: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def go(self, address: str) -> Visit:
        """Open the page at ``address``, an address below the site's root."""
        self.page.goto(f"{ADDRESS}{address}")
        return self


def answer(route: Route, site: Built) -> None:
    """Answer a request with a file of the site, and refuse what is asked of anybody else."""
    parts = urlsplit(route.request.url)
    path = path_of(unquote(parts.path))
    if f"{parts.scheme}://{parts.netloc}" != ADDRESS:
        route.abort()
    elif path not in site.files:
        route.fulfill(status=404, body=site.files["404.html"], content_type="text/html")
    else:
        ending = f".{path.rpartition('.')[2]}"
        kind = TYPES.get(ending) or mimetypes.guess_type(path)[0] or "text/plain"
        route.fulfill(body=site.files[path], content_type=kind)


def visit_in(context: BrowserContext, site: Built | None = None) -> Visit:
    """A new page of ``context`` that is shown the site."""
    shown = site or built()
    context.route("**/*", lambda route: answer(route, shown))
    visit = Visit(context.new_page())
    page = visit.page
    page.on("console", lambda message: visit.said.append(message.text))
    page.on("pageerror", lambda error: visit.said.append(str(error)))
    page.on("requestfailed", lambda request: visit.failed.append(request.url))
    page.on("response", lambda got: None if got.ok else visit.failed.append(got.url))
    return visit


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for the tests of a module."""
    with launched() as running:
        yield running


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """A phone's window in a context of its own."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    yield visit_in(context)
    context.close()
