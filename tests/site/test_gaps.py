"""What is still to be shown: all of it on its page, and on each page its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.fictional_area import AREA, Built, built, site_of, with_files

# What tests/area leaves open on 20 May 2031, by who can close it. Worked out from its files:
# the reed bank was last told of in March 2030; the annual report of 2030 is explained.
MISSING = {
    "activity-without-recent-evidence": {"/activities/reed-bank/"},
    "expected-impact-without-evidence": {
        "/activities/mending-night/",
        "/activities/reed-bank/",
        "/activities/tool-library/",
    },
    "post-tied-to-nothing": {"/news/2030/accounts/", "/news/2030/bench/"},
    "story-without-said": {"/news/2030/bench/"},
    "story-without-change": {"/news/2030/bench/"},
    "activity-without-expectation": {"/activities/ferry-club/"},
    "review-due": {"/themes/table/#review", "/themes/mending/#review"},
    "papers-due": {"/documents/"},
    "amount-not-published": {"/news/2031/course-grant/"},
}


def gaps_page() -> Any:
    """The page of gaps."""
    return built().tree("/gaps/")


def kinds() -> Iterator[tuple[str, Any]]:
    """Each kind of gap on the page of gaps, by its code."""
    for panel in gaps_page().xpath("//main//section[contains(@class, 'gap-panel')]"):
        yield panel.get("id"), panel


def test_every_gap_is_there_and_leads_to_what_it_is_about() -> None:
    found = {code: set(panel.xpath(".//li/a/@href")) for code, panel in kinds()}
    assert found == MISSING


def test_a_heading_counts_what_stands_below_it() -> None:
    headings = {code: panel.findtext("h3").lower().split() for code, panel in kinds()}
    counts = {code: len(panel.xpath(".//li")) for code, panel in kinds()}
    names = {code: "one" if count == 1 else str(count) for code, count in counts.items()}
    assert [code for code, name in names.items() if name not in headings[code]] == []


def test_every_kind_says_what_would_close_it() -> None:
    said = {code: panel.xpath("string(p)").strip() for code, panel in kinds()}
    assert [code for code, text in said.items() if not text.startswith("What would help: ")] == []


def test_who_can_close_them_is_named_in_order() -> None:
    headings = [h.text for h in gaps_page().xpath("//main/section/h2")]
    assert headings == [
        "What a volunteer can add",
        "What the partnership can decide",
        "What is missing, and why",
    ]


EXPLAINED = (
    "Annual reports: none published for 2030. "
    "Why: The first annual report covers the whole of the first plan, and is being written. "
    "(secretary of the group, 5 March 2031)"
)


def test_what_is_explained_stands_by_itself_with_its_reason() -> None:
    explained = gaps_page().xpath("//*[@id='explained']//li")
    assert [" ".join(line.text_content().split()) for line in explained] == [EXPLAINED]


def panel(address: str) -> list[str]:
    """The gaps that a page shows of itself, each in its own words."""
    lines = built().tree(address).xpath("//section[@aria-labelledby='gaps']//li")
    return [" ".join((line.findtext("a") or line.text).split()) for line in lines]


REED_BANK = [
    "The reed bank: nothing has been reported since 14 March 2030.",
    "The reed bank set out to change this, and nobody has reported it: People learn new things.",
]
FERRY_CLUB = "The ferry club: it was not written down what this set out to change."
MENDING_NIGHT = (
    "Mending nights set out to change this, and nobody has reported it: "
    "People find work or start a business."
)


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("/themes/water/", {*REED_BANK, FERRY_CLUB}),
        ("/goals/living-shore/", {*REED_BANK, FERRY_CLUB}),
        ("/activities/reed-bank/", {*REED_BANK}),
        ("/activities/ferry-club/", {FERRY_CLUB}),
        ("/activities/supper-club/", set()),
        # The grant told of with it keeps its amount to itself.
        (
            "/activities/mending-night/",
            {MENDING_NIGHT, "“A course in sail mending”: the amount was not published."},
        ),
    ],
)
def test_a_page_shows_its_own(address: str, lines: set[str]) -> None:
    assert set(panel(address)) == lines


def test_a_panel_says_once_what_would_close_several_alike() -> None:
    site = built()
    lines = site.tree("/themes/mending/").xpath("//section[@aria-labelledby='gaps']//li")
    said = [line.xpath("string(span[@class='gap-panel__closing'])") for line in lines]
    assert all(said[-1:])
    assert len({text for text in said if text}) == len([text for text in said if text])


def test_the_home_page_leads_to_the_gaps_that_it_counts() -> None:
    links = built().tree("/").xpath("//section[@aria-labelledby='gaps']//li/a")
    titles = {f"/gaps/#{code}": kind.findtext("h3") for code, kind in kinds()}
    assert len(links) == 3
    assert [a.text for a in links] == [titles[a.get("href")] for a in links]


@pytest.fixture(scope="module")
def legacy(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The area after its programme has ended."""
    area = (AREA / "area.yaml").read_text("utf-8")
    goals = (AREA / "plan/goals.yaml").read_text("utf-8")
    files = {
        "area.yaml": f"{area}ended: 2031-03-31\nrep:\n  reports_from: 2030-Q1\n",
        "plan/goals.yaml": f"{goals}- id: quiet\n  title: Quiet evenings\n",
    }
    folder: Path = tmp_path_factory.mktemp("legacy") / "area"
    return site_of(with_files(folder, files), as_of=date(2031, 12, 24))


PRESSING = ("we still need", "yet", "would help", "overdue", "is due")


@pytest.mark.parametrize("address", ["/gaps/", "/reviews/"])
def test_after_the_end_nothing_is_asked_of_anybody(legacy: Built, address: str) -> None:
    text = legacy.tree(address).xpath("string(//main)").lower()
    assert [words for words in PRESSING if words in text] == []


def test_after_the_end_the_gaps_are_those_of_a_record(legacy: Built) -> None:
    tree = legacy.tree("/gaps/")
    assert tree.findtext(".//h1") == "What our records do not show"
    assert [h.text for h in tree.xpath("//main/section/h2")] == [
        "What people who were there can add",
        "What the rep’s papers can tell",
        "What the partnership’s papers can tell",
        "What is missing, and why",
    ]
    closing = {" ".join(p.text_content().split())[:20] for p in tree.xpath("//section/p[strong]")}
    assert closing == {"What can still help:"}
