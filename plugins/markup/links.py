"""What the target of a link is: a file, an address of this site, a place in the page, the web."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\\]")
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\s-]*:")
WEB_BARE = re.compile(r"www\.[^\s/]+\.", re.IGNORECASE)
LABEL = r"[^\s\x00-,./:-@\[-^`{-\x7f]+"
"""A part of the name of a website: letters and digits of any script, and hyphens."""
HOST = re.compile(rf"(?:{LABEL}\.)*{LABEL}\.?(?::[0-9]*)?")
MAILBOX = re.compile(rf"[^\s@<>\"?&%:;,\\\[\]()]+@(?:{LABEL}\.)+{LABEL}")


class LinkKind(StrEnum):
    """Where a link leads."""

    EXTERNAL = "external"
    EMAIL = "email"
    PHONE = "phone"
    FILE = "file"
    ADDRESS = "address"
    ANCHOR = "anchor"


WHOLE_ADDRESSES = {
    LinkKind.EXTERNAL: re.compile(r"https?://.*", re.IGNORECASE),
    LinkKind.EMAIL: re.compile(r"mailto:.*", re.IGNORECASE),
    LinkKind.PHONE: re.compile(r"tel:\+?[0-9(). -]+", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class TextLink:
    """A link as written.

    ``path`` is the file's name or the site's address, percent-decoded, and empty for other
    kinds; ``anchor`` is what follows ``#``, without it.
    """

    target: str
    kind: LinkKind
    path: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Why a link leads nowhere: a permanent code and a message for the writer."""

    code: str
    message: str


Resolve: TypeAlias = Callable[[TextLink], str | Unresolved]
"""Gives the address to publish for a link, or why there is none. Trusted: not cleaned again."""


def read_link(target: str) -> TextLink | None:
    """What ``target`` is, or None where it may not be published."""
    target = target.strip()
    if CONTROL.search(target) or target.startswith("//"):
        return None
    if SCHEME.match(target):
        return _whole_address(target)
    path, _, anchor = target.partition("#")
    kind = LinkKind.ADDRESS if path.startswith("/") else LinkKind.FILE
    return TextLink(target, kind if path else LinkKind.ANCHOR, unquote(path), unquote(anchor))


def _whole_address(target: str) -> TextLink | None:
    for kind, shape in WHOLE_ADDRESSES.items():
        if shape.fullmatch(target):
            return TextLink(target, kind, "", "") if _arrives(target, kind) else None
    return None


def _arrives(target: str, kind: LinkKind) -> bool:
    if kind is LinkKind.EMAIL:
        return is_mailbox(unquote(target.partition(":")[2].partition("?")[0]))
    return kind is LinkKind.PHONE or _has_a_host(target)


def is_mailbox(text: str) -> bool:
    """Whether ``text`` is an e-mail address, without ``mailto:`` before it."""
    return MAILBOX.fullmatch(text) is not None


def _has_a_host(target: str) -> bool:
    """Whether a web address names a website and, at most, its port: no name or password."""
    try:
        parts = urlsplit(target)
        return parts.port != 0 and HOST.fullmatch(parts.netloc) is not None
    except ValueError:
        return False


def completed(target: str) -> str:
    """``target`` as a whole address where its beginning was forgotten; else empty."""
    if WEB_BARE.match(target):
        return f"https://{target}"
    return f"mailto:{target}" if is_mailbox(target) else ""
