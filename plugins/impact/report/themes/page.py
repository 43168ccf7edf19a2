"""Themes: all of them, the impact index of each, its posts, and the reports of what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from plugins.impact.compute.impact_counts import activity_expectation, impact_counts
from plugins.impact.model import addresses
from plugins.impact.model.plan import Activity, Theme
from plugins.impact.model.post import Post
from plugins.impact.report import components as c
from plugins.impact.report.changes.reports import (
    OF_THEME,
    impact_chart,
    known_from,
    outputs_table,
    people_texts,
    reports_figure,
    reports_table,
)
from plugins.impact.report.entries import (
    contact,
    expectation_tags,
    goal_step,
    partner_links,
    post_lines,
    source_lines,
    vision_step,
)
from plugins.impact.report.gaps.page import gap_list
from plugins.impact.report.indicators.page import indicator_view
from plugins.impact.report.money.activity_money import money_notes, money_table
from plugins.impact.report.open_data.tables import (
    TableDefinition,
    column,
    named,
    own_id,
    own_page,
    pairs,
    plan_entries,
    to,
)
from plugins.impact.report.page import Page, View, head, paged
from plugins.impact.report.reviews.page import review_facts
from plugins.impact.report.site_context import SiteContext
from plugins.impact.report.themes.theme_context import ThemeContext, about, theme_cards


@dataclass(frozen=True, slots=True)
class ThemesPage(View):
    """``/themes/``: every theme."""

    themes: tuple[c.ThemeCard, ...]


@dataclass(frozen=True, slots=True)
class ThemePage(View):
    """``/themes/<id>/``: the theme impact index."""

    thread: c.ThreadSteps
    figures: tuple[c.Figure, ...]
    changes: c.Chart | None
    known_from: tuple[c.Figure, ...]
    people: tuple[str, ...]
    outputs: c.Table | None
    activities: c.Table
    money: c.Table | None
    money_notes: tuple[str, ...]
    indicators: tuple[c.IndicatorView, ...]
    review: tuple[c.Fact, ...]
    facts: tuple[c.Fact, ...]
    sources: tuple[c.SourceLine, ...]
    gaps: tuple[c.GapLine, ...]
    posts: tuple[c.PostLine, ...]
    paging: c.Paging
    kinds: tuple[c.KindLink, ...]
    feed: c.Link
    contact: c.ContactDetails


@dataclass(frozen=True, slots=True)
class ThemePostsPage(View):
    """``/themes/<id>/page/<n>/`` and ``/themes/<id>/kinds/<kind>/``: posts of a theme."""

    thread: c.ThreadSteps
    posts: tuple[c.PostLine, ...]
    paging: c.Paging
    kinds: tuple[c.KindLink, ...]


@dataclass(frozen=True, slots=True)
class ThemeReportsPage(View):
    """``/themes/<id>/reports/``: every report of what changed in a theme."""

    thread: c.ThreadSteps
    known_from: tuple[c.Figure, ...]
    people: tuple[str, ...]
    reports: c.Table


def themes_page(context: SiteContext) -> ThemesPage:
    """Every theme of the plan."""
    say = context.wording.say
    page = head(context, say("themes.title"), addresses.THEMES, section="themes")
    return ThemesPage(page, theme_cards(context.content.themes.values(), context))


def theme_pages(theme: Theme, context: SiteContext) -> Iterator[Page]:
    """The impact index of a theme, its reports, the pages of its posts, and those of each kind."""
    known = ThemeContext(theme, context)
    yield Page(known.address, "theme", partial(_index, known), text=theme.origin.path)
    if known.pieces:
        address = addresses.theme_reports(theme.id)
        yield Page(address, "theme_reports", partial(theme_reports_page, known))
    yield from list(_posts_pages(known, known.posts, known.address, ""))[1:]
    for kind, chosen in known.posts_of_kind.items():
        yield from _posts_pages(known, chosen, addresses.theme_kind(theme.id, kind), kind)


def _posts_pages(
    known: ThemeContext, posts: Sequence[Post], first: str, kind: str
) -> Iterator[Page]:
    for paging, some in paged(posts, first):
        address = addresses.numbered(first, paging.number)
        yield Page(address, "theme_posts", partial(posts_page, known, paging, some, kind))


def _index(known: ThemeContext) -> ThemePage:
    theme, context, say = known.theme, known.context, known.context.wording.say
    paging, posts = next(iter(paged(known.posts, known.address)))
    feed = c.Link(theme.title, addresses.theme_feed(theme.id))
    gaps = context.gaps_of(("theme", theme.id))
    page = head(
        context,
        theme.title,
        known.address,
        description=theme.summary,
        section="themes",
        feeds=(feed,),
    )
    return ThemePage(
        head=page,
        thread=_thread(known, theme.title),
        figures=_figures(known),
        changes=impact_chart(
            known.pieces,
            say("theme.changes"),
            lambda impact: addresses.impact_in_theme(impact, theme.id),
            context,
        ),
        known_from=known_from(known.pieces, addresses.theme_reports(theme.id), context),
        people=people_texts(known.pieces, context),
        outputs=outputs_table(known.pieces, context),
        activities=_activities_table(known),
        money=money_table(known.activities, context),
        money_notes=money_notes(known.activities, context),
        indicators=tuple(
            indicator_view(indicator, context)
            for indicator in context.content.indicators.values()
            if theme.id in indicator.themes
        ),
        review=review_facts(known.theme, context),
        facts=tuple(about(known)),
        sources=source_lines((theme.source,)),
        gaps=gap_list(gaps, context),
        posts=post_lines(posts, context),
        paging=paging,
        kinds=kind_links(known, ""),
        feed=feed,
        contact=contact(context),
    )


def _thread(known: ThemeContext, title: str) -> c.ThreadSteps:
    context, theme = known.context, known.theme
    steps = (vision_step(context), goal_step((theme,), context))
    return c.ThreadSteps(steps, title, "theme", context.colours[theme.id], theme.summary)


def _figures(known: ThemeContext) -> tuple[c.Figure, ...]:
    context, wording = known.context, known.context.wording
    running = sum(activity.status == "active" for activity in known.activities)
    key = "theme.activities_figure" + ("_ended" if context.reference_date.ended else "")
    reported = [t for t in impact_counts(known.pieces, context.content.impacts) if t.pieces]
    return (
        reports_figure(known.pieces, addresses.theme_reports(known.theme.id), context),
        c.Figure(
            wording.number(len(known.activities)),
            wording.say(key, count=len(known.activities), running=running),
            "#activities",
        ),
        c.Figure(
            wording.say("theme.kinds_of", count=len(reported), total=len(context.content.impacts)),
            wording.say("theme.kinds_figure", count=len(reported)),
            "#changes",
        ),
    )


def _activities_table(known: ThemeContext) -> c.Table:
    say = known.context.wording.say
    columns = (
        c.Column(say("table.activity")),
        c.Column(say("table.partners")),
        c.Column(say("table.changes")),
        c.Column(say("table.reports"), numeric=True),
    )
    rows = tuple(_activity_row(activity, known) for activity in known.activities)
    return c.Table(say("theme.activities_caption", theme=known.theme.title), columns, rows)


def _activity_row(activity: Activity, known: ThemeContext) -> tuple[str | c.Cell | c.TagsCell, ...]:
    context = known.context
    pieces = context.evidence.by_activity.get(activity.id, ())
    partners = context.wording.list_of([p.title for p in partner_links(activity.partners, context)])
    tags = expectation_tags(activity_expectation(activity, pieces), context)
    address = addresses.activity(activity.id)
    nothing = context.wording.say("table.nothing_yet")
    return (
        c.Cell(activity.title, address),
        partners or context.wording.say("table.nobody_named"),
        c.TagsCell(tags) if tags else nothing,
        c.Cell(context.wording.number(len(pieces)), f"{address}#reports" if pieces else ""),
    )


def kind_links(known: ThemeContext, current: str) -> tuple[c.KindLink, ...]:
    """A link to each kind of post that the theme has; ``current`` is empty for all of them."""
    context = known.context
    everything = c.KindLink(
        context.wording.say("kind_filter.all"), known.address, len(known.posts), not current
    )
    links = [everything]
    for kind, posts in known.posts_of_kind.items():
        label = context.wording.say(f"kind.{kind}", count=2)
        address = addresses.theme_kind(known.theme.id, kind)
        links.append(c.KindLink(label, address, len(posts), kind == current))
    return tuple(links)


def posts_page(
    known: ThemeContext, paging: c.Paging, posts: tuple[Post, ...], kind: str
) -> ThemePostsPage:
    """A page of the theme's posts, or of those of one ``kind``."""
    context, say = known.context, known.context.wording.say
    what = say(f"kind.{kind}", count=2) if kind else say("theme.posts")
    title = say("theme.posts_title", what=what, theme=known.theme.title)
    if paging.number > 1:
        title = say("paging.title", title=title, number=paging.number)
    address = addresses.numbered(paging.address, paging.number)
    steps = (
        vision_step(context),
        goal_step((known.theme,), context),
        c.Step("theme", (c.Link(known.theme.title, known.address),)),
    )
    thread = c.ThreadSteps(steps, title, "", context.colours[known.theme.id])
    return ThemePostsPage(
        head(context, title, address, section="themes"),
        thread,
        post_lines(posts, context),
        paging,
        kind_links(known, kind),
    )


