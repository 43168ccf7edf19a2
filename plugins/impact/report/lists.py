"""Lists of posts: news, rep reports, documents, grants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import get_args

from plugins.impact.compute.quarters import QuarterOwed, calendar
from plugins.impact.model import addresses
from plugins.impact.model.area import DocumentType
from plugins.impact.model.kinds import Document, Grant, RepReport
from plugins.impact.model.post import Post
from plugins.impact.report import shapes as s
from plugins.impact.report import views as v
from plugins.impact.report.alternates import alternate
from plugins.impact.report.data.grants import published_grants
from plugins.impact.report.details import recipient
from plugins.impact.report.facts import Facts
from plugins.impact.report.files import document_card
from plugins.impact.report.lines import head, post_lines
from plugins.impact.report.money_page import grants_note
from plugins.impact.report.paging import paged


def news_pages(facts: Facts) -> Iterator[s.Page]:
    """Every post, newest first, in pages; then those of each year."""
    yield from _news_pages(facts, facts.thread.posts, addresses.NEWS, None)
    for year, posts in facts.thread.posts_of_year.items():
        yield from _news_pages(facts, posts, addresses.year(year), year)


def _news_pages(
    facts: Facts, posts: Sequence[Post], first: str, year: int | None
) -> Iterator[s.Page]:
    for paging, some in paged(posts, first):
        address = addresses.numbered(first, paging.number)
        yield s.Page(address, "news", partial(_news_page, facts, some, paging, year))


def _news_page(
    facts: Facts, posts: Sequence[Post], paging: s.Paging, year: int | None
) -> v.NewsPage:
    say, feeds = facts.wording.say, (s.Link(facts.content.area.name, addresses.ALL_FEED),)
    title = say("news.title") if year is None else say("news.year_title", year=str(year))
    if paging.number > 1:
        title = say("paging.title", title=title, number=paging.number)
    address = addresses.numbered(paging.address, paging.number)
    page = head(facts, title, address, section="news", feeds=feeds)
    return v.NewsPage(page, post_lines(posts, facts), paging, _year_links(facts, year), feeds)


def _year_links(facts: Facts, current: int | None) -> tuple[s.KindLink, ...]:
    every = len(facts.thread.posts)
    everything = s.KindLink(
        facts.wording.say("news.all_years"), addresses.NEWS, every, current is None
    )
    years = tuple(
        s.KindLink(
            str(year),
            addresses.year(year),
            len(own),
            year == current,
        )
        for year, own in facts.thread.posts_of_year.items()
    )
    return (everything, *years)


def rep_reports_page(facts: Facts) -> v.RepReportsPage:
    """``/rep-reports/``: the calendar of quarters owed, and every report."""
    title = facts.wording.say("rep_reports.title")
    feed = s.Link(title, addresses.kind_feed("rep-report"))
    reports = [post for post in facts.thread.posts if isinstance(post, RepReport)]
    owed = calendar(facts.content, facts.reckoning)
    found = sum(quarter.report is not None for quarter in owed)
    note = facts.wording.say("rep_reports.note", count=len(owed), found=found) if owed else ""
    page = head(facts, title, addresses.REP_REPORTS, section="news", feeds=(feed,))
    return v.RepReportsPage(page, _calendar(owed, facts), post_lines(reports, facts), note, feed)


def _calendar(owed: Sequence[QuarterOwed], facts: Facts) -> s.Table | None:
    if not owed:
        return None
    say = facts.wording.say
    columns = (s.Column(say("table.quarter")), s.Column(say("table.report")))
    rows = tuple(_quarter_row(quarter, facts) for quarter in reversed(owed))
    return s.Table(say("rep_reports.caption"), columns, rows)


def _quarter_row(owed: QuarterOwed, facts: Facts) -> tuple[str | s.Cell, ...]:
    say = facts.wording.say
    name = facts.wording.quarter(owed.quarter)
    if owed.report is not None:
        text = owed.report.title
        if owed.state == "late":
            text = say("quarter.late", title=text)
        return name, s.Cell(text, addresses.post(owed.report))
    key = f"quarter-without-report {owed.quarter}"
    reasons = [gap.explained.because for gap in facts.gaps if gap.key == key and gap.explained]
    if reasons:
        return name, say("quarter.explained", because=reasons[0])
    return name, say(f"quarter.{owed.state}")


def documents_page(facts: Facts) -> v.DocumentsPage:
    """``/documents/``, by type."""
    title = facts.wording.say("documents.title")
    feed = s.Link(title, addresses.kind_feed("document"))
    found = [post for post in facts.thread.posts if isinstance(post, Document)]
    groups = tuple(_document_groups(found, facts))
    page = head(facts, title, addresses.DOCUMENTS, section="news", feeds=(feed,))
    return v.DocumentsPage(page, groups, feed)


def _document_groups(found: Sequence[Document], facts: Facts) -> Iterator[v.DocumentGroup]:
    for type_ in get_args(DocumentType):
        own = [post for post in found if post.document_type == type_]
        if own:
            title = facts.wording.say(f"document.{type_}", count=2)
            yield v.DocumentGroup(title, tuple(_document(post, facts) for post in own))


def _document(post: Document, facts: Facts) -> s.FileCard:
    card = document_card(post, facts)
    note = " · ".join(text for text in (facts.wording.when(post.date), card.note) if text)
    return s.FileCard(card.title, card.address, card.type, card.size, note, addresses.post(post))


def grants_page(facts: Facts) -> v.GrantsPage:
    """``/grants/``: who received what for which purpose."""
    title = facts.wording.say("grants.title")
    feed = s.Link(title, addresses.kind_feed("grant"))
    grants = [post for post in facts.thread.originals if isinstance(post, Grant)]
    forms = (alternate("grants", facts),) if published_grants(facts) else ()
    page = head(facts, title, addresses.GRANTS, section="money", feeds=(feed,), alternates=forms)
    return v.GrantsPage(page, _grants(grants, facts), grants_note(facts), feed)


def _grants(grants: Sequence[Grant], facts: Facts) -> s.Table | None:
    if not grants:
        return None
    say = facts.wording.say
    columns = (
        s.Column(say("table.recipient")),
        s.Column(say("table.purpose")),
        s.Column(say("table.fund")),
        s.Column(say("table.awarded")),
        s.Column(say("table.amount"), numeric=True),
    )
    rows = tuple(_grant_row(grant, facts) for grant in grants)
    return s.Table(say("grants.caption"), columns, rows)


def _grant_row(grant: Grant, facts: Facts) -> tuple[str | s.Cell, ...]:
    wording = facts.wording
    name, _ = recipient(grant, facts)
    amount = wording.quantity(grant.amount) if grant.amount else wording.say("money.unknown")
    fund = ", ".join(text for text in (grant.fund, grant.funder) if text)
    return (
        s.Cell(name or wording.say("award.individual"), addresses.post(grant)),
        grant.purpose,
        fund,
        wording.when(grant.awarded or grant.date),
        amount,
    )
