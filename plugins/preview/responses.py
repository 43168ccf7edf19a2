"""What the preview answers to each address of the site."""

from __future__ import annotations

from collections.abc import Awaitable
from pathlib import PurePosixPath
from typing import Protocol
from urllib.parse import quote

from starlette.responses import Response

from plugins.preview.media_types import type_of
from plugins.preview.problem_page import problem_page
from plugins.preview.supervisor import NotShown

HTML = "text/html; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"
PAGES = {".htm", ".html"}
INDEX = "index.html"
# No site has longer ones, and no file system longer names.
LONGEST_ADDRESS = 2000
LONGEST_NAME = 255  # bytes
# What is part of no name: a drive or a stream of Windows, its separator, the end of a text in C.
FORBIDDEN = frozenset("\\:\0")


class Files(Protocol):
    """Whatever gives the files of a site; ``Supervisor.get`` says how."""

    def get(self, path: str, *, despite_problems: bool) -> Awaitable[bytes | None]:
        """The file at ``path``; may raise ``NotShown``."""


async def respond(path: str, query: str, files: Files) -> Response:
    """The response to a request for ``path``, decoded, and what follows its question mark.

    While problems stand, they are the response to each request for a page.
    """
    try:
        return await _respond(path, query, files)
    except NotShown as problem:
        if is_page(path):
            return response(problem_page(str(problem)).encode(), HTML, 500)
        return response(f"{problem}\n".encode(), PLAIN, 500)


def response(body: bytes, media_type: str, status: int = 200, location: str = "") -> Response:
    """A response that no browser keeps."""
    headers = {"Content-Type": media_type, "Cache-Control": "no-store"}
    if location:
        headers["Location"] = location
    return Response(body, status, headers)


def is_page(path: str) -> bool:
    """Whether a person, not a page, asks for ``path``: for a page, or for what may be one."""
    return path.endswith("/") or PurePosixPath(path).suffix in {"", *PAGES}


async def _respond(path: str, query: str, files: Files) -> Response:
    despite_problems = not is_page(path)
    names = _names(path)
    if names is None:
        return await _missing(files, despite_problems=despite_problems)
    as_folder = "/".join([*names, INDEX])
    is_folder = path.endswith("/") or not names
    name = as_folder if is_folder else "/".join(names)
    body = await files.get(name, despite_problems=despite_problems)
    if body is not None:
        return response(body, type_of(PurePosixPath(name)))
    if not is_folder and await files.get(as_folder, despite_problems=despite_problems) is not None:
        return response(b"", PLAIN, 301, _moved("/".join(names), query))
    return await _missing(files, despite_problems=despite_problems)


def _names(path: str) -> list[str] | None:
    """The names that ``path`` leads through; None where it cannot lead to a file of a site."""
    names = [name for name in path.split("/") if name not in {"", "."}]
    if len(path) > LONGEST_ADDRESS or any(_is_no_name(name) for name in names):
        return None
    return names


def _is_no_name(name: str) -> bool:
    return name == ".." or not FORBIDDEN.isdisjoint(name) or len(name.encode()) > LONGEST_NAME


def _moved(folder: str, query: str) -> str:
    return f"/{quote(folder)}/" + (f"?{query}" if query else "")


async def _missing(files: Files, *, despite_problems: bool) -> Response:
    """The site's own page for what is not there, or a line where it has none."""
    page = await files.get("404.html", despite_problems=despite_problems)
    if page is None:
        return response(b"There is no such page on this site.\n", PLAIN, 404)
    return response(page, HTML, 404)
