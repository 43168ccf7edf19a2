"""Reading in other ways: by keyboard, in large letters, on paper, without scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Visit, served, visit_in
from tests.browser.test_pages import PAGES
from tests.fictional_area import built

# The last is a page that the area wants in its menu.
MENU = ["Home", "What’s on", "What we do", "Money", "News", "Take part", "How we meet"]
STEPS = len(["Skip", "Marrowmere Together", *MENU])
SOME = ("home", "theme", "how_it_fits", "post", "money", "rep_report")
FOCUSED = "document.activeElement"
LOOK = """element => {
  const style = getComputedStyle(element);
  return [style.outlineStyle, style.outlineWidth, style.backgroundColor, style.boxShadow].join();
}"""


def focused_text(visit: Visit) -> str:
    """The words of what the keyboard is on."""
    text: str = visit.page.evaluate(f"{FOCUSED}.textContent.trim()")
    return text


def in_window(visit: Visit) -> bool:
    """Whether what the keyboard is on can be seen."""
    seen: bool = visit.page.evaluate(
        f"(() => {{ const box = {FOCUSED}.getBoundingClientRect();"
        " return box.top >= 0 && box.left >= 0 && box.width > 0 && box.height > 0"
        " && box.right <= innerWidth && box.bottom <= innerHeight; })()"
    )
    return seen


def test_the_way_past_the_menu_comes_first_and_can_be_seen(visit: Visit) -> None:
    page = visit.go("/").page
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.className") == "skip"
    assert in_window(visit)


def test_the_way_past_the_menu_is_hidden_until_it_is_reached(visit: Visit) -> None:
    box = visit.go("/").page.locator(".skip").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 0


def test_the_way_past_the_menu_leads_past_it(visit: Visit) -> None:
    page = visit.go("/").page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate(f"{FOCUSED}.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate(f"document.getElementById('main').contains({FOCUSED})")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_menu_is_reached_by_keyboard(visit: Visit, width: int) -> None:
    page = visit.go("/").page
    page.set_viewport_size({"width": width, "height": 640})
    reached = []
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        reached.append((focused_text(visit), in_window(visit)))
    assert reached[1:] == [(text, True) for text in ("Marrowmere Together", *MENU)]


def test_it_can_be_seen_where_the_keyboard_is(visit: Visit) -> None:
    page = visit.go("/").page
    link = page.locator(".header__link").last
    before = link.evaluate(LOOK)
    for _ in range(STEPS):
        page.keyboard.press("Tab")
    assert link.evaluate(f"link => link === {FOCUSED}")
    assert link.evaluate(LOOK) != before


def test_a_menu_item_leads_to_its_page(visit: Visit) -> None:
    page = visit.go("/").page
    page.get_by_role("navigation", name="Main menu").get_by_role("link", name="News").press("Enter")
    page.wait_for_url(f"{visit.address}/news/")
    assert page.locator("h1").text_content() == "News"


@pytest.mark.parametrize("template", SOME)
def test_a_page_on_paper_is_the_text_without_the_menu(visit: Visit, template: str) -> None:
    page = visit.go(PAGES[template]).page
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert not page.get_by_role("navigation", name="Main menu").is_visible()


@pytest.mark.parametrize("template", SOME)
def test_a_page_can_be_printed(visit: Visit, template: str) -> None:
    assert visit.go(PAGES[template]).page.pdf(format="A4").startswith(b"%PDF-")


@pytest.mark.parametrize("template", SOME)
def test_a_page_on_paper_is_dark_on_light(visit: Visit, template: str) -> None:
    page = visit.go(PAGES[template]).page
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in {
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    }


@pytest.fixture(scope="module")
def with_and_without(browser: Browser, address: str) -> Iterator[list[Visit]]:
    """A window in which scripts run, and one in which they do not."""
    contexts = [browser.new_context(java_script_enabled=enabled) for enabled in (True, False)]
    yield [visit_in(context, address) for context in contexts]
    for context in contexts:
        context.close()


@pytest.mark.parametrize("template", PAGES)
def test_a_page_says_the_same_without_scripts(with_and_without: list[Visit], template: str) -> None:
    texts = [visit.go(PAGES[template]).page.inner_text("body") for visit in with_and_without]
    assert texts[0] == texts[1]


def test_an_address_that_leads_nowhere_is_answered_with_a_page(visit: Visit) -> None:
    page = visit.go("/no/such/place/").page
    assert page.locator("h1").text_content() == "There is nothing at this address"
    assert visit.failed == [f"{visit.address}/no/such/place/"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/themes/shoreline/", "/themes/water/"),
        ("/blog/first-evening.html", "/news/2029/first-evening/"),
    ],
)
def test_an_old_address_leads_on(visit: Visit, old: str, new: str) -> None:
    visit.go(old).page.wait_for_url(f"{visit.address}{new}")


def test_a_draft_in_a_preview_says_that_it_is_one(browser: Browser) -> None:
    with served(built(preview=True)) as preview:
        context = browser.new_context(viewport={"width": 320, "height": 640})
        page = visit_in(context, preview).go("/news/2031/loft-stairs/").page
        assert page.get_by_text("This is a draft.").is_visible()
        context.close()