def theme_reports_page(known: ThemeContext) -> ThemeReportsPage:
    """``/themes/<id>/reports/``, where anything was reported."""
    context, theme, say = known.context, known.theme, known.context.wording.say
    title = say("theme.reports_title", theme=theme.title)
    steps = (
        vision_step(context),
        goal_step((theme,), context),
        c.Step("theme", (c.Link(theme.title, known.address),)),
    )
    return ThemeReportsPage(
        head(context, title, addresses.theme_reports(theme.id), section="themes"),
        c.ThreadSteps(steps, title, "", context.colours[theme.id]),
        known_from(known.pieces, "#reports", context),
        people_texts(known.pieces, context),
        reports_table(known.pieces, OF_THEME, title, context),
    )


THEMES = (
    TableDefinition(
        "themes",
        plan_entries("themes"),
        (
            own_id("themes"),
            column("title", needed=True),
            column("summary", needed=True),
            to("replaced_by", "themes"),
            column("source"),
            own_page(addresses.theme),
        ),
    ),
    pairs("theme_goals", ("theme", "themes"), ("goal", "goals"), named("themes", "goals")),
    pairs(
        "theme_plan_periods",
        ("theme", "themes"),
        ("plan_period", "plan_periods"),
        named("themes", "plan_periods"),
    ),
)
