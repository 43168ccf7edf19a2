"""What a writer writes is said as it was written, and never run."""

from __future__ import annotations

import json

import pytest
from lxml import etree

from tests.fictional_area import Built, site_of, with_files

TITLE = '<script>alert(1)</script> & "two" ‘three’ </title> {{ 7 * 7 }} %s'
PATH = "news/2031/hostile/index.html"
POST = f"""---
title: {json.dumps(TITLE, ensure_ascii=False)}
date: 2031-05-01
kind: story
said: "<img src=x onerror=alert(2)>"
did: "</script><script>alert(3)</script>"
changed: "javascript:alert(4)"
summary: "<b>bold</b> & ]]>"
activities: [reed-bank]
impacts: [involvement]
people: 3
who: "<i>people</i>"
authors: ["<u>nobody</u>"]
sources: ["javascript:alert(5)", "https://out.example/?a=1&b=2"]
---

Text.
"""
QUIET = """---
title: A quiet post
date: 2031-05-01
kind: news
themes: [water]
---

[Out](https://out.example/) to another site.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of an area of which one post would do harm."""
    files = {"posts/2031/hostile.md": POST, "posts/2031/quiet.md": QUIET}
    return site_of(with_files(tmp_path_factory.mktemp("hostile") / "area", files))


def test_a_title_is_shown_as_it_was_written(site: Built) -> None:
    assert site.trees[PATH].xpath("//h1")[0].text_content().strip() == TITLE


@pytest.mark.parametrize(
    "path", ["//meta[@property='og:title']/@content", "/html/head/title/text()"]
)
def test_a_title_is_said_to_others_as_it_was_written(site: Built, path: str) -> None:
    assert site.trees[PATH].xpath(path)[0].startswith(TITLE)


def test_a_title_is_in_the_data_as_it_was_written(site: Built) -> None:
    (script,) = site.trees[PATH].xpath("//script")
    assert json.loads(script.text)["headline"] == TITLE


def test_a_title_is_in_the_feeds_as_it_was_written(site: Built) -> None:
    titles = etree.fromstring(site.files["feeds/all.atom"]).xpath("//*[local-name()='title']")
    assert TITLE in [title.text for title in titles]


def test_nothing_that_was_written_runs(site: Built) -> None:
    scripts = {s.get("type") for tree in site.trees.values() for s in tree.xpath("//script")}
    handlers = [
        name for tree in site.trees.values() for name in tree.xpath("//@onerror | //@onclick")
    ]
    addresses = [
        href
        for tree in site.trees.values()
        for href in tree.xpath("//@href | //@src")
        if href.lower().startswith(("javascript:", "data:", "x"))
    ]
    assert (scripts, handlers, addresses) == ({"application/ld+json"}, [], [])


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=alert(2)>",
        "</script><script>alert(3)</script>",
        "<b>bold</b> & ]]>",
        "<i>people</i>",
        "<u>nobody</u>",
    ],
)
def test_a_field_is_shown_as_it_was_written(site: Built, text: str) -> None:
    assert text in site.trees[PATH].text_content()


def test_a_source_is_a_link_only_where_it_is_a_web_address(site: Built) -> None:
    links = site.trees[PATH].xpath("//a[contains(., 'alert') or contains(., 'out.example')]/@href")
    assert links == ["https://out.example/?a=1&b=2"]


def test_no_template_is_run_by_what_was_written(site: Built) -> None:
    assert [path for path, text in site.texts.items() if "49 %s" in text] == []


def test_a_link_out_of_a_text_keeps_this_site_to_itself(site: Built) -> None:
    (link,) = site.tree("/news/2031/quiet/").xpath("//a[@href='https://out.example/']")
    assert set(link.get("rel", "").split()) >= {"noopener", "noreferrer"}
