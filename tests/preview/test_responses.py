from __future__ import annotations

import asyncio
from dataclasses import dataclass

import pytest
from starlette.responses import Response

from plugins.preview.responses import respond
from plugins.preview.supervisor import NotShown

PATHS = (
    "index.html",
    "a b.txt",
    "café.html",
    "news/index.html",
    "news/old & new/index.html",
    "assets/site.css",
    "CNAME",
)
PROBLEM = "content/x.md:3: no title [no-title]"


@dataclass
class Site:
    """Files that hold their own paths; whoever looks where no file can be is found out."""

    paths: tuple[str, ...] = PATHS
    problems: str = ""

    async def get(self, path: str, *, despite_problems: bool) -> bytes | None:
        assert not {"", ".", ".."} & set(path.split("/"))
        if self.problems and not despite_problems:
            raise NotShown(self.problems)
        return path.encode() if path in self.paths else None


def responded(path: str, query: str = "", site: Site | None = None) -> Response:
    return asyncio.run(respond(path, query, site or Site()))


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "index.html"),
        ("/index.html", "index.html"),
        ("/news/", "news/index.html"),
        ("//news/", "news/index.html"),
        ("/news/./index.html", "news/index.html"),
        ("/a b.txt", "a b.txt"),
        ("/café.html", "café.html"),
        ("/assets/site.css", "assets/site.css"),
        ("/CNAME", "CNAME"),
    ],
)
def test_an_address_of_a_file(path: str, file: str) -> None:
    given = responded(path)
    assert (given.status_code, bytes(given.body).decode()) == (200, file)


@pytest.mark.parametrize(
    ("path", "query", "location"),
    [
        ("/news", "", "/news/"),
        ("/news", "page=2", "/news/?page=2"),
        ("//news", "", "/news/"),
        ("/news/old & new", "", "/news/old%20%26%20new/"),
    ],
)
def test_a_folder_without_its_slash_moves(path: str, query: str, location: str) -> None:
    given = responded(path, query)
    assert (given.status_code, given.headers["Location"]) == (301, location)


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/nothing/",
        "/index.html/",
        "/assets",
        "/assets/",
        "/../outside.txt",
        "/news/..\\..\\outside.txt",
        "/../output-2/",
        "/C:/index.html",
        "/index.html\0",
        "/" + "x" * 300,
        "/" + "é" * 128,
        "/" + "x/" * 3000,
    ],
)
def test_an_address_of_nothing(path: str) -> None:
    given = responded(path)
    assert (given.status_code, given.headers["Content-Type"]) == (404, "text/plain; charset=utf-8")
    assert bytes(given.body) == b"There is no such page on this site.\n"


def test_an_address_of_nothing_is_answered_by_the_sites_own_page() -> None:
    given = responded("/nothing/", site=Site(("404.html",)))
    assert (given.status_code, given.headers["Content-Type"], bytes(given.body)) == (
        404,
        "text/html; charset=utf-8",
        b"404.html",
    )


PAGES = ["/", "/news", "/nothing", "/nothing/", "/café.html", "/x.html", "/../x", "/v1.2/"]
PARTS = ["/assets/site.css", "/a b.txt"]


@pytest.mark.parametrize("path", PAGES)
def test_while_problems_stand_they_are_the_answer_for_pages(path: str) -> None:
    given = responded(path, site=Site(problems=PROBLEM))
    assert given.status_code == 500
    assert "<code>content/x.md:3</code>" in bytes(given.body).decode()


@pytest.mark.parametrize("path", PARTS)
def test_while_problems_stand_parts_of_pages_are_still_there(path: str) -> None:
    assert responded(path, site=Site(problems=PROBLEM)).status_code == 200


def test_what_fails_and_is_no_page_is_told_in_plain_text() -> None:
    class Failing(Site):
        async def get(self, path: str, *, despite_problems: bool) -> bytes | None:
            raise NotShown("no such picture")

    given = responded("/photo.jpg", site=Failing())
    assert (given.status_code, bytes(given.body)) == (500, b"no such picture\n")


@pytest.mark.parametrize("path", ["/", "/assets/site.css", "/news", "/nothing"])
def test_no_browser_keeps_anything(path: str) -> None:
    assert responded(path).headers["Cache-Control"] == "no-store"
