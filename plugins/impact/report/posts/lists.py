"""Lists of posts: news, and the rep's reports with the calendar of quarters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import get_args

from plugins.impact.compute.deadlines import QuarterOwed, QuarterState, quarter_calendar
from plugins.impact.model import addresses
from plugins.impact.model.kinds import RepReport
from plugins.impact.model.post import Post
from plugins.impact.report import components as c
from plugins.impact.report.entries import post_lines
from plugins.impact.report.open_data.tables import TableDefinition, column, to
from plugins.impact.report.page import Page, View, head, paged
from plugins.impact.report.site_context import SiteContext
from plugins.impact.words.wording import Wording

PARTS = ("running", "doing", "ahead")


@dataclass(frozen=True, slots=True)
class NewsPage(View):
    """``/news/`` in pages, and ``/news/<year>/``; ``years`` leads to each year."""

    posts: tuple[c.PostLine, ...]
    paging: c.Paging
    years: tuple[c.KindLink, ...]
    feeds: tuple[c.Link, ...]


@dataclass(frozen=True, slots=True)
class RepReportsPage(View):
    """``/rep-reports/``: every quarter owed, and every report."""

    calendar: c.Table | None
    reports: tuple[c.PostLine, ...]
    note: str
    feed: c.Link


def news_pages(context: SiteContext) -> Iterator[Page]:
    """Every post, newest first, in pages; then those of each year."""
    yield from _news_pages(context, context.thread.posts, addresses.NEWS, None)
    for year, posts in context.thread.posts_of_year.items():
        yield from _news_pages(context, posts, addresses.year(year), year)


def _news_pages(
    context: SiteContext, posts: Sequence[Post], first: str, year: int | None
) -> Iterator[Page]:
    for paging, some in paged(posts, first):
        address = addresses.numbered(first, paging.number)
        yield Page(address, "news", partial(_news_page, context, some, paging, year))


def _news_page(
    context: SiteContext, posts: Sequence[Post], paging: c.Paging, year: int | None
) -> NewsPage:
    say, feeds = context.wording.say, (c.Link(context.content.area.name, addresses.ALL_FEED),)
    title = say("news.title") if year is None else say("news.year_title", year=str(year))
    if paging.number > 1:
        title = say("paging.title", title=title, number=paging.number)
    address = addresses.numbered(paging.address, paging.number)
    page = head(context, title, address, section="news", feeds=feeds)
    return NewsPage(page, post_lines(posts, context), paging, _year_links(context, year), feeds)


def _year_links(context: SiteContext, current: int | None) -> tuple[c.KindLink, ...]:
    every = len(context.thread.posts)
    everything = c.KindLink(
        context.wording.say("news.all_years"), addresses.NEWS, every, current is None
    )
    years = tuple(
        c.KindLink(
            str(year),
            addresses.year(year),
            len(own),
            year == current,
        )
        for year, own in context.thread.posts_of_year.items()
    )
    return (everything, *years)


def rep_reports_page(context: SiteContext) -> RepReportsPage:
    """``/rep-reports/``: the calendar of quarters owed, and every report."""
    title = context.wording.say("rep_reports.title")
    feed = c.Link(title, addresses.kind_feed("rep-report"))
    reports = [post for post in context.thread.posts if isinstance(post, RepReport)]
    owed = quarter_calendar(context.content, context.reference_date)
    found = sum(quarter.report is not None for quarter in owed)
    note = context.wording.say("rep_reports.note", count=len(owed), found=found) if owed else ""
    page = head(context, title, addresses.REP_REPORTS, section="news", feeds=(feed,))
    return RepReportsPage(page, _calendar(owed, context), post_lines(reports, context), note, feed)


def _calendar(owed: Sequence[QuarterOwed], context: SiteContext) -> c.Table | None:
    if not owed:
        return None
    say = context.wording.say
    columns = (c.Column(say("table.quarter")), c.Column(say("table.report")))
    rows = tuple(_quarter_row(quarter, context) for quarter in reversed(owed))
    return c.Table(say("rep_reports.caption"), columns, rows)


def _quarter_row(owed: QuarterOwed, context: SiteContext) -> tuple[str | c.Cell, ...]:
    say = context.wording.say
    name = context.wording.quarter(owed.quarter)
    if owed.report is not None:
        text = owed.report.title
        if owed.state == "late":
            text = say("quarter.late", title=text)
        return name, c.Cell(text, addresses.post(owed.report))
    key = f"quarter-without-report {owed.quarter}"
    reasons = [gap.explained.because for gap in context.gaps if gap.key == key and gap.explained]
    if reasons:
        return name, say("quarter.explained", because=reasons[0])
    return name, say(f"quarter.{owed.state}")


def usual_title(title: str, wording: Wording) -> str:
    """The usual title of a part, where ``title`` is one of its wordings; else as written."""
    plain = _plain(title)
    for part in PARTS:
        known = wording.say(f"rep_report.{part}.wordings").split(";")
        if plain in {_plain(text) for text in known}:
            return wording.say(f"rep_report.{part}")
    return title


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


QUARTERS = (
    TableDefinition(
        "quarters",
        lambda context: quarter_calendar(context.content, context.reference_date),
        (
            column("quarter", "when", lambda row, _: row.quarter.when, needed=True),
            column("state", needed=True, choices=get_args(QuarterState), meaning="state.quarters"),
            to("report", "posts", lambda row, _: row.report.id if row.report else None),
        ),
        ("quarter",),
    ),
)
