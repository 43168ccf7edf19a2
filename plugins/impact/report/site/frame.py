"""What stands around every page: made of the area and its plan, never of its posts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.impact.model import addresses
from plugins.impact.report.components import Link
from plugins.impact.report.site_context import SiteContext

MENU = {
    "home": addresses.HOME,
    "events": addresses.EVENTS,
    "themes": addresses.THEMES,
    "money": addresses.MONEY,
    "news": addresses.NEWS,
    "take_part": addresses.TAKE_PART,
}


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An item of the menu; ``key`` is compared with the section of a page."""

    key: str
    label: str
    address: str


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


def frame(context: SiteContext) -> Frame:
    """The frame of every page of a build."""
    area, wording = context.content.area, context.wording
    return Frame(
        area.name,
        area.place,
        area.language,
        area.notice or "",
        tuple(_menu(context)),
        tuple(_footer(context)),
        context.site.stylesheet,
        context.site.icon,
        context.site.address,
        wording.day(context.reference_date.day),
        addresses.ALL_FEED,
        context.reference_date.ended,
    )


def _menu(context: SiteContext) -> Iterator[MenuItem]:
    """The menu: that of the kit, then the pages that the area put into it."""
    for key, address in MENU.items():
        yield MenuItem(key, context.wording.say(f"menu.{key}"), address)
    for page in context.content.pages.values():
        if page.menu:
            yield MenuItem(page.id, page.title, addresses.page(page.id))


def _footer(context: SiteContext) -> Iterator[Link]:
    say = context.wording.say
    yield Link(say("footer.how_it_fits"), addresses.HOW_IT_FITS)
    yield Link(say("footer.activities"), addresses.ACTIVITIES)
    yield Link(say("footer.impacts"), addresses.IMPACTS)
    if context.content.indicators:
        yield Link(say("footer.indicators"), addresses.INDICATORS)
    yield Link(say("stories.title"), addresses.STORIES)
    yield Link(say("footer.partners"), addresses.PARTNERS)
    if context.content.area.rep is not None:
        yield Link(say("footer.rep_reports"), addresses.REP_REPORTS)
    yield Link(say("footer.documents"), addresses.DOCUMENTS)
    yield Link(say("footer.grants"), addresses.GRANTS)
    yield Link(say("reviews.title"), addresses.REVIEWS)
    yield Link(
        say("gaps.title_ended" if context.reference_date.ended else "gaps.title"), addresses.GAPS
    )
    yield Link(say("footer.open_data"), addresses.DATA)
    yield Link(say("footer.glossary"), addresses.GLOSSARY)
    for page in context.content.pages.values():
        yield Link(page.title, addresses.page(page.id))
