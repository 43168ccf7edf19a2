"""Every number can be followed, and arrives at as many reports, rows or posts as it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.fictional_area import Built, built, path_of

NUMBER = re.compile(r"\d")
# What these hold are days, or the words of the area itself. A post's own numbers are its
# source: what it tells, an event's place and time, what was awarded, what was put right.
NOT_COUNTED = {
    "award",
    "byline",
    "contact-panel",
    "corrections",
    "event-card",
    "evidence",
    "facts",
    "file-card__about",
    "film-card",
    "post-item__date",
    "prose",
    "review-answers",
    "sources",
    "theme-card__label",
    "thread__meta",
    "thread__title",
    "told-story__meta",
    "visually-hidden",
    "where-from",
}
# Its file names and field names hold digits, and every table leads to its file.
DESCRIBES_FILES = {"data/index.html"}
# A sheet of paper, whose head says where the site has it all.
PRINTED = re.compile(r"themes/[^/]+/review/index\.html")
# The nearest of these around a number is where its way on must be.
BLOCK = (
    "ancestor-or-self::*[self::tr or self::li or self::section or self::figure"
    " or self::details or contains(@class, 'page-head') or contains(@class, 'measure')][1]"
)
# A measure's drawing, its table and what they say lead on together.
INDICATOR = "ancestor::*[@class='indicator'][.//a]"
SOURCE = ".//*[contains(@class, 'money-rows__note')] | .//*[@data-label='Where this was published']"


@pytest.fixture(scope="module")
def site() -> Built:
    """The site of the invented area."""
    return built()


def texts(tree: Any) -> Iterator[tuple[Any, str]]:
    """Each text of the main part of a page that holds a digit, with its element."""
    for element in tree.xpath("//main//*[not(self::title) and not(self::desc)]"):
        pieces = [element.text, *(child.tail for child in element)]
        for text in filter(None, pieces):
            if NUMBER.search(text):
                yield element, " ".join(text.split())


def classes(element: Any) -> set[str]:
    """The classes of an element and of all around it."""
    return {name for each in element.xpath("ancestor-or-self::*/@class") for name in each.split()}


def can_be_followed(element: Any) -> bool:
    """Whether a number leads on, stands in a row that does, or says where it was published."""
    if element.xpath("ancestor-or-self::a | self::th | self::h1"):
        return True
    blocks = element.xpath(INDICATOR) or element.xpath(BLOCK)
    if not blocks:
        return False
    block = blocks[0]
    return bool(block.xpath(".//a[@href]") or block.xpath(SOURCE))


def test_every_number_can_be_followed(site: Built) -> None:
    lost = {
        (page, text)
        for page, tree in site.trees.items()
        if page not in DESCRIBES_FILES and not PRINTED.fullmatch(page)
        for element, text in texts(tree)
        if text != "0" and not classes(element) & NOT_COUNTED and not can_be_followed(element)
    }
    assert lost == set()


def test_there_are_many_numbers_to_follow(site: Built) -> None:
    found = [text for tree in site.trees.values() for _, text in texts(tree)]
    assert len(found) > 500


def arrived(site: Built, page: str, href: str) -> Any:
    """The element that a link of a page leads to."""
    parts = urlsplit(href)
    tree = site.trees[path_of(parts.path) if parts.path else page]
    if not parts.fragment:
        return tree.xpath("//main")[0]
    (found,) = tree.xpath("//*[@id=$id]", id=parts.fragment)
    return found


def rows(element: Any) -> list[Any]:
    """The rows of what was reported below an element, of its own tables."""
    found: list[Any] = element.xpath(".//table[contains(@class, 'data-table')]/tbody/tr")
    return found


def links(site: Built, path: str) -> list[tuple[str, Any]]:
    """Each link that ``path`` finds, with its page: there must be some."""
    found = [(page, link) for page, tree in site.trees.items() for link in tree.xpath(path)]
    assert found
    return found


def number_of(link: Any) -> int:
    """The number that a link begins with."""
    match = re.match(r"\d+", link.text_content().strip())
    assert match is not None
    return int(match[0])


CELLS = "//*[@id='by-theme']//td[position() < last()]//a[contains(@href, '#theme-')]"
BARS = "//*[@id='changes']//table[contains(@class, 'plain-table')]//tbody/tr[td]"
FIGURE = "//*[contains(@class, 'figures__item')]//a[contains(@href, 'reports')]"


def test_a_cell_of_the_matrix_leads_to_as_many_reports_as_it_says(site: Built) -> None:
    wrong = [
        (link.get("href"), number_of(link))
        for page, link in links(site, CELLS)
        if len(rows(arrived(site, page, link.get("href")))) != number_of(link)
    ]
    assert wrong == []


def test_every_theme_of_the_matrix_has_a_number_for_every_change(site: Built) -> None:
    (table,) = site.tree("/impacts/").xpath("//*[@id='by-theme']//table")
    shown = {
        tuple(cell.text_content().strip() for cell in row.xpath("th | td"))
        for row in table.xpath("tbody/tr")
    }
    # The ferry mechanic learned (water and mending), and so did who came to mending nights in
    # spring (mending and the table). Friends were made at the supper, told of twice apart.
    assert ("People learn new things", "1", "1", "2", "2") in shown
    assert ("People make friends and feel better", "0", "2", "0", "2") in shown
    assert len(shown) == 11


def test_a_row_in_all_is_its_cells_without_what_stands_under_two_themes(site: Built) -> None:
    evidence = site.build.facts.evidence
    for link in site.tree("/impacts/").xpath("//*[@id='by-theme']//tbody/tr/th//a"):
        impact = link.get("href").split("/")[2]
        stating = [piece for piece in evidence.pieces if impact in piece.impacts]
        row = link.xpath("ancestor::tr")[0]
        *cells, whole = (int(cell.text_content()) for cell in row.xpath("td"))
        assert whole == len(stating)
        assert sum(cells) == sum(len(piece.themes) for piece in stating)


def test_a_bar_of_a_theme_leads_to_as_many_reports_as_it_is_long(site: Built) -> None:
    found = [(page, row) for page, t in site.trees.items() for row in t.xpath(BARS)]
    assert len(found) > 10
    for page, row in found:
        (link,) = row.xpath("th/a")
        reports = rows(arrived(site, page, link.get("href")))
        assert len(reports) == int(row.xpath("td")[0].text_content())


def test_a_count_of_reports_leads_to_that_many(site: Built) -> None:
    wrong = []
    for page, link in links(site, FIGURE):
        words = link.text_content()
        if "what changed" not in words:
            continue
        listed = arrived(site, page, link.get("href"))
        told = {row.text_content() for row in rows(listed)}
        if len(told) != number_of(link):
            wrong.append((page, words.split(), len(told)))
    assert wrong == []


WAYS = {
    "from a list of who came": "a list of who came",
    "from a published report": "a published report",
    "because someone saw it": "someone saw it",
}


def test_a_count_of_one_way_of_knowing_leads_to_reports_known_in_it(site: Built) -> None:
    tree = site.tree("/themes/water/reports/")
    told = [row.xpath("td[last()]")[0].text_content() for row in tree.xpath("//tbody/tr")]
    figures = tree.xpath("//*[@id='how-we-know']//a")
    said = {" ".join(a.text_content().split()[1:]): number_of(a) for a in figures}
    known = {words: sum(way in each for each in told) for words, way in WAYS.items()}
    assert {words: said[words] for words in WAYS} == known


HOPES = {1: {"Yes"}, 2: {"Yes"}, 3: {"No, a welcome surprise"}, 4: {"Nobody wrote that down"}}


@pytest.mark.parametrize("column", HOPES)
def test_a_count_of_hopes_leads_to_those_activities(site: Built, column: int) -> None:
    path = f"//*[@id='hopes']//tbody/tr/td[{column}]//a"
    for page, link in links(site, path):
        listed = rows(arrived(site, page, link.get("href")))
        told = [[c.text_content().strip() for c in row.xpath("td")] for row in listed]
        own = [reports for hope, reports in told if hope in HOPES[column]]
        reported = [reports for reports in own if column == 1 or reports != "0"]
        assert len(reported) == number_of(link)


def test_a_count_on_a_card_leads_to_that_many(site: Built) -> None:
    for page, link in links(site, "//*[contains(@class, 'theme-card__number')]/a"):
        assert len(rows(arrived(site, page, link.get("href")))) == number_of(link)


def test_a_count_beside_a_partner_leads_to_that_many(site: Built) -> None:
    for page, link in links(site, "//td[@data-label='Activities' or @data-label='Posts']//a"):
        if page != "partners/index.html":
            continue
        items = arrived(site, page, link.get("href")).xpath(".//li[@class='post-list__item']")
        assert len(items) == number_of(link)
