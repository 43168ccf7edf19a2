"""The home page: for residents first."""

from __future__ import annotations

from plugins.impact.model import addresses
from plugins.impact.report import shapes as s
from plugins.impact.report import views as v
from plugins.impact.report.alternates import alternate
from plugins.impact.report.events import coming
from plugins.impact.report.facts import Facts
from plugins.impact.report.gap_lines import home_gaps
from plugins.impact.report.lines import contact, head, post_lines
from plugins.impact.report.money_page import money_line
from plugins.impact.report.structured_data import area_data
from plugins.impact.report.theme_cards import theme_cards

NEWEST = 5
MOST_COMING = 3
NOT_NEWS = ("document",)


def home_page(facts: Facts) -> v.HomePage:
    """``/``."""
    area, say = facts.content.area, facts.wording.say
    feed = s.Link(area.name, addresses.ALL_FEED)
    lede = say(
        "home.lede_ended" if facts.reckoning.ended else "home.lede",
        place=area.place,
        programme=area.programme,
    )
    newest = [post for post in facts.thread.posts if post.kind not in NOT_NEWS][:NEWEST]
    page = head(
        facts,
        area.name,
        addresses.HOME,
        description=lede,
        section="home",
        jsonld=area_data(facts),
        feeds=(feed,),
        alternates=(alternate("whole", facts),),
    )
    return v.HomePage(
        page,
        area.vision.text,
        area.vision.attribution or "",
        lede,
        _actions(facts),
        coming(facts)[:MOST_COMING],
        theme_cards(facts.content.themes.values(), facts),
        post_lines(newest, facts),
        money_line(facts),
        home_gaps(facts),
        contact(facts),
    )


def _actions(facts: Facts) -> tuple[s.Link, ...]:
    say, ended = facts.wording.say, facts.reckoning.ended
    return (
        s.Link(say("home.action.changes"), addresses.IMPACTS),
        s.Link(
            say("home.action.events_ended" if ended else "home.action.events"), addresses.EVENTS
        ),
        s.Link(
            say("home.action.take_part_ended" if ended else "home.action.take_part"),
            addresses.TAKE_PART,
        ),
    )
