"""Feeds that any reader takes, and the lists for search engines."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from lxml import etree

from tests.fictional_area import ADDRESS, Built, built, path_of

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
FEEDS = sorted(path for path in built().files if path.endswith(".atom"))


def feed(path: str, site: Built | None = None) -> Any:
    """A feed as a tree."""
    return etree.fromstring((site or built()).files[path])


def moment(text: str) -> datetime:
    """A date of a feed."""
    return datetime.fromisoformat(text)


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_has_what_atom_asks_of_it(path: str) -> None:
    tree = feed(path)
    counts = {name: len(tree.findall(f"a:{name}", ATOM)) for name in ("id", "title", "updated")}
    assert tree.tag == "{http://www.w3.org/2005/Atom}feed"
    assert counts == {"id": 1, "title": 1, "updated": 1}
    assert tree.findtext("a:author/a:name", namespaces=ATOM) == "Marrowmere Together"
    assert tree.find("a:link[@rel='self']", ATOM).get("href") == f"{ADDRESS}/{path}"


@pytest.mark.parametrize("path", FEEDS)
def test_an_entry_has_what_atom_asks_of_it(path: str) -> None:
    needed = ("id", "title", "updated", "published", "summary")
    for entry in feed(path).findall("a:entry", ATOM):
        assert {name: len(entry.findall(f"a:{name}", ATOM)) for name in needed} == dict.fromkeys(
            needed, 1
        )
        assert entry.findtext("a:title", namespaces=ATOM)


@pytest.mark.parametrize("path", FEEDS)
def test_every_date_is_a_moment_in_a_time_zone(path: str) -> None:
    texts = feed(path).xpath("//a:updated/text() | //a:published/text()", namespaces=ATOM)
    assert {moment(text).tzinfo for text in texts} == {UTC}


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_was_last_changed_when_its_latest_entry_was(path: str) -> None:
    tree = feed(path)
    entries = [moment(text) for text in tree.xpath("a:entry/a:updated/text()", namespaces=ATOM)]
    own = moment(tree.findtext("a:updated", namespaces=ATOM))
    # An area without a post has a feed as old as the area: it began in November 2029.
    assert own == max(entries, default=datetime(2029, 11, 30, tzinfo=UTC))


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_begins_with_what_was_published_last(path: str) -> None:
    dates = feed(path).xpath("a:entry/a:published/text()", namespaces=ATOM)
    assert dates == sorted(dates, reverse=True)


def test_each_entry_of_all_feeds_leads_to_a_page_by_its_own_id() -> None:
    site = built()
    ids: dict[str, set[str]] = {}
    for path in FEEDS:
        for entry in feed(path).findall("a:entry", ATOM):
            link = entry.find("a:link", ATOM).get("href")
            ids.setdefault(entry.findtext("a:id", namespaces=ATOM), set()).add(link)
    assert {id_ for id_, links in ids.items() if links != {id_}} == set()
    assert {id_ for id_ in ids if path_of(id_.removeprefix(ADDRESS)) not in site.files} == set()


@pytest.mark.parametrize("path", FEEDS)
def test_no_entry_is_in_a_feed_twice(path: str) -> None:
    ids = feed(path).xpath("a:entry/a:id/text()", namespaces=ATOM)
    assert len(ids) == len(set(ids))


def titles(path: str) -> set[str]:
    """The titles in a feed."""
    return set(feed(path).xpath("a:entry/a:title/text()", namespaces=ATOM))


def test_the_feed_of_a_kind_has_that_kind_only() -> None:
    assert titles("feeds/kinds/rep-report.atom") == {
        "Half a year on the quay",
        "Autumn on the quay",
    }


def test_the_feed_of_a_theme_has_its_posts_only() -> None:
    found, mending = titles("feeds/all.atom"), titles("feeds/themes/mending.atom")
    assert mending < found
    assert "Lanterns from jam jars" in mending
    assert "Minutes of February" not in mending


def test_the_title_of_a_feed_says_what_it_is_of() -> None:
    found = {path: feed(path).findtext("a:title", namespaces=ATOM) for path in FEEDS}
    assert found["feeds/all.atom"] == "Marrowmere Together"
    assert found["feeds/themes/water.atom"] == "Marrowmere Together: Clear water"
    assert found["feeds/kinds/grant.atom"] == "Marrowmere Together: Grants"


def test_a_post_that_was_told_late_comes_first() -> None:
    first = feed("feeds/kinds/rep-report.atom").findtext("a:entry/a:title", namespaces=ATOM)
    assert first == "Autumn on the quay"


def test_the_sitemap_has_every_page_that_may_be_found() -> None:
    site = built()
    tree = etree.fromstring(site.files["sitemap.xml"])
    listed = tree.xpath("/s:urlset/s:url/s:loc/text()", namespaces=SITEMAP)
    open_ = [p for p, t in site.trees.items() if not t.xpath("/html/head/meta[@name='robots']")]
    assert sorted(listed) == sorted(f"{ADDRESS}/{p.removesuffix('index.html')}" for p in open_)


def test_what_is_not_to_be_found_says_so() -> None:
    closed = {
        path
        for path, tree in built().trees.items()
        if tree.xpath("/html/head/meta[@name='robots']/@content") == ["noindex"]
    }
    assert closed == {
        "404.html",
        "2029/12/open-evening/index.html",
        "activities/repair-shed/index.html",
        "blog/first-evening.html",
        "news/2030/lullaby-on-the-pier/index.html",
        "themes/mending/review/index.html",
        "themes/mud-and-tides/index.html",
        "themes/shoreline/index.html",
        "themes/table/review/index.html",
        "themes/water/review/index.html",
    }


@pytest.mark.parametrize("address", [ADDRESS, "https://x.example/area"])
def test_robots_may_read_everything_and_are_told_of_the_list(address: str) -> None:
    lines = built(address).texts["robots.txt"].splitlines()
    assert lines == ["User-agent: *", "Allow: /", "", f"Sitemap: {address}/sitemap.xml"]
