"""What indicators and money say, and what they take care not to say."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fictional_area import Built, built


@pytest.fixture(scope="module")
def site() -> Built:
    """The site of the invented area."""
    return built()


def words(tree: Any, path: str = "//main") -> str:
    """What the one element that ``path`` finds says, with single spaces."""
    (element,) = tree.xpath(path)
    return " ".join(element.text_content().split())


def cells(tree: Any, id_: str) -> list[tuple[str, ...]]:
    """The rows of the table below the part of the page with this id."""
    rows = tree.xpath("//*[@id=$id]//tbody/tr", id=id_)
    return [tuple(" ".join(c.text_content().split()) for c in row.xpath("th | td")) for row in rows]


HERONS = [
    (
        "March 2031",
        "19 herons",
        "28",
        "Two stormy days were left out.",
        "invented-shore.example/counts-2031",
    ),
    ("June 2030", "14 herons", "not published", "", "invented-shore.example/counts"),
    (
        "December 2029 (the first, which later ones are held against)",
        "11 herons",
        "31",
        "Counted on thirty-one days.",
        "invented-shore.example/counts-2029",
    ),
]


def test_an_indicator_shows_each_reading_with_its_sample_and_its_source(site: Built) -> None:
    assert cells(site.tree("/indicators/herons/"), "readings") == HERONS


def test_a_drawing_and_its_table_say_the_same(site: Built) -> None:
    tree = site.tree("/indicators/herons/")
    description = words(tree, "//*[local-name()='svg' and @role='img']/*[local-name()='desc']")
    assert description == (
        "December 2029: 11; June 2030: 14; March 2031: 19. Target: 31 by December 2032."
    )
    assert words(tree, "//*[local-name()='svg' and @role='img']/*[local-name()='title']") == (
        "Herons counted at low tide"
    )


@pytest.mark.parametrize(
    ("indicator", "said"),
    [
        # (19 − 11) ÷ (31 − 11)
        (
            "herons",
            (
                "More is better. Over these readings it has got better. 40% of the way from the "
                "first reading to the target. It began at 11 herons, stands at 19 herons, and was "
                "to reach 31 herons."
            ),
        ),
        # (6.5 − 4.5) ÷ (2 − 4.5): away from it
        (
            "litter",
            (
                "Less is better. Over these readings it has got worse. It has moved away from the "
                "target, by 80% of the way there. It began at 4.5 bags, stands at 6.5 bags, and "
                "was to reach 2 bags."
            ),
        ),
        (
            "ferries",
            (
                "Neither more nor less is better. Over these readings it has changed. We cannot "
                "say how far it has come, because there is no number to start from."
            ),
        ),
        (
            "at-home",
            (
                "More is better. Not enough information to say whether this is changing. We cannot "
                "say how far it has come, because there is no number to start from."
            ),
        ),
    ],
)
def test_an_indicator_says_what_its_readings_say_and_no_more(
    indicator: str, said: str, site: Built
) -> None:
    tree = site.tree(f"/indicators/{indicator}/")
    paragraphs = tree.xpath("//*[@id='what-it-says']/p[not(@class)]")
    assert " ".join(" ".join(p.text_content().split()) for p in paragraphs) == said


def test_what_was_found_in_words_stands_among_the_readings(site: Built) -> None:
    assert cells(site.tree("/indicators/at-home/"), "readings") == [
        ("December 2030", "63%", "at least 100", "", "invented-shore.example/door-to-door"),
        (
            "December 2029 (the first, which later ones are held against)",
            "Most people said that they liked the place and knew few of the people.",
            "120",
            "",
            "invented-shore.example/door-to-door",
        ),
    ]


def test_a_reading_of_fewer_than_ten_people_is_on_no_page(site: Built) -> None:
    assert [path for path, text in site.texts.items() if "98.7" in text] == []
    assert [path for path, text in site.texts.items() if "one wet evening" in text] == []


def test_every_indicator_is_in_the_list_and_on_its_themes(site: Built) -> None:
    listed = [a.get("href") for a in site.tree("/indicators/").xpath("//tbody/tr/th/a")]
    assert sorted(listed) == [
        f"/indicators/{i}/" for i in ("at-home", "ferries", "herons", "litter")
    ]
    on_themes = {
        str(href)
        for theme in ("water", "table", "mending")
        for href in site.tree(f"/themes/{theme}/").xpath("//*[@id='indicators']//a/@href")
    }
    assert set(listed) <= on_themes


# The mending nights belong to two themes. Their €2,000 stand whole under both, and once below
# "time by time"; of the supper's budget nothing was published, nor of what others spent.
THEMES = [
    ("Clear water", "2030", "The reed bank", "€12,000", "€1,500", "about €9,400", "about €7,690"),
    (
        "Clear water",
        "January to March 2031",
        "The reed bank",
        "at least €3,000",
        "not published",
        "not published",
        "at least 40 volunteer hours, not valued in money",
    ),
    (
        "The shared table",
        "2030",
        "Mending nights, The quay supper",
        "€2,000, published for 1 of 2",
        "not published",
        "not published",
        "€250, published for 1 of 2",
    ),
    (
        "Mending",
        "2030",
        "Mending nights",
        "€2,000",
        "not published",
        "not published",
        "not published",
    ),
]


def test_money_by_theme_is_added_within_one_span(site: Built) -> None:
    assert cells(site.tree("/money/"), "by-theme") == THEMES


def test_money_by_time_has_every_activity_once(site: Built) -> None:
    assert cells(site.tree("/money/"), "by-time")[0] == (
        "2030",
        "Mending nights, The reed bank, The quay supper",
        "€14,000, published for 2 of 3",
        "€1,500, published for 1 of 3",
        "about €9,400, published for 1 of 3",
        "about €7,940, published for 2 of 3",
    )


def test_each_pound_is_held_against_money_of_the_same_span(site: Built) -> None:
    # (€4,000 + about €700 + about 260 hours at €11.50) ÷ about €9,400 = 7,690 ÷ 9,400
    rows = {row[:2]: row[-1] for row in cells(site.tree("/money/"), "activities")}
    assert rows == {
        ("The reed bank", "2030"): "about €0.82 (beside what was spent)",
        ("The reed bank", "January to March 2031"): "cannot be said",
        ("The quay supper", "2030"): "cannot be said",
        ("Mending nights", "2030"): "cannot be said",
    }


def test_each_thing_on_top_says_its_kind_and_how_it_was_reckoned(site: Built) -> None:
    assert cells(site.tree("/money/"), "added-value")[2] == (
        "The reed bank",
        "2030",
        "Hours that people gave",
        "about €2,990",
        (
            "Given by Residents. Sign-in sheets. Reckoned from about 260 hours at €11.50 each. "
            "That rate is from invented-shore.example/what-an-hour-is-worth."
        ),
        "invented-shore.example/accounts-2030",
    )


def test_activities_without_a_published_sum_are_named(site: Built) -> None:
    names = site.tree("/money/").xpath("//*[@id='not-published']//li/a/text()")
    assert sorted(names) == ["The ferry club", "The tool library"]


def test_what_was_planned_and_what_was_invested_stay_apart(site: Built) -> None:
    assert cells(site.tree("/money/"), "periods")[0][2:4] == ("€90,000", "about €61,500")
    assert site.tree("/money/").xpath("//main//*[local-name()='svg']") == []


def test_sources_that_disagree_stand_side_by_side(site: Built) -> None:
    assert [row[2] for row in cells(site.tree("/money/"), "statements")] == [
        "€11,000",
        "about €13,000",
    ]


def test_sums_on_the_money_page_lead_to_where_they_were_published(site: Built) -> None:
    hrefs = site.tree("/money/").xpath("//*[@id='activities']//td//a/@href")
    assert set(hrefs) == {
        f"/activities/{id_}/#money" for id_ in ("reed-bank", "supper-club", "mending-night")
    }
    for href in map(str, hrefs):
        page = site.tree(href.partition("#")[0])
        assert "invented-shore.example" in words(page, "//*[@id='money']")
