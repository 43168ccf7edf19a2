"""What stands around every page: made of the area and its plan, never of its posts."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.impact.model import addresses
from plugins.impact.report.facts import Facts
from plugins.impact.report.shapes import Frame, Link, MenuItem

MENU = {
    "home": addresses.HOME,
    "events": addresses.EVENTS,
    "themes": addresses.THEMES,
    "money": addresses.MONEY,
    "news": addresses.NEWS,
    "take_part": addresses.TAKE_PART,
}


def frame(facts: Facts) -> Frame:
    """The frame of every page of a build."""
    area, wording = facts.content.area, facts.wording
    return Frame(
        area.name,
        area.place,
        area.language,
        area.notice or "",
        tuple(_menu(facts)),
        tuple(_footer(facts)),
        facts.site.stylesheet,
        facts.site.icon,
        facts.site.address,
        wording.day(facts.reckoning.day),
        addresses.ALL_FEED,
        facts.reckoning.ended,
    )


def _menu(facts: Facts) -> Iterator[MenuItem]:
    """The menu: that of the kit, then the pages that the area put into it."""
    for key, address in MENU.items():
        yield MenuItem(key, facts.wording.say(f"menu.{key}"), address)
    for page in facts.content.pages.values():
        if page.menu:
            yield MenuItem(page.id, page.title, addresses.page(page.id))


def _footer(facts: Facts) -> Iterator[Link]:
    say = facts.wording.say
    yield Link(say("footer.how_it_fits"), addresses.HOW_IT_FITS)
    yield Link(say("footer.activities"), addresses.ACTIVITIES)
    yield Link(say("footer.impacts"), addresses.IMPACTS)
    if facts.content.indicators:
        yield Link(say("footer.indicators"), addresses.INDICATORS)
    yield Link(say("stories.title"), addresses.STORIES)
    yield Link(say("footer.partners"), addresses.PARTNERS)
    if facts.content.area.rep is not None:
        yield Link(say("footer.rep_reports"), addresses.REP_REPORTS)
    yield Link(say("footer.documents"), addresses.DOCUMENTS)
    yield Link(say("footer.grants"), addresses.GRANTS)
    yield Link(say("reviews.title"), addresses.REVIEWS)
    yield Link(say("gaps.title_ended" if facts.reckoning.ended else "gaps.title"), addresses.GAPS)
    yield Link(say("footer.open_data"), addresses.DATA)
    yield Link(say("footer.glossary"), addresses.GLOSSARY)
    for page in facts.content.pages.values():
        yield Link(page.title, addresses.page(page.id))
