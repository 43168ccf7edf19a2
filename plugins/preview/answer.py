"""What the preview answers to each address."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from plugins.preview.address import Moved, find, is_page
from plugins.preview.media_types import type_of
from plugins.preview.problem_page import problem_page
from plugins.preview.site import Site

PATIENCE = 120.0  # seconds that a request waits for a build
PLAIN = "text/plain; charset=utf-8"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Answer:
    """A status, a body and its type; ``location`` where the browser is to go instead."""

    status: HTTPStatus
    content_type: str
    body: bytes
    location: str | None = None


def answer(target: str, site: Site) -> Answer:
    """The answer to ``target``, a request's address, as ``site`` stands now.

    While the last build's problems stand, they are the answer to each request for a page. What
    is missing is looked for again when the build under way has ended.
    """
    given = _look(target, site)
    if given.status == HTTPStatus.NOT_FOUND:
        site.wait(PATIENCE)
        given = _look(target, site)
    return given


def _look(target: str, site: Site) -> Answer:
    found = find(target, site.folder)
    if not site.result.succeeded and is_page(target, found):
        page = problem_page(site.result.report, site.number)
        return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, HTML, page.encode())
    if isinstance(found, Moved):
        return Answer(HTTPStatus.MOVED_PERMANENTLY, PLAIN, b"", found.location)
    body = _read(found) if found else None
    if found is None or body is None:
        return _missing(site.folder)
    return Answer(HTTPStatus.OK, type_of(found), body)


def _missing(folder: Path) -> Answer:
    """The site's own page for what is not there, or a line where it has none."""
    page = _read(folder / "404.html")
    if page is None:
        return Answer(HTTPStatus.NOT_FOUND, PLAIN, b"There is no such page on this site.\n")
    return Answer(HTTPStatus.NOT_FOUND, HTML, page)


def _read(path: Path) -> bytes | None:
    """What ``path`` holds; None where it is not, or a build has just taken it away."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
