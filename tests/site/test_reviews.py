"""Theme reviews: what was found and decided, what was never looked at, and the sheet to print."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.fictional_area import AREA, Built, built, site_of, with_files

THEMES = ("water", "table", "mending")


def text(element: Any) -> str:
    """What an element says, with single spaces."""
    return " ".join(element.text_content().split())


def rows(table: Any) -> list[list[str]]:
    """The cells of a table's body, row by row."""
    return [[text(cell) for cell in row] for row in table.xpath("./tbody/tr")]


def test_each_theme_has_its_last_and_next_review() -> None:
    table = built().tree("/reviews/").xpath("//*[@id='overview']//table")[0]
    # It started in November 2029, so that a first review was due a year after that month.
    assert [row[:3] for row in rows(table)] == [
        ["Clear water", "14 November 2030", "By 30 November 2031"],
        ["The shared table", "None was written down", "It was due by 30 November 2030"],
        ["Mending", "None was written down", "It was due by 30 November 2030"],
    ]
    count = built().tree("/reviews/").xpath("//*[@id='overview']/p")
    assert [text(line) for line in count] == ["One of our 3 themes has been reviewed."]


def test_a_review_tells_its_answers_and_decision() -> None:
    page = built().tree("/reviews/")
    answers = page.xpath("//*[@id='theme-water']//dl/div")
    assert [text(answer) for answer in answers] == [
        "Is it still needed? YesThe water is still cloudy.",
        "Does it do people good? PartlyBirds are back, swimmers are not.",
        "Does it bring our vision closer? Not written down",
        "What was decided Change it",
        "Next review November 2031",
    ]
    table = page.xpath("//*[@id='theme-water']//table")[0]
    assert rows(table) == [
        ["The reed bank", "Yes", "Yes", "Partly", "Carry on"],
        ["The ferry club", "No", "Not written down", "Not written down", "Stop"],
    ]


def test_only_themes_with_a_review_have_a_part_of_their_own() -> None:
    assert built().tree("/reviews/").xpath("//section/@id") == ["overview", "theme-water"]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("address", ["/reviews/", "/themes/{theme}/"])
def test_the_sheet_is_linked(theme: str, address: str) -> None:
    links = built().tree(address.format(theme=theme)).xpath("//main//a/@href")
    assert f"/themes/{theme}/review/" in links


TOLD_IN_PORTUGUESE = """---
title: "Olhamos para a água"
date: 2030-11-14
kind: theme-review
theme: water
translation_of: 2030/review-of-the-water
language: pt
---

Texto.
"""


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The area after its end, with its review told in a second language too."""
    area = (AREA / "area.yaml").read_text("utf-8")
    files = {
        "area.yaml": f"{area}ended: 2031-03-31\n",
        "posts/2030/olhamos.md": TOLD_IN_PORTUGUESE,
    }
    folder = tmp_path_factory.mktemp("other") / "area"
    return site_of(with_files(folder, files), as_of=date(2032, 12, 24))


def test_a_review_told_in_two_languages_is_one(other: Built) -> None:
    page = other.tree("/reviews/")
    assert [h.findtext("a") for h in page.xpath("//*[@id='theme-water']//h3")] == [
        "We look at the water theme"
    ]


def test_after_the_end_no_review_is_overdue(other: Built) -> None:
    table = other.tree("/reviews/").xpath("//*[@id='overview']//table")[0]
    # Reckoned to 29 June 2031, 90 days after the end.
    assert [row[2] for row in rows(table)] == [
        "None was due before our work ended. It would have been by 30 November 2031.",
        "None followed. It would have been due by 30 November 2030.",
        "None followed. It would have been due by 30 November 2030.",
    ]


def sheet(theme: str) -> Any:
    """The sheet of a theme."""
    return built().tree(f"/themes/{theme}/review/").xpath("//main")[0]


def test_a_sheet_has_what_is_known_of_the_theme() -> None:
    parts = {h.text: text(h.getparent()) for h in sheet("water").xpath(".//section/h2")}
    assert "a shore where the water is clear" in parts["What it is for"]
    assert "Birds that left come back to nest" in parts["What it is for"]
    assert "4 reports of what changed." in parts["What people reported"]
    assert "1 Local groups grow stronger" in parts["What people reported"]
    assert "People learn new things: not reported yet" in parts["Activities"]
    assert "€12,000" in parts["Money"]
    assert "19 herons in March 2031." in parts["How things stand"]
    assert "What was decided Change it" in parts["When we last looked"]
    assert "The ferry club: it was not written down" in parts["What we still need to show"]


@pytest.mark.parametrize("theme", THEMES)
def test_a_sheet_has_room_for_what_is_found(theme: str) -> None:
    form = sheet(theme).xpath(".//section[contains(@class, 'sheet__form')]")[0]
    asked = [h.text for h in form.xpath(".//h3")]
    assert asked[:1] == ["Date"]
    assert asked[2:] == [
        "Is it still needed?",
        "Does it do people good?",
        "Does it bring our vision closer?",
        "What was decided",
        "Next review",
    ]
    assert len(form.xpath(".//*[contains(@class, 'writing-space__room ')]")) == len(asked)
    ticks = [[text(li) for li in ul.xpath("./li")] for ul in form.xpath(".//ul")]
    assert ticks == [*[["Yes", "Partly", "No"]] * 3, ["Carry on", "Change it", "Stop"]]


@pytest.mark.parametrize("theme", THEMES)
def test_a_number_on_a_sheet_is_that_of_the_theme_s_page(theme: str) -> None:
    reports = text(sheet(theme).xpath(".//section[h2='What people reported']/p")[0])
    figure = built().tree(f"/themes/{theme}/").xpath("//*[@class='figures__number']")[0].text
    assert reports.split()[0] == {"1": "One"}.get(figure, figure)
