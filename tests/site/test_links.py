"""Every link arrives: at a page, a file or a heading that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import pytest

from tests.fictional_area import Built, built, elements, path_of

BELOW = "https://x.example/area"
REFRESH = re.compile(r"0; url=(.+)")


def own_links(site: Built, base: str = "") -> Iterator[tuple[str, str]]:
    """Each link within the site, with its page; ``base`` is taken away."""
    for page, link in elements(site, "//a[@href]"):
        href = link.get("href")
        if not urlsplit(href).scheme:
            yield page, href.removeprefix(base)


@pytest.mark.parametrize("preview", [False, True])
def test_every_link_leads_to_something_that_is_there(preview: bool) -> None:
    site = built(preview=preview)
    dead = {
        (page, href)
        for page, href in own_links(site)
        if not href.startswith("#") and path_of(unquote(href)) not in site.files
    }
    assert dead == set()


@pytest.mark.parametrize("preview", [False, True])
def test_every_anchor_is_on_the_page_it_is_looked_for(preview: bool) -> None:
    site = built(preview=preview)
    lost = set()
    for page, href in own_links(site):
        address, _, anchor = href.partition("#")
        there = site.trees.get(path_of(address) if address else page)
        if anchor and (there is None or not there.xpath("//*[@id=$id]", id=unquote(anchor))):
            lost.add((page, href))
    assert lost == set()


def test_there_are_links_of_every_kind_to_follow() -> None:
    hrefs = [href for _, href in own_links(built())]
    assert [sum(map(kind, hrefs)) > 10 for kind in (lambda h: "#" in h, lambda h: "/" in h)] == [
        True,
        True,
    ]


def test_links_lead_out_only_safely() -> None:
    links = [(p, a) for p, a in elements(built(), "//a[@href]") if urlsplit(a.get("href")).scheme]
    assert {urlsplit(a.get("href")).scheme for _, a in links} <= {"http", "https", "mailto", "tel"}
    unsafe = [(p, a.get("href")) for p, a in links if a.get("target")]
    assert unsafe == []


def test_a_redirect_leads_on_by_itself_and_by_a_link() -> None:
    site = built()
    found = {}
    for page, meta in elements(site, "//meta[@http-equiv='refresh']"):
        match = REFRESH.fullmatch(meta.get("content"))
        assert match is not None
        linked = site.trees[page].xpath("//main//a/@href")
        canonical = site.trees[page].xpath("//link[@rel='canonical']/@href")
        found[page] = (match[1], *linked, *(urlsplit(url).path for url in canonical))
    assert found == {
        "2029/12/open-evening/index.html": ("/news/2029/first-evening/",) * 3,
        "blog/first-evening.html": ("/news/2029/first-evening/",) * 3,
        "activities/repair-shed/index.html": ("/activities/mending-night/",) * 3,
        "themes/mud-and-tides/index.html": ("/themes/water/",) * 3,
        "themes/shoreline/index.html": ("/themes/water/",) * 3,
    }


REFERENCES = (
    "//a/@href | //link[@rel!='canonical']/@href | //@src | //meta[@http-equiv='refresh']/@content"
)


def test_a_site_below_a_folder_keeps_every_address_below_it() -> None:
    outside = {
        (page, str(reference))
        for page, reference in elements(built(BELOW), REFERENCES)
        if not str(reference).startswith(("/area/", "#", "https://", "http://", "mailto:", "tel:"))
        and not str(reference).startswith("0; url=/area/")
    }
    assert outside == set()


def test_a_site_below_a_folder_says_whole_addresses_below_it() -> None:
    site = built(BELOW)
    own = "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"
    said = [str(url) for _, url in elements(site, own)]
    assert len(said) > 100
    assert [url for url in said if not url.startswith(f"{BELOW}/")] == []


def test_a_site_below_a_folder_is_the_same_site() -> None:
    root, below = built("https://x.example"), built(BELOW)
    changed = {
        path
        for path, text in below.texts.items()
        if text.replace(BELOW, "https://x.example")
        .replace('"/area/', '"/')
        .replace("=/area/", "=/")
        .replace("x.example/area/", "x.example/")
        != root.texts[path]
        # These say how large files are in which addresses stand.
        and path not in ("data/index.html", "data/datapackage.json")
    }
    assert below.files.keys() == root.files.keys()
    assert changed == set()


def test_links_of_a_site_below_a_folder_arrive() -> None:
    site = built(BELOW)
    dead = {
        (page, href)
        for page, href in own_links(site, "/area")
        if not href.startswith("#") and path_of(unquote(href)) not in site.files
    }
    assert dead == set()


def test_a_telephone_is_dialled_without_the_words_around_its_number() -> None:
    numbers = {str(href) for _, href in elements(built(), "//a/@href[starts-with(., 'tel:')]")}
    assert numbers == {"tel:5550142"}
