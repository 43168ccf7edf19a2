"""The review sheet on paper: few pages, nothing of the site around it, room to write."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import Visit

THEMES = ("water", "table", "mending")
MOST_PAGES = 3
PAGE = re.compile(rb"/Type\s*/Page\b")
A_CENTIMETRE = 96 / 2.54


@pytest.fixture(params=THEMES)
def sheet(request: pytest.FixtureRequest, visit: Visit) -> Visit:
    """The sheet of a theme, as it is printed."""
    visit.go(f"/themes/{request.param}/review/")
    visit.page.emulate_media(media="print")
    return visit


def test_it_is_a_sheet_of_paper_or_little_more(sheet: Visit) -> None:
    pages = len(PAGE.findall(sheet.page.pdf(prefer_css_page_size=True)))
    assert 2 <= pages <= MOST_PAGES


@pytest.mark.parametrize("around", ["header", "footer", ".skip"])
def test_nothing_of_the_site_is_printed_around_it(sheet: Visit, around: str) -> None:
    assert not sheet.page.locator(around).first.is_visible()


def test_there_is_room_to_write_each_answer(sheet: Visit) -> None:
    heights = sheet.page.locator(".writing-space__room--box").evaluate_all(
        "rooms => rooms.map(room => room.getBoundingClientRect().height)"
    )
    assert len(heights) == 4
    assert min(heights) > 2.5 * A_CENTIMETRE


def test_what_is_found_begins_on_a_side_of_its_own(sheet: Visit) -> None:
    form = sheet.page.locator(".sheet__form")
    assert form.evaluate("form => getComputedStyle(form).breakBefore") == "page"


def test_it_says_on_paper_what_the_area_says_of_itself(sheet: Visit) -> None:
    assert sheet.page.locator(".sheet__notice").is_visible()
