"""Plugins that are not ours: two from PyPI and one that listens, beside the area's own site."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.fictional_area import ADDRESS, AREA, built
from tests.house.test_pelican import Tree, run, tree

SETTINGS = """
from pelicanconf import *
PLUGIN_PATHS = [{folder!r}]
PLUGINS = [impact, "sitemap", "share_post", "listening"]
SITEURL = {address!r}
SITEMAP = {{"format": "txt", "exclude": ["^seen"]}}
TEMPLATE_PAGES = {{{template!r}: "seen.json"}}
IMPACT_JOBS = 2
{more}
"""
# Pelican's own way to a file of what stands in its context.
TEMPLATE = """\
{% macro seen(content) %}{{ {
    "url": content.url, "save_as": content.save_as, "title": content.title,
    "status": content.status, "kind": content.kind or "", "content": content.content,
    "summary": content.summary, "lang": content.lang,
    "date": content.date.isoformat() if content.date else "",
    "modified": content.modified.isoformat() if content.modified else "",
    "category": content.category.slug if content.category else "",
    "tags": (content.tags or ())|map(attribute="url")|list,
    "authors": (content.authors or ())|map(attribute="name")|list,
    "translations": content.translations|map(attribute="url")|list,
    "mastodon": (content.share_post or {}).mastodon or "", "source": content.relative_source_path,
}|tojson }}{% endmacro %}
{"articles": [{% for it in articles %}{{ "," if loop.index0 }}{{ seen(it) }}{% endfor %}],
 "drafts": [{% for it in drafts %}{{ "," if loop.index0 }}{{ seen(it) }}{% endfor %}],
 "pages": [{% for it in pages %}{{ "," if loop.index0 }}{{ seen(it) }}{% endfor %}],
 "dates": {{ dates|map(attribute="url")|list|tojson }},
 "tags": { {% for tag, found in tags %}{{ "," if loop.index0 }}
   {{ tag.slug|tojson }}: {{ found|map(attribute="url")|list|tojson }}{% endfor %} },
 "categories": {{ categories|map("first")|map(attribute="slug")|list|tojson }}}
"""
LISTENING = """
import json, os
from pelican import signals
heard = {"articles": [], "written": {}}
def finalized(generator):
    heard["articles"].append(len(generator.articles))
def written(path, context):
    assert os.path.isfile(path), path
    content = context.get("article") or context.get("page")
    heard["written"][context["output_file"]] = [
        os.path.relpath(path, context["OUTPUT_PATH"]),
        type(content).__name__, getattr(content, "save_as", ""), getattr(content, "status", ""),
    ]
def end(pelican):
    with open(os.path.join(pelican.output_path, "heard.json"), "w") as file:
        json.dump(heard, file)
def register():
    signals.article_generator_finalized.connect(finalized)
    signals.content_written.connect(written)
    signals.finalized.connect(end)
"""
OTHERS = {"heard.json", "seen.json", "sitemap.txt"}


def site_with_plugins(folder: Path, more: str = "") -> Tree:
    """The site of the invented area, made with other plugins beside ours."""
    folder = folder.resolve()
    settings = SETTINGS.format(
        folder=str(folder), address=ADDRESS, template=str(folder / "seen.txt"), more=more
    )
    (folder / "settings.py").write_text(settings, encoding="utf-8")
    (folder / "seen.txt").write_text(TEMPLATE, encoding="utf-8")
    (folder / "listening.py").write_text(LISTENING, encoding="utf-8")
    output = folder / "output"
    done = run("pelican", str(AREA), "-s", str(folder / "settings.py"), "-o", str(output))
    assert done.returncode == 0, done.stdout + done.stderr
    return tree(output)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The site for everybody."""
    return site_with_plugins(tmp_path_factory.mktemp("public"))


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The site with drafts."""
    return site_with_plugins(tmp_path_factory.mktemp("preview"), "IMPACT_PREVIEW = True")


def seen(site: Tree) -> Any:
    """What stood in Pelican's context."""
    return json.loads(site["seen.json"])


def heard(site: Tree) -> Any:
    """What the signals told."""
    return json.loads(site["heard.json"])


