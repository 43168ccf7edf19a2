"""A site that has no address yet: nothing in it names an address that only this computer has."""

from __future__ import annotations

import json
import re

import pytest
from lxml import etree

from tests.fictional_area import built
from tests.open_data.published import document, table

LOCAL = re.compile(rb"127\.0\.0\.1|localhost", re.IGNORECASE)
ATOM = "{http://www.w3.org/2005/Atom}"
PAGE = "/news/2031/regatta/"


@pytest.mark.parametrize("preview", [False, True])
def test_no_file_names_this_computer(preview: bool) -> None:
    site = built("", preview=preview)
    assert [path for path, data in site.files.items() if LOCAL.search(data)] == []


def test_spreadsheets_name_a_page_by_its_path() -> None:
    pages = {row["id"]: row["page"] for row in table(built(""), "posts")}
    assert pages["marrowmere/post/2031/regatta"] == PAGE


def test_the_document_and_its_schema_do_so_too() -> None:
    site = built("")
    pages = {row["id"]: row["page"] for row in document(site, "area")["posts"]}
    assert pages["marrowmere/post/2031/regatta"] == PAGE
    schema = document(site, "area.schema")
    assert (document(site, "area")["$schema"], schema["$id"]) == (("/data/area.schema.json",) * 2)
    assert b'"uri"' not in site.files["data/area.schema.json"]


def test_the_package_has_no_home_page_and_promises_no_whole_addresses() -> None:
    data = built("").files["data/datapackage.json"]
    assert "homepage" not in json.loads(data)
    assert b'"uri"' not in data


def test_grants_are_published_without_addresses() -> None:
    site = built("")
    published = document(site, "grants-360")
    assert published["publisher"] == {"name": "Marrowmere Together"}
    assert [grant for grant in published["grants"] if "url" in grant] == []
    assert {row["URL"] for row in table(site, "grants-360")} == {""}


def test_the_calendar_names_no_page() -> None:
    calendar = built("").files["data/events.ics"].decode()
    assert "UID:marrowmere/post/2031/regatta" in calendar
    assert "URL:" not in calendar


def test_a_feed_leads_to_paths_and_its_ids_are_tags() -> None:
    feed = etree.fromstring(built("").files["feeds/all.atom"])
    assert feed.findtext(f"{ATOM}id") == "tag:marrowmere,2029:/feeds/all.atom"
    assert {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")} == {
        "alternate": "/",
        "self": "/feeds/all.atom",
    }
    entries = {
        entry.findtext(f"{ATOM}id"): entry.find(f"{ATOM}link").get("href")
        for entry in feed.findall(f"{ATOM}entry")
    }
    assert entries[f"tag:marrowmere,2029:{PAGE}"] == PAGE


def test_a_letter_names_the_page_by_its_path() -> None:
    letters = built("").tree(PAGE).xpath("//a[starts-with(@href, 'mailto:')]/@href")
    assert [letter.partition("body=")[2] for letter in letters] == [
        "I%20was%20reading%20/news/2031/regatta/"
    ]


def test_structured_data_leads_to_paths() -> None:
    (script,) = built("").tree(PAGE).xpath("//script[@type='application/ld+json']/text()")
    data = json.loads(script)
    assert (data["url"], data["organizer"]["url"]) == (PAGE, "/")


def test_there_is_no_sitemap_before_there_is_an_address() -> None:
    site = built("")
    assert "sitemap.xml" not in site.files
    assert site.files["robots.txt"] == b"User-agent: *\nAllow: /\n"
