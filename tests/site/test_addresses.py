"""Every address of the content model is there, and no other.

What is expected is worked out from the files of the area alone, with nothing of the kit.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest
import yaml

from plugins.impact.model import addresses
from tests.fictional_area import AREA, AS_OF, built, path_of

POSTS_A_PAGE = 12
KINDS = (
    "news",
    "plan-news",
    "story",
    "case-study",
    "rep-report",
    "theme-review",
    "event",
    "grant",
    "document",
)
ONE_OF_EACH = (
    "/",
    "/how-it-fits-together/",
    "/themes/",
    "/activities/",
    "/partners/",
    "/impacts/",
    "/indicators/",
    "/news/",
    "/rep-reports/",
    "/documents/",
    "/grants/",
    "/events/",
    "/money/",
    "/gaps/",
    "/reviews/",
    "/stories/",
    "/data/",
    "/take-part/",
    "/words-we-use/",
    "/404.html",
)
# The accordion player took her consent back in April 2031.
WITHDRAWN = "2030/lullaby-on-the-pier"


def plain(text: str) -> Any:
    """YAML in which every scalar is text."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes texts only


def entries(folder: str) -> dict[str, Any]:
    """The fields of each Markdown file below ``folder``, by its path without ``.md``."""
    found = {}
    for path in sorted((AREA / folder).rglob("*.md")):
        _, fields, _ = path.read_text("utf-8").split("---\n", 2)
        found[path.relative_to(AREA / folder).with_suffix("").as_posix()] = plain(fields)
    return found


def listed(name: str) -> list[str]:
    """The ids of a list of the plan."""
    return [entry["id"] for entry in plain((AREA / f"plan/{name}.yaml").read_text("utf-8"))]


@cache
def published() -> dict[str, Any]:
    """The posts that everybody sees on the day."""
    return {
        id_: post
        for id_, post in entries("posts").items()
        if post.get("status") != "draft"
        and date.fromisoformat(post.get("published", "2000-01-01")) <= AS_OF
        and id_ != WITHDRAWN
    }


def address(id_: str, post: Any) -> str:
    """Where a post is published."""
    if post["kind"] == "rep-report":
        return f"/rep-reports/{min([post.get('quarter'), *post.get('quarters', [])], key=str)}/"
    return f"/news/{id_}/"


def themes_of(post: Any) -> set[str]:
    """The themes of a post: its own and those of its activities."""
    activities = entries("plan/activities")
    own = {*post.get("themes", []), *([post["theme"]] if "theme" in post else [])}
    return own | {theme for a in post.get("activities", []) for theme in activities[a]["themes"]}


def paged(first: str, count: int) -> Iterator[str]:
    """The pages of a list of ``count`` posts."""
    yield first
    yield from (f"{first}page/{n}/" for n in range(2, math.ceil(count / POSTS_A_PAGE) + 1))


def of_plan() -> Iterator[str]:
    """The pages of what the plan holds."""
    for theme in entries("plan/themes"):
        own = [post for post in published().values() if theme in themes_of(post)]
        yield from paged(f"/themes/{theme}/", len(own))
        yield f"/themes/{theme}/review/"
        yield f"/themes/{theme}/reports/"
        for kind in {post["kind"] for post in own}:
            count = sum(post["kind"] == kind for post in own)
            yield from paged(f"/themes/{theme}/kinds/{kind}/", count)
    yield from (f"/goals/{id_}/" for id_ in listed("goals"))
    yield from (f"/activities/{id_}/" for id_ in entries("plan/activities"))
    yield from (f"/partners/{id_}/" for id_ in listed("partners"))
    yield from (f"/impacts/{id_}/" for id_ in listed("impacts"))
    yield from (f"/indicators/{path.stem}/" for path in (AREA / "plan/indicators").iterdir())
    yield from (f"/{id_}/" for id_ in entries("pages"))


def of_posts() -> Iterator[str]:
    """The pages of posts, and of their years."""
    posts = published()
    yield from (address(id_, post) for id_, post in posts.items())
    yield f"/news/{WITHDRAWN}/"
    yield from paged("/news/", len(posts))
    years = [last_year(post["date"]) for post in posts.values()]
    for year in set(years):
        yield from paged(f"/news/{year}/", years.count(year))


def last_year(when: str) -> str:
    """The year in which a date ends."""
    return when.rpartition("/")[2][:4]


def of_the_past() -> Iterator[str]:
    """Addresses that redirect."""
    for folder in ("themes", "activities"):
        for entry in entries(f"plan/{folder}").values():
            yield from (f"/{folder}/{old}/" for old in entry.get("formerly", []))
    for post in published().values():
        yield from post.get("old_addresses", [])


def test_every_page_is_there_and_no_other() -> None:
    expected = {*ONE_OF_EACH, *of_plan(), *of_posts(), *of_the_past()}
    assert set(built().trees) == {path_of(address) for address in expected}


def test_every_feed_is_there_and_no_other() -> None:
    themes = {f"feeds/themes/{theme}.atom" for theme in entries("plan/themes")}
    kinds = {f"feeds/kinds/{kind}.atom" for kind in KINDS}
    found = {path for path in built().files if path.startswith("feeds/")}
    assert found == {"feeds/all.atom"} | themes | kinds


def test_every_document_that_is_offered_is_there_and_no_other() -> None:
    found = {path for path in built().files if path.startswith("files/")}
    assert found == {f"files/{path.name}" for path in AREA.glob("documents/*")}


@pytest.mark.parametrize("path", ["sitemap.xml", "robots.txt"])
def test_what_search_engines_ask_for_is_there(path: str) -> None:
    assert path in built().files


def test_nothing_else_is_there() -> None:
    rooms = {path.partition("/")[0] for path in built().files if not path.endswith(".html")}
    assert rooms == {"assets", "data", "feeds", "files", "photos", "robots.txt", "sitemap.xml"}


def test_where_files_are_that_are_no_pages_is_known() -> None:
    rooms = {path.partition("/")[0] for path in built().files if not path.endswith(".html")}
    assert {address.strip("/") for address in addresses.HOLD_FILES} == rooms


def test_no_page_of_an_area_may_be_called_as_a_folder_of_the_kit() -> None:
    folders = {path.partition("/")[0] for path in built().files if "/" in path}
    of_the_area = {path.strip("/").partition("/")[0] for path in of_the_past()}
    kits = folders - of_the_area - entries("pages").keys()
    assert addresses.RESERVED >= kits >= {"goals", "feeds", "assets", "photos", "files"}


def test_the_address_of_a_search_is_kept_free() -> None:
    assert "search" in addresses.RESERVED - {path.partition("/")[0] for path in built().files}


def test_posts_of_every_kind_were_there_to_be_published() -> None:
    assert {post["kind"] for post in published().values()} == set(KINDS)


def test_every_file_of_the_area_is_accounted_for() -> None:
    written = {path.relative_to(AREA).as_posix() for path in AREA.rglob("*") if path.is_file()}
    account = built().build.account
    assert set(account.states) | set(account.passed_over) == written


@pytest.mark.parametrize(
    ("state", "files"),
    [
        ("draft", {"posts/2031/lantern-walk.md", "posts/2031/loft-stairs.md"}),
        ("scheduled", {"posts/2031/soup-day.md"}),
        ("withdrawn", {f"posts/{WITHDRAWN}.md", "photos/ferry-crew.jpg"}),
        ("problem", set()),
    ],
)
def test_what_is_not_published_is_known_by_name(state: str, files: set[str]) -> None:
    states = built().build.account.states
    assert {path for path, found in states.items() if found == state} == files