def by_url(found: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What stood there, each by its address."""
    return {each["url"]: each for each in found}


def test_the_site_is_the_same_and_has_what_they_wrote_as_well(site: Tree) -> None:
    ours = built(ADDRESS).files
    assert site.keys() - ours.keys() == OTHERS
    assert {path: data for path, data in site.items() if path in ours} == ours


def test_a_second_build_keeps_nothing_from_them(tmp_path: Path) -> None:
    """The plugin that listens finds every page on the disk, and so may change it."""
    assert site_with_plugins(tmp_path) == site_with_plugins(tmp_path)


def test_pelicans_sitemap_lists_what_ours_lists(site: Tree) -> None:
    ours = site["sitemap.xml"].decode()
    listed = site["sitemap.txt"].decode().split()
    assert len(listed) > 50
    assert sorted(listed) == sorted(part.partition("</loc>")[0] for part in ours.split("<loc>")[1:])


def test_the_posts_are_articles_at_their_own_addresses(site: Tree) -> None:
    public = built(ADDRESS).build.facts.content.posts
    articles = by_url(seen(site)["articles"])
    translations = {url for article in articles.values() for url in article["translations"]}
    assert len(articles) + len(translations) == len(public)
    assert all(article["save_as"] in site for article in articles.values())
    assert all(f"{url}index.html" in site for url in translations)


def test_an_article_says_what_its_post_says(site: Tree) -> None:
    article = by_url(seen(site)["articles"])["news/2030/reeds-planted/"]
    assert article.pop("content").startswith("<p>At low tide the bank is a row of sticks.")
    assert article.pop("mastodon").endswith("%23Clearwater")
    assert article == {
        "url": "news/2030/reeds-planted/",
        "save_as": "news/2030/reeds-planted/index.html",
        "title": "The first reeds: planted at low tide",
        "status": "published",
        "kind": "news",
        "summary": "<p>Eighteen people planted four hundred reeds.</p>",
        "lang": "en",
        "date": "2030-03-14T00:00:00+00:00",
        "modified": "2030-04-02T00:00:00+01:00",
        "category": "news",
        "tags": ["themes/water/"],
        "authors": [],
        "translations": ["news/2030/juncos-plantados/"],
        "source": "posts/2030/reeds-planted.md",
    }


def test_a_rough_date_gives_its_first_day(site: Tree) -> None:
    articles = by_url(seen(site)["articles"])
    assert articles["news/2030/bench/"]["date"] == "2030-01-01T00:00:00+00:00"
    assert articles["news/2030/wardens-grow/"]["date"] == "2030-10-01T00:00:00+01:00"


def test_a_fixed_page_is_a_page(site: Tree) -> None:
    page = by_url(seen(site)["pages"])["how-we-meet/"]
    assert page["title"] == "How we meet"
    assert page["summary"] == "<p>When the group meets, and how it decides.</p>"
    assert page["content"].startswith('<h2 id="open-evenings">Open evenings</h2>')
    assert page["modified"] == "2031-03-01T00:00:00+00:00"


def test_share_post_reads_every_article_and_page(site: Tree) -> None:
    found = [*seen(site)["articles"], *seen(site)["pages"]]
    assert len(found) > 10
    for each in found:
        assert f"{ADDRESS}/{each['url']}".replace(":", "%3A") in each["mastodon"]


def test_articles_are_grouped_as_pelican_groups_them(site: Tree) -> None:
    context = seen(site)
    urls = [article["url"] for article in context["articles"]]
    assert context["dates"] == urls
    assert [a["date"] for a in context["articles"]] == sorted(
        (a["date"] for a in context["articles"]), reverse=True
    )
    assert context["categories"] == sorted({a["kind"] for a in context["articles"]})
    for slug, found in context["tags"].items():
        of_theme = [a["url"] for a in context["articles"] if f"themes/{slug}/" in a["tags"]]
        assert sorted(found) == sorted(of_theme)


def test_every_page_is_told_of_in_the_first_process(site: Tree) -> None:
    """What a worker hears is lost with it."""
    told = heard(site)
    ours = {path for path in built(ADDRESS).files if path.endswith(".html")}
    assert told["written"].keys() == ours | {"seen.json"}
    assert all(path == told["written"][path][0] for path in ours)


def test_what_is_written_is_told_with_what_it_shows(site: Tree) -> None:
    written = heard(site)["written"]
    kinds = {path: kind for path, (_, kind, *_rest) in written.items()}
    assert kinds["news/2031/mending-guide/index.html"] == "Article"
    assert kinds["how-we-meet/index.html"] == "Page"
    assert kinds["themes/index.html"] == "NoneType"
    assert all(save_as in (path, "") for path, (_, _, save_as, _) in written.items())
    assert written["404.html"][1:] == ["Page", "404.html", "hidden"]


def test_the_signal_of_pelicans_own_articles_sees_none(site: Tree) -> None:
    assert heard(site)["articles"] == [0]


def test_drafts_are_articles_only_where_they_are_shown(site: Tree, preview: Tree) -> None:
    assert seen(site)["drafts"] == []
    drafts = by_url(seen(preview)["drafts"])
    assert {draft["status"] for draft in drafts.values()} == {"draft"}
    # A draft, and one whose day has not come.
    assert {"news/2031/loft-stairs/", "news/2031/soup-day/"} <= drafts.keys()
    assert by_url(seen(preview)["articles"]).keys() == by_url(seen(site)["articles"]).keys()
    assert "loft-stairs" not in preview["sitemap.txt"].decode()
