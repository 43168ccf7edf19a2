"""What the preview answers to each address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import blake2b
from http import HTTPStatus
from pathlib import Path

from plugins.preview.address import Moved, find, is_page
from plugins.preview.media_types import type_of
from plugins.preview.problem_page import problem_page
from plugins.preview.reloading import KNOWN, SCRIPT, SOURCE, asks_for, page_of, with_script
from plugins.preview.site import Site

PATIENCE = 120.0  # seconds that a request waits for a build
PLAIN = "text/plain; charset=utf-8"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Answer:
    """A status, a body and its type; ``location`` where the browser is to go instead.

    ``edition`` is that of the site before it was looked at.
    """

    status: HTTPStatus
    content_type: str
    body: bytes
    location: str | None = None
    edition: str = ""

    @property
    def known_by(self) -> str:
        """A name for what a browser is shown, which differs when that does."""
        return f"{self.edition}-{self.status:d}-{blake2b(self.body, digest_size=8).hexdigest()}"


def answer(target: str, site: Site) -> Answer:
    """The answer to ``target``, a request's address, as ``site`` stands now.

    While the last build's problems stand, they are the answer to each request for a page. What
    is missing is looked for again when the build under way has ended. Pages are given the
    script that loads them anew.
    """
    if asks_for(target, SCRIPT):
        return Answer(HTTPStatus.OK, type_of(SOURCE), SOURCE.read_bytes())
    if asks_for(target, KNOWN):
        return Answer(HTTPStatus.OK, PLAIN, look(page_of(target), site).known_by.encode())
    given = look(target, site)
    if given.status == HTTPStatus.NOT_FOUND:
        site.wait(PATIENCE)
        given = look(target, site)
    if given.content_type != HTML:
        return given
    return replace(given, body=with_script(given.body, given.known_by))


def look(target: str, site: Site) -> Answer:
    """What the answer would be this moment, without the script."""
    edition = site.edition
    return replace(_look(target, site), edition=edition)


def _look(target: str, site: Site) -> Answer:
    found = find(target, site.folder)
    result = site.result
    if not result.succeeded and is_page(target, found):
        page = problem_page(result.report)
        return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, HTML, page.encode())
    if isinstance(found, Moved):
        return Answer(HTTPStatus.MOVED_PERMANENTLY, PLAIN, b"", found.location)
    body = _given(found, site) if found else None
    if found is None or body is None:
        return _missing(site.folder)
    return Answer(HTTPStatus.OK, type_of(found), body)


def _given(found: Path, site: Site) -> bytes | None:
    if type_of(found) != HTML:
        site.give(found)
    return _read(found)


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
