"""How a page in a browser learns that there is a newer one: a script, and a stream of events.

Each page is known by a name for what it shows, made of its bytes. The script has the one that it
came with. The stream tells of each build, and then the script asks for the one that holds now;
where they differ the page is loaded anew. So nothing has to be remembered of a browser, and one
that was cut off, or comes back to another preview, finds out as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from plugins.preview.site import Site

OWN = "/.preview/"  # no address of a site begins with a dot
EVENTS = f"{OWN}events"
KNOWN = f"{OWN}known"
SCRIPT = f"{OWN}reload.js"
SOURCE = Path(__file__).with_name("reload.js")

RETRY = 300  # milliseconds until a browser asks again for a stream that broke off
BEAT = 2.0  # seconds between signs of life, which fail where the browser has gone
END = b"</body>"


def with_script(page: bytes, shown: str) -> bytes:
    """``page`` with the script, which is told what the page is known by."""
    script = f'<script async src="{SCRIPT}" data-shown="{shown}"></script>\n'.encode()
    before, end, after = page.rpartition(END)
    return before + script + end + after if end else page + script


def events(site: Site) -> Iterator[bytes]:
    """The stream: the number of each build, and signs of life between.

    It begins with the last one, as soon as anything has been built, and ends with the site.
    """
    yield f"retry: {RETRY}\n\n".encode()
    told = 0
    while not site.is_closed:
        number = site.number
        yield f"data: {number}\n\n".encode() if number != told else b":\n\n"
        told = number
        site.wait_for_another(told, BEAT)


def asks_for(target: str, own: str) -> bool:
    """Whether ``target``, a request's address, asks for ``own``, an address of the preview's."""
    return target.partition("?")[0] == own


def page_of(target: str) -> str:
    """The address of the page about which ``target`` asks."""
    return parse_qs(urlsplit(target).query).get("page", ["/"])[0]
