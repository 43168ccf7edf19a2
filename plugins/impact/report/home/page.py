"""The home page: for residents first."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.impact.model import addresses
from plugins.impact.report import components as c
from plugins.impact.report.entries import contact, post_lines
from plugins.impact.report.events.page import coming
from plugins.impact.report.gaps.page import home_gaps
from plugins.impact.report.money.page import money_line
from plugins.impact.report.page import View, alternate, head
from plugins.impact.report.site_context import SiteContext
from plugins.impact.report.structured_data import area_data
from plugins.impact.report.themes.theme_context import theme_cards

NEWEST = 5
MOST_COMING = 3
NOT_NEWS = ("document",)


@dataclass(frozen=True, slots=True)
class HomePage(View):
    """``/``: for residents first."""

    vision: str
    attribution: str
    lede: str
    actions: tuple[c.Link, ...]
    coming: tuple[c.EventCard, ...]
    themes: tuple[c.ThemeCard, ...]
    latest: tuple[c.PostLine, ...]
    money: str
    gaps: tuple[c.GapLine, ...]
    contact: c.ContactDetails


def home_page(context: SiteContext) -> HomePage:
    """``/``."""
    area, say = context.content.area, context.wording.say
    feed = c.Link(area.name, addresses.ALL_FEED)
    lede = say(
        "home.lede_ended" if context.reference_date.ended else "home.lede",
        place=area.place,
        programme=area.programme,
    )
    newest = [post for post in context.thread.posts if post.kind not in NOT_NEWS][:NEWEST]
    page = head(
        context,
        area.name,
        addresses.HOME,
        description=lede,
        section="home",
        jsonld=area_data(context),
        feeds=(feed,),
        alternates=(alternate("whole", context),),
    )
    return HomePage(
        page,
        area.vision.text,
        area.vision.attribution or "",
        lede,
        _actions(context),
        coming(context)[:MOST_COMING],
        theme_cards(context.content.themes.values(), context),
        post_lines(newest, context),
        money_line(context),
        home_gaps(context),
        contact(context),
    )


def _actions(context: SiteContext) -> tuple[c.Link, ...]:
    say, ended = context.wording.say, context.reference_date.ended
    return (
        c.Link(say("home.action.changes"), addresses.IMPACTS),
        c.Link(
            say("home.action.events_ended" if ended else "home.action.events"), addresses.EVENTS
        ),
        c.Link(
            say("home.action.take_part_ended" if ended else "home.action.take_part"),
            addresses.TAKE_PART,
        ),
    )
