"""Every page of a site, in the order of its addresses' importance: a table of contents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from plugins.impact.model import addresses
from plugins.impact.model.kinds import RepReport
from plugins.impact.report.activities.page import activities_page, activity_page
from plugins.impact.report.changes.page import impact_page, impacts_page
from plugins.impact.report.documents.page import documents_page
from plugins.impact.report.events.page import events_page
from plugins.impact.report.gaps.page import gaps_page
from plugins.impact.report.home.page import home_page
from plugins.impact.report.indicators.page import indicator_page, indicators_page
from plugins.impact.report.money.grants import grants_page
from plugins.impact.report.money.page import money_page
from plugins.impact.report.page import Page, View
from plugins.impact.report.plan.goals import goal_page
from plugins.impact.report.plan.how_it_fits import how_it_fits_page
from plugins.impact.report.plan.partners import partner_page, partners_page
from plugins.impact.report.posts.lists import news_pages, rep_reports_page
from plugins.impact.report.posts.page import post_page
from plugins.impact.report.reviews.page import reviews_page
from plugins.impact.report.reviews.sheet import review_sheet_page
from plugins.impact.report.site.static_pages import (
    area_page,
    glossary_page,
    not_found_page,
    redirects,
    take_part_page,
    withdrawn_page,
)
from plugins.impact.report.site_context import SiteContext
from plugins.impact.report.stories.page import stories_page
from plugins.impact.report.themes.page import theme_pages, themes_page


def pages(context: SiteContext) -> Iterator[Page]:
    """Every page that a site has, but the one about its open data. No view is worked out here.

    Posts come early, since what is edited is mostly one, and the preview looks no further.
    """

    def page(
        address: str, template: str, make: Callable[..., View], *of: object, **more: Any
    ) -> Page:
        return Page(address, template, partial(make, *of, context), **more)

    content = context.content
    yield page(addresses.HOME, "home", home_page)
    for post in context.thread.posts:
        in_index, text = context.state(post) == "published", post.origin.path
        address = addresses.post(post)
        yield page(address, post.template, post_page, post, in_index=in_index, text=text)
    yield from _plan(context, page)
    yield from news_pages(context)
    if content.area.rep is not None or _any_rep_report(context):
        yield page(addresses.REP_REPORTS, "rep_reports", rep_reports_page)
    yield page(addresses.DOCUMENTS, "documents", documents_page)
    yield page(addresses.GRANTS, "grants", grants_page)
    yield page(addresses.EVENTS, "events", events_page)
    yield page(addresses.MONEY, "money", money_page)
    yield page(addresses.GAPS, "gaps", gaps_page)
    yield page(addresses.REVIEWS, "reviews", reviews_page)
    yield page(addresses.STORIES, "stories", stories_page)
    yield page(addresses.TAKE_PART, "take_part", take_part_page, text=content.area.origin.path)
    for own in content.pages.values():
        yield page(addresses.page(own.id), "page", area_page, own, text=own.origin.path)
    yield page(addresses.GLOSSARY, "glossary", glossary_page)
    yield page(addresses.NOT_FOUND, "not_found", not_found_page, in_index=False)
    for post in context.withdrawn:
        address = addresses.post(post)
        yield page(address, "withdrawn", withdrawn_page, address, in_index=False)
    yield from redirects(context)


def _any_rep_report(context: SiteContext) -> bool:
    """An area that has no rep may have had one, whose reports link to the list of them."""
    return any(isinstance(post, RepReport) for post in context.thread.posts)


def _plan(context: SiteContext, page: Callable[..., Page]) -> Iterator[Page]:
    content = context.content
    yield page(addresses.HOW_IT_FITS, "how_it_fits", how_it_fits_page)
    yield page(addresses.THEMES, "themes", themes_page)
    for theme in content.themes.values():
        yield from theme_pages(theme, context)
        sheet = addresses.review_sheet(theme.id)
        yield page(sheet, "review_sheet", review_sheet_page, theme, in_index=False)
    for goal in content.goals.values():
        yield page(addresses.goal(goal.id), "goal", goal_page, goal)
    yield page(addresses.ACTIVITIES, "activities", activities_page)
    for activity in content.activities.values():
        address, text = addresses.activity(activity.id), activity.origin.path
        yield page(address, "activity", activity_page, activity, text=text)
    yield page(addresses.PARTNERS, "partners", partners_page)
    for partner in content.partners.values():
        yield page(addresses.partner(partner.id), "partner", partner_page, partner)
    yield page(addresses.IMPACTS, "impacts", impacts_page)
    for impact in content.impacts.values():
        yield page(addresses.impact(impact.id), "impact", impact_page, impact)
    if content.indicators:
        yield page(addresses.INDICATORS, "indicators", indicators_page)
    for indicator in content.indicators.values():
        yield page(addresses.indicator(indicator.id), "indicator", indicator_page, indicator)
