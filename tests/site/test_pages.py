"""What holds of every page: its frame, its headings, its pictures, and that it loads nothing."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image

from tests.fictional_area import ADDRESS, Built, built, elements, path_of

FOCUSABLE = "//body//*[self::a[@href] or self::button or self::input or self::summary]"
EMBEDDING = "//iframe | //object | //embed | //video | //audio | //form | //base"
HEADINGS = "//h1 | //h2 | //h3 | //h4 | //h5 | //h6"
REFERRING = ("aria-labelledby", "aria-describedby", "aria-controls", "for")


@pytest.fixture(scope="module", params=[False, True], ids=["public", "preview"])
def site(request: pytest.FixtureRequest) -> Built:
    """The site as everybody sees it, and as its volunteers do."""
    return built(preview=request.param)


def counted(site: Built, path: str) -> dict[str, int]:
    """How many elements ``path`` finds on each page, where that is not one."""
    counts = {page: len(tree.xpath(path)) for page, tree in site.trees.items()}
    return {page: count for page, count in counts.items() if count != 1}


@pytest.mark.parametrize(
    "path",
    [
        "//h1",
        "//main//h1",
        "/html/body/header",
        "/html/body/main",
        "/html/body/footer",
        "/html/body/header//nav",
        "/html/body/footer//nav",
        "//main",
        "/html/head/title",
        "/html/head/meta[@charset='utf-8']",
        "/html/head/meta[@name='viewport']",
        "/html/head/meta[@property='og:title']",
        "/html/head/link[@rel='stylesheet']",
    ],
)
def test_each_page_has_exactly_one(site: Built, path: str) -> None:
    assert counted(site, path) == {}


def test_each_page_says_its_language(site: Built) -> None:
    assert {tree.get("lang") for tree in site.trees.values()} == {"en"}


def test_each_page_is_html_of_today(site: Built) -> None:
    assert [p for p in site.trees if not site.files[p].startswith(b"<!doctype html>")] == []


def test_the_first_thing_to_reach_is_the_way_past_the_menu(site: Built) -> None:
    firsts = {page: tree.xpath(FOCUSABLE)[0] for page, tree in site.trees.items()}
    assert {(a.get("class"), a.get("href")) for a in firsts.values()} == {("skip", "#main")}


def test_the_way_past_the_menu_arrives(site: Built) -> None:
    assert counted(site, "/html/body/main[@id='main'][@tabindex='-1']") == {}


def test_navigations_of_a_page_have_names_of_their_own(site: Built) -> None:
    unclear = {}
    for page, tree in site.trees.items():
        names = [nav.get("aria-label") for nav in tree.xpath("//nav")]
        if len(set(names)) < len(names) or not all(names):
            unclear[page] = names
    assert unclear == {}


def test_ids_are_unique_on_their_page(site: Built) -> None:
    twice = {}
    for page, tree in site.trees.items():
        counts = Counter(tree.xpath("//@id"))
        if several := [id_ for id_, count in counts.items() if count > 1]:
            twice[page] = several
    assert twice == {}


def test_what_an_element_refers_to_is_on_its_page(site: Built) -> None:
    missing = [
        (page, name, id_)
        for name in REFERRING
        for page, element in elements(site, f"//*[@{name}]")
        for id_ in element.get(name).split()
        if not site.trees[page].xpath("//*[@id=$id]", id=id_)
    ]
    assert missing == []


def test_no_heading_is_skipped(site: Built) -> None:
    skipped = {}
    for page, tree in site.trees.items():
        levels = [int(heading.tag[1]) for heading in tree.xpath(HEADINGS)]
        steps = zip([0, *levels], levels, strict=False)
        if any(later > earlier + 1 for earlier, later in steps):
            skipped[page] = levels
    assert skipped == {}


def test_no_heading_and_no_link_is_empty(site: Built) -> None:
    empty = [
        (page, element.tag, element.get("href"))
        for page, element in elements(site, f"{HEADINGS} | //a")
        if not element.text_content().strip() and not element.get("aria-label")
    ]
    assert empty == []


def test_each_picture_is_there_with_its_size_and_a_description(site: Built) -> None:
    faults = []
    for page, picture in elements(site, "//img"):
        data = site.files.get(path_of(picture.get("src")), b"")
        size = Image.open(io.BytesIO(data)).size if data else None
        said = (int(picture.get("width", 0)), int(picture.get("height", 0)))
        if size != said or picture.get("alt") is None:
            faults.append((page, picture.get("src"), size, said))
    assert faults == []


def test_there_are_pictures_and_drawings_to_look_at(site: Built) -> None:
    assert [len(list(elements(site, path))) > 3 for path in ("//img", "//svg")] == [True, True]


def test_each_drawing_has_a_name_or_is_hidden(site: Built) -> None:
    nameless = [
        page
        for page, drawing in elements(site, "//svg[not(ancestor-or-self::*[@aria-hidden='true'])]")
        if not drawing.xpath("./title") and not drawing.get("aria-labelledby")
    ]
    assert nameless == []


def test_nothing_is_embedded(site: Built) -> None:
    assert [(page, element.tag) for page, element in elements(site, EMBEDDING)] == []


LOADING = "//link[@rel='stylesheet' or @rel='preload' or @rel='icon']/@href | //@src | //@srcset"


def test_nothing_is_loaded_from_elsewhere(site: Built) -> None:
    loaded = {path_of(str(address)) for _, address in elements(site, LOADING)}
    assert loaded - site.files.keys() == set()


def test_styles_load_only_fonts_that_are_there(site: Built) -> None:
    styles = [data.decode() for path, data in site.files.items() if path.endswith(".css")]
    loaded = [name for style in styles for name in re.findall(r"url\(\"?([^)\"]+)\"?\)", style)]
    assert {f"assets/{name}" for name in loaded} - site.files.keys() == set()
    assert [style for style in styles if "@import" in style] == []


def test_no_script_runs(site: Built) -> None:
    scripts = {script.get("type") for _, script in elements(site, "//script")}
    handlers = [name for _, name in elements(site, "//@*[starts-with(name(), 'on')]")]
    assert (scripts, handlers) == ({"application/ld+json"}, [])


def structured(site: Built) -> Iterator[tuple[str, Any]]:
    """What each page tells search engines of itself."""
    for page, script in elements(site, "//script"):
        yield page, json.loads(script.text)


def test_structured_data_is_json_about_its_own_page(site: Built) -> None:
    own = {page: f"{ADDRESS}/{page.removesuffix('index.html')}" for page in site.trees}
    assert [
        (page, data["url"]) for page, data in structured(site) if data["url"] != own[page]
    ] == []


def test_structured_data_names_its_vocabulary_and_type(site: Built) -> None:
    found = {(data["@context"], data["@type"]) for _, data in structured(site)}
    assert found == {
        ("https://schema.org", t) for t in ("Organization", "Article", "Event", "Dataset")
    }


def test_pages_to_be_found_have_titles_of_their_own(site: Built) -> None:
    titles = Counter(
        tree.findtext("head/title")
        for tree in site.trees.values()
        if not tree.xpath("/html/head/meta[@name='robots']")
    )
    assert [title for title, count in titles.items() if count > 1] == []


def test_each_title_ends_with_the_area_s_name(site: Built) -> None:
    name = "Marrowmere Together"
    titles = {page: tree.findtext("head/title") for page, tree in site.trees.items()}
    assert titles.pop("index.html") == name
    assert [t for t in titles.values() if not t.endswith(f" – {name}") or t.startswith(" ")] == []


def test_a_description_says_something(site: Built) -> None:
    said = [str(text) for _, text in elements(site, "//meta[@name='description']/@content")]
    assert len(said) > 30
    assert [text for text in said if not text.strip()] == []


def test_each_page_to_be_found_says_its_own_address(site: Built) -> None:
    wrong = {}
    for page, tree in site.trees.items():
        own = f"{ADDRESS}/{page.removesuffix('index.html')}"
        said = tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
        if not tree.xpath("/html/head/meta[@name='robots']") and said != [own, own]:
            wrong[page] = said
    assert wrong == {}


def test_the_menu_knows_where_it_is(site: Built) -> None:
    current = site.tree("/news/").xpath("/html/body/header//a[@aria-current='page']")
    assert [link.text_content().strip() for link in current] == ["News"]


@pytest.mark.parametrize("path", ["//header//nav//a", "//footer//nav//a"])
def test_every_page_has_the_same_frame(site: Built, path: str) -> None:
    links = {
        tuple((a.get("href"), a.text_content().strip()) for a in tree.xpath(path))
        for tree in site.trees.values()
    }
    assert len(links) == 1


def test_the_words_of_another_language_are_marked_as_such(site: Built) -> None:
    page = site.tree("/news/2030/juncos-plantados/")
    marked = " ".join(e.text_content() for e in page.xpath("//main//*[@lang='pt']"))
    assert "Os primeiros juncos" in marked
    assert "Na maré baixa, o banco" in marked


def test_the_site_says_what_the_area_says_of_itself(site: Built) -> None:
    notice = "This area is invented, and so is everything told about it."
    assert [p for p, tree in site.trees.items() if notice not in tree.text_content()] == []
