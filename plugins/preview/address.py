"""From the address that a browser asks for to a file of the site, or to nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import SplitResult, quote, unquote, urlsplit

PAGES = {".htm", ".html"}
# Beyond these a file system raises an error instead of saying that there is no such file.
LONGEST_ADDRESS = 2000
LONGEST_NAME = 255  # bytes
# What is part of no name: a drive or a stream of Windows, its separator, the end of a text in C.
FORBIDDEN = frozenset("\\:\0")


@dataclass(frozen=True)
class Moved:
    """The address of a folder without its last slash; ``location`` is the right one."""

    location: str


def find(target: str, site: Path) -> Path | Moved | None:
    """The file in the folder ``site`` (resolved) that answers ``target``, a request's address.

    A folder is answered by its ``index.html``. None where there is no such file, and for an
    address that leads out of ``site``.
    """
    asked = _parts(target)
    names = [name for name in unquote(asked.path).split("/") if name not in {"", "."}]
    if len(target) > LONGEST_ADDRESS or any(_is_no_name(name) for name in names):
        return None
    place = site.joinpath(*names).resolve()
    if not place.is_relative_to(site):
        return None
    if place.is_dir():
        return _index(place, asked, names)
    return place if place.is_file() and not asked.path.endswith("/") else None


def is_page(target: str, found: Path | Moved | None) -> bool:
    """Whether a person, not a page, asks for ``target``: for a page, or for what may be one."""
    if isinstance(found, Path):
        return found.suffix in PAGES
    return PurePosixPath(_parts(target).path).suffix in {"", *PAGES}


def _parts(target: str) -> SplitResult:
    # Slashes at the start would make the first name a host.
    return urlsplit("//preview/" + target.lstrip("/"))


def _index(place: Path, asked: SplitResult, names: list[str]) -> Path | Moved | None:
    if not (place / "index.html").is_file():
        return None
    if asked.path.endswith("/"):
        return place / "index.html"
    query = f"?{asked.query}" if asked.query else ""
    return Moved(f"/{quote('/'.join(names))}/{query}")


def _is_no_name(name: str) -> bool:
    return name == ".." or not FORBIDDEN.isdisjoint(name) or len(name.encode()) > LONGEST_NAME
