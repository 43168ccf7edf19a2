"""An invented area in the preview as people see it: open pages follow what is saved."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.chromium import launched
from tests.preview.running import Running

POST = "content/posts/2031/regatta.md"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all; two at once are more than the library allows."""
    with launched() as running:
        yield running


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


def test_an_open_page_tells_of_a_link_to_nowhere_and_comes_back(
    preview: Running, regatta: Page
) -> None:
    preview.replace(POST, "The wind", "[The wind](/themes/water/page/7/)")
    text_comes(regatta, "[no-such-page]")
    preview.replace(POST, "[The wind](/themes/water/page/7/)", "The wind")
    regatta.wait_for_selector("footer.footer")
    text_comes(regatta, "The wind said no.")


def test_an_open_page_shows_another_photo_under_the_same_name(
    preview: Running, regatta: Page
) -> None:
    regatta.goto(f"{preview.address}/news/2030/reeds-planted/")
    other = BytesIO()
    Image.new("RGB", (150, 100), "teal").save(other, "JPEG")
    preview.save("content/photos/reeds-in-rows.jpg", other.getvalue())
    regatta.wait_for_function(
        "[...document.images].some(image => image.complete && image.naturalWidth === 150)"
    )


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
