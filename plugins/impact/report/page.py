"""A page: its head, its other forms, and long lists cut into pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from plugins.impact.model import addresses
from plugins.impact.report.components import Link, Paging
from plugins.impact.report.site_context import SiteContext

Banner = Literal["", "draft", "scheduled"]
FILES = {
    "whole": addresses.DATA_WHOLE,
    "schema": addresses.DATA_SCHEMA,
    "package": addresses.DATA_PACKAGE,
    "grants": addresses.GRANTS_360,
    "grants_table": addresses.GRANTS_360_TABLE,
    "calendar": addresses.CALENDAR,
}
T = TypeVar("T")
PER_PAGE = 12


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same in another form: its ``media_type`` is such as ``text/calendar``."""

    title: str
    address: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Head:
    """What the frame needs to know of a page.

    ``section`` is the menu's current item or empty; ``feeds`` are the page's own, and
    ``alternates`` the same in other forms; ``url`` is the whole web address of the page.
    """

    title: str
    address: str
    url: str
    description: str = ""
    section: str = ""
    jsonld: str = ""
    banner: Banner = ""
    feeds: tuple[Link, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    social_type: str = "website"
    in_index: bool = True


@dataclass(frozen=True, slots=True)
class View:
    """What one page says but its text: exactly the values that its template is handed.

    A view holds plain values only, and nothing of a text but what is a fact of it.
    """

    head: Head


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: what is known of it before anybody asks what it says.

    ``template`` is the name of its template without the ending; ``view`` gives what it says,
    worked out when it is asked for; ``in_index`` says whether it is to be found. ``text`` names
    the text that it shows by its file, and is empty where it shows none.
    """

    address: str
    template: str
    view: Callable[[], View]
    in_index: bool = True
    text: str = ""


def head(context: SiteContext, title: str, address: str, **more: object) -> Head:
    """The head of a page; ``more`` are further fields of ``Head``."""
    return Head(title=title, address=address, url=context.url(address), **more)  # type: ignore[arg-type]


def alternate(name: str, context: SiteContext) -> Alternate:
    """A file as the head of a page names it."""
    kind = "text/calendar" if name == "calendar" else "application/json"
    return Alternate(context.wording.say(f"data.file.{name}"), FILES[name], kind)


def paged(items: Sequence[T], address: str) -> Iterator[tuple[Paging, tuple[T, ...]]]:
    """``items`` in pages of ``PER_PAGE``; one empty page where there are none."""
    total = max(1, -(-len(items) // PER_PAGE))
    for number in range(1, total + 1):
        start = (number - 1) * PER_PAGE
        yield Paging(number, total, address), tuple(items[start : start + PER_PAGE])
