"""A page, what stands in its head, and the frame around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from plugins.impact.report.shapes.links import Link

Banner = Literal["", "draft", "scheduled"]


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

    A view holds plain values only, and no text that somebody wrote in Markdown.
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


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page: made of the area and its plan, never of its posts.

    ``ended`` is true once the programme is over: then the words are of what was.
    """

    area_name: str
    place: str
    language: str
    notice: str
    menu: tuple[MenuItem, ...]
    footer_pages: tuple[Link, ...]
    stylesheet: str
    icon: str
    site_url: str
    reckoning_day_text: str
    feed_address: str
    ended: bool


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An item of the menu; ``key`` is compared with the section of a page."""

    key: str
    label: str
    address: str
