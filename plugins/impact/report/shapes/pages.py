"""A page, what stands in its head, and the frame around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from markupsafe import Markup

from plugins.impact.report.shapes.links import Link

Html = Markup
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
class Place:
    """Where a text will be set in: a template can show it, and ask nothing else of it."""

    def __str__(self) -> str:
        raise TypeError("the text of a page is set in after its template, which can only show it")


@dataclass(frozen=True, slots=True)
class Page:
    """What one page says, and the name of the template that it is said with.

    ``text`` is what stands on this page only and is set in last, and ``around`` the page with a
    ``Place`` for it, which is what its template sees. So nothing else on the page can depend on
    the text, and a page where only that has changed need not be made anew.
    """

    named: ClassVar[str] = ""
    head: Head

    @property
    def text(self) -> str:
        """HTML that was cleaned; empty for a page that has none."""
        return ""

    @property
    def around(self) -> Page:
        """The page itself where it has no text."""
        return self

    @property
    def template(self) -> str:
        """The name of its template, without the ending."""
        return self.named


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
