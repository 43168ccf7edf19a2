"""Every page of a site, in the order of its addresses' importance: a table of contents."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.impact.model.kinds import RepReport
from plugins.impact.report.activities import activities_page, activity_page
from plugins.impact.report.events import events_page
from plugins.impact.report.facts import Facts
from plugins.impact.report.fixed import (
    area_page,
    glossary_page,
    not_found_page,
    redirects,
    take_part_page,
    withdrawn_pages,
)
from plugins.impact.report.gap_lines import gaps_page
from plugins.impact.report.goals import goal_page
from plugins.impact.report.home import home_page
from plugins.impact.report.impact_page import impact_page
from plugins.impact.report.impacts import impacts_page
from plugins.impact.report.indicator_pages import indicator_page, indicators_page
from plugins.impact.report.lists import documents_page, grants_page, news_pages, rep_reports_page
from plugins.impact.report.money_page import money_page
from plugins.impact.report.partners import partner_page, partners_page
from plugins.impact.report.posts import post_page
from plugins.impact.report.review_sheets import review_sheet
from plugins.impact.report.reviews import reviews_page
from plugins.impact.report.shapes import Page
from plugins.impact.report.stories import stories_page
from plugins.impact.report.themes import theme_pages, themes_page
from plugins.impact.report.tree import how_it_fits_page


def pages(facts: Facts) -> Iterator[Page]:
    """Every page that a site has."""
    yield home_page(facts)
    yield from _plan(facts)
    yield from news_pages(facts)
    for post in facts.thread.posts:
        yield post_page(post, facts)
    if facts.content.area.rep is not None or _any_rep_report(facts):
        yield rep_reports_page(facts)
    yield documents_page(facts)
    yield grants_page(facts)
    yield events_page(facts)
    yield money_page(facts)
    yield gaps_page(facts)
    yield reviews_page(facts)
    yield stories_page(facts)
    yield take_part_page(facts)
    for page in facts.content.pages.values():
        yield area_page(page, facts)
    yield glossary_page(facts)
    yield not_found_page(facts)
    yield from withdrawn_pages(facts)
    yield from redirects(facts)


def _any_rep_report(facts: Facts) -> bool:
    """An area that has no rep may have had one, whose reports link to the list of them."""
    return any(isinstance(post, RepReport) for post in facts.thread.posts)


def _plan(facts: Facts) -> Iterator[Page]:
    content = facts.content
    yield how_it_fits_page(facts)
    yield themes_page(facts)
    for theme in content.themes.values():
        yield from theme_pages(theme, facts)
        yield review_sheet(theme, facts)
    for goal in content.goals.values():
        yield goal_page(goal, facts)
    yield activities_page(facts)
    for activity in content.activities.values():
        yield activity_page(activity, facts)
    yield partners_page(facts)
    for partner in content.partners.values():
        yield partner_page(partner, facts)
    yield impacts_page(facts)
    for impact in content.impacts.values():
        yield impact_page(impact, facts)
    if content.indicators:
        yield indicators_page(facts)
    for indicator in content.indicators.values():
        yield indicator_page(indicator, facts)
