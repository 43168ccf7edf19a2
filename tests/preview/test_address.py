from __future__ import annotations

from pathlib import Path

import pytest

from plugins.preview.address import Moved, find, is_page

FILES = (
    "index.html",
    "a b.txt",
    "café.html",
    "news/index.html",
    "news/old & new/index.html",
    "assets/site.css",
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with files around it that are none of its own."""
    folder = tmp_path.resolve() / "output"
    for path in (*FILES, "../outside.txt", "../output-2/index.html"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("/", "index.html"),
        ("/?q=1", "index.html"),
        ("/index.html", "index.html"),
        ("/news/", "news/index.html"),
        ("//news/", "news/index.html"),
        ("/news/./index.html", "news/index.html"),
        ("/a%20b.txt", "a b.txt"),
        ("/caf%C3%A9.html", "café.html"),
        ("/assets/site.css?v=2", "assets/site.css"),
    ],
)
def test_an_address_of_a_file(site: Path, target: str, file: str) -> None:
    assert find(target, site) == site / file


@pytest.mark.parametrize(
    ("target", "location"),
    [
        ("/news", "/news/"),
        ("/news?page=2", "/news/?page=2"),
        ("//news", "/news/"),
        ("/news/old%20&%20new", "/news/old%20%26%20new/"),
    ],
)
def test_a_folder_without_its_slash_moves(site: Path, target: str, location: str) -> None:
    assert find(target, site) == Moved(location)


@pytest.mark.parametrize(
    "target",
    [
        "/nothing",
        "/nothing/",
        "/index.html/",
        "/assets",
        "/assets/",
        "/../outside.txt",
        "/%2e%2e/outside.txt",
        "/..%2foutside.txt",
        "/news/..%5c..%5coutside.txt",
        "/../output-2/",
        "/C:/index.html",
        "/index.html%00",
        "/" + "x" * 300,
        "/" + "x/" * 3000,
    ],
)
def test_an_address_of_nothing(site: Path, target: str) -> None:
    assert find(target, site) is None


def test_a_link_that_leads_out_is_nothing(site: Path) -> None:
    (site / "link.txt").symlink_to(site.parent / "outside.txt")
    assert find("/link.txt", site) is None


@pytest.mark.parametrize("target", ["/", "/news", "/nothing", "/nothing/", "/café.html", "/x.html"])
def test_pages(site: Path, target: str) -> None:
    assert is_page(target, find(target, site))


@pytest.mark.parametrize("target", ["/assets/site.css", "/assets/none.css", "/favicon.ico"])
def test_parts_of_pages(site: Path, target: str) -> None:
    assert not is_page(target, find(target, site))
