"""Stories: each told in full once, its unknown parts said kindly, quotes only with consent."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from tests.fictional_area import AS_OF, Built, built, site_of, with_files

UNKNOWN = "story-panel__step--unknown"


def text(element: Any) -> str:
    """What an element says, with single spaces."""
    return " ".join(element.text_content().split())


def told(site: Built) -> dict[str, Any]:
    """Each story that is told in full, by its address."""
    articles = site.tree("/stories/").xpath("//article")
    return {article.xpath("./h3/a/@href")[0]: article for article in articles}


def test_each_story_and_case_study_is_told_in_full_once() -> None:
    articles = built().tree("/stories/").xpath("//article/h3/a/@href")
    assert Counter(articles) == Counter(
        {
            "/news/2030/bench/": 1,
            "/news/2030/ferry-mechanic/": 1,
            "/news/2030/lamp-by-the-steps/": 1,
            "/news/2030/supper-crew/": 1,
            "/news/2030/wardens-grow/": 1,
        }
    )


def test_they_stand_under_the_first_of_their_themes() -> None:
    sections = built().tree("/stories/").xpath("//main/section[.//article]")
    found = {s.get("id"): s.xpath(".//article/h3/a/@href") for s in sections}
    assert found == {
        "theme-water": ["/news/2030/wardens-grow/", "/news/2030/lamp-by-the-steps/"],
        "theme-table": ["/news/2030/supper-crew/"],
        # Of the ferry club, which is mending first and water second.
        "theme-mending": ["/news/2030/ferry-mechanic/"],
        "no-theme": ["/news/2030/bench/"],
    }
    mechanic = told(built())["/news/2030/ferry-mechanic/"]
    assert text(mechanic.xpath("./p")[-1]) == "Also part of: Clear water"


def test_what_is_not_known_is_said() -> None:
    unknown = {
        address: [text(step.xpath("./*[1]")[0]) for step in steps]
        for address, article in told(built()).items()
        if (steps := article.xpath(f".//li[contains(@class, '{UNKNOWN}')]"))
    }
    assert unknown == {"/news/2030/bench/": ["You said", "What changed"]}


def test_quotes_are_those_that_somebody_agreed_to() -> None:
    quotes = {
        address: [text(q) for q in a.xpath(".//blockquote")] for address, a in told(built()).items()
    }
    assert {address: found for address, found in quotes.items() if found} == {
        "/news/2030/ferry-mechanic/": [
            "I had only ever sat on it. Now I know what it sounds like when it is happy."
        ],
        "/news/2030/supper-crew/": ["We started with one pan."],
    }


def test_a_quote_goes_on_the_day_after_its_consent_ends() -> None:
    last, after = (built(as_of=date(2034, 9, day)) for day in (14, 15))
    words = "We started with one pan."
    assert [words in site.texts["stories/index.html"] for site in (last, after)] == [True, False]


def test_each_kind_of_change_has_the_stories_that_tell_of_it() -> None:
    groups = built().tree("/stories/").xpath("//*[@id='by-change']//section")
    found = {g.get("id").removeprefix("change-"): set(g.xpath(".//li/a/@href")) for g in groups}
    mechanic, crew, wardens, lamp = (
        f"/news/2030/{name}/"
        for name in ("ferry-mechanic", "supper-crew", "wardens-grow", "lamp-by-the-steps")
    )
    assert found == {
        "skills-and-learning": {mechanic},
        "employment-and-enterprise": {mechanic},
        "confidence": {crew},
        "organisations": {crew, wardens},
        "a-nicer-area": {lamp},
        "having-a-voice": {lamp},
    }


@pytest.mark.parametrize("address", ["/", "/themes/"])
def test_residents_find_them(address: str) -> None:
    assert "/stories/" in built().tree(address).xpath("//main//a/@href")


STORY = """---
title: Story {number}
date: 2030-{number:02}
kind: story
did: We did it.
themes: [mending]
---

Text.
"""


def test_older_stories_of_a_theme_are_told_in_a_line(tmp_path: Any) -> None:
    files = {f"posts/2030/story-{n}.md": STORY.format(number=n) for n in range(1, 13)}
    site = site_of(with_files(tmp_path / "area", files), as_of=AS_OF)
    section = site.tree("/stories/").xpath("//*[@id='theme-mending']")[0]
    full = section.xpath(".//article[contains(@class, 'told-story')]/h3/a/text()")
    lines = section.xpath(".//article[contains(@class, 'post-item')]//a/text()")
    # Twelve months of them, and the mechanic of August to September.
    assert (len(full), lines) == (10, ["Story 3", "Story 2", "Story 1"])
