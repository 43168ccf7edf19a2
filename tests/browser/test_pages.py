"""Each page template, on a phone and on a desk, in light and in dark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import axe_violations
from tests.browser.conftest import Visit, visit_in
from tests.fictional_area import THEME, built, path_of

WIDTHS = (320, 1280)
# It leads on by itself; tests/site follows it.
LEADS_ON = {"redirect"}


def shown() -> Mapping[str, str]:
    """For each template the address of the page that has most on it."""
    site = built()
    sizes: dict[str, tuple[int, str]] = {}
    for page in site.build.pages:
        address = page.address
        size = (len(site.files[path_of(address)]), address)
        sizes[page.template] = max(size, sizes.get(page.template, size))
    return {name: address for name, (_, address) in sizes.items() if name not in LEADS_ON}


PAGES = shown()


@pytest.fixture(scope="module", params=WIDTHS)
def window(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    """A window of a width that many people have."""
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    yield visit_in(context, address)
    context.close()


@pytest.fixture(scope="module", params=PAGES.items(), ids=PAGES)
def opened(request: pytest.FixtureRequest, window: Visit) -> Visit:
    """A page that is open in the window."""
    window.said.clear()
    window.failed.clear()
    _, address = request.param
    return window.go(address)


def test_nothing_has_to_be_scrolled_sideways(opened: Visit) -> None:
    assert sideways(opened) == 0


def sideways(opened: Visit) -> int:
    """By how many pixels the page is wider than its window."""
    wide: int = opened.page.evaluate(
        "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"
        " - document.documentElement.clientWidth"
    )
    return wide


def test_letters_twice_as_large_lose_nothing(opened: Visit) -> None:
    style = opened.page.add_style_tag(content="html { font-size: 200% !important }")
    wide = sideways(opened)
    style.evaluate("style => style.remove()")
    assert wide == 0


def test_the_page_is_open_to_everyone(opened: Visit) -> None:
    opened.page.emulate_media(color_scheme="light")
    assert axe_violations(opened.page) == []


def test_the_page_is_open_to_everyone_in_the_dark(opened: Visit) -> None:
    opened.page.emulate_media(color_scheme="dark")
    assert axe_violations(opened.page) == []
    assert sideways(opened) == 0


def test_nothing_is_said_to_the_console_and_no_request_fails(opened: Visit) -> None:
    assert (opened.said, opened.failed) == ([], [])


def test_each_template_is_looked_at() -> None:
    templates = {path.stem for path in (THEME / "templates").glob("*.html")}
    assert templates - PAGES.keys() == LEADS_ON | {"frame"}
