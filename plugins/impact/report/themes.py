"""The theme impact index, and the posts of a theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from plugins.impact.compute.tally import expectation, tallies
from plugins.impact.model import addresses
from plugins.impact.model.plan import Activity, Theme
from plugins.impact.model.post import Post
from plugins.impact.report import shapes as s
from plugins.impact.report import views as v
from plugins.impact.report.charts import impact_chart
from plugins.impact.report.counts import known_from, outputs_table, people_texts, reports_figure
from plugins.impact.report.facts import Facts
from plugins.impact.report.gap_lines import gap_list
from plugins.impact.report.indicators import indicator_view
from plugins.impact.report.lines import (
    contact,
    expectation_tags,
    goal_step,
    head,
    partner_links,
    post_lines,
    source_lines,
    vision_step,
)
from plugins.impact.report.money import money_notes, money_table
from plugins.impact.report.paging import paged
from plugins.impact.report.reviews import review_facts
from plugins.impact.report.theme_cards import theme_cards
from plugins.impact.report.theme_facts import ThemeFacts, about
from plugins.impact.report.theme_posts import kind_links, posts_page
from plugins.impact.report.theme_reports import theme_reports_page


def themes_page(facts: Facts) -> v.ThemesPage:
    """Every theme of the plan."""
    say = facts.wording.say
    page = head(facts, say("themes.title"), addresses.THEMES, section="themes")
    return v.ThemesPage(page, theme_cards(facts.content.themes.values(), facts))


def theme_pages(theme: Theme, facts: Facts) -> Iterator[s.Page]:
    """The impact index of a theme, its reports, the pages of its posts, and those of each kind."""
    known = ThemeFacts(theme, facts)
    yield s.Page(known.address, "theme", partial(_index, known), text=theme.origin.path)
    if known.pieces:
        address = addresses.theme_reports(theme.id)
        yield s.Page(address, "theme_reports", partial(theme_reports_page, known))
    yield from list(_posts_pages(known, known.posts, known.address, ""))[1:]
    for kind, chosen in known.posts_of_kind.items():
        yield from _posts_pages(known, chosen, addresses.theme_kind(theme.id, kind), kind)


def _posts_pages(
    known: ThemeFacts, posts: Sequence[Post], first: str, kind: str
) -> Iterator[s.Page]:
    for paging, some in paged(posts, first):
        address = addresses.numbered(first, paging.number)
        yield s.Page(address, "theme_posts", partial(posts_page, known, paging, some, kind))


def _index(known: ThemeFacts) -> v.ThemePage:
    theme, facts, say = known.theme, known.facts, known.facts.wording.say
    paging, posts = next(iter(paged(known.posts, known.address)))
    feed = s.Link(theme.title, addresses.theme_feed(theme.id))
    gaps = [gap for gap in facts.gaps if theme.id in gap.themes]
    page = head(
        facts,
        theme.title,
        known.address,
        description=theme.summary,
        section="themes",
        feeds=(feed,),
    )
    return v.ThemePage(
        head=page,
        thread=_thread(known, theme.title),
        figures=_figures(known),
        changes=impact_chart(
            known.pieces,
            say("theme.changes"),
            lambda impact: addresses.impact_in_theme(impact, theme.id),
            facts,
        ),
        known_from=known_from(known.pieces, addresses.theme_reports(theme.id), facts),
        people=people_texts(known.pieces, facts),
        outputs=outputs_table(known.pieces, facts),
        activities=_activities_table(known),
        money=money_table(known.activities, facts),
        money_notes=money_notes(known.activities, facts),
        indicators=tuple(
            indicator_view(indicator, facts)
            for indicator in facts.content.indicators.values()
            if theme.id in indicator.themes
        ),
        review=review_facts(known.theme, facts),
        facts=tuple(about(known)),
        sources=source_lines((theme.source,)),
        gaps=gap_list(gaps, facts),
        posts=post_lines(posts, facts),
        paging=paging,
        kinds=kind_links(known, ""),
        feed=feed,
        contact=contact(facts),
    )


def _thread(known: ThemeFacts, title: str) -> s.Thread:
    facts, theme = known.facts, known.theme
    steps = (vision_step(facts), goal_step((theme,), facts))
    return s.Thread(steps, title, "theme", facts.colours[theme.id], theme.summary)


def _figures(known: ThemeFacts) -> tuple[s.Figure, ...]:
    facts, wording = known.facts, known.facts.wording
    running = sum(activity.status == "active" for activity in known.activities)
    key = "theme.activities_figure" + ("_ended" if facts.reckoning.ended else "")
    reported = [t for t in tallies(known.pieces, facts.content.impacts) if t.pieces]
    return (
        reports_figure(known.pieces, addresses.theme_reports(known.theme.id), facts),
        s.Figure(
            wording.number(len(known.activities)),
            wording.say(key, count=len(known.activities), running=running),
            "#activities",
        ),
        s.Figure(
            wording.say("theme.kinds_of", count=len(reported), total=len(facts.content.impacts)),
            wording.say("theme.kinds_figure", count=len(reported)),
            "#changes",
        ),
    )


def _activities_table(known: ThemeFacts) -> s.Table:
    say = known.facts.wording.say
    columns = (
        s.Column(say("table.activity")),
        s.Column(say("table.partners")),
        s.Column(say("table.changes")),
        s.Column(say("table.reports"), numeric=True),
    )
    rows = tuple(_activity_row(activity, known) for activity in known.activities)
    return s.Table(say("theme.activities_caption", theme=known.theme.title), columns, rows)


def _activity_row(activity: Activity, known: ThemeFacts) -> tuple[str | s.Cell | s.TagsCell, ...]:
    facts = known.facts
    pieces = facts.evidence.by_activity.get(activity.id, ())
    partners = facts.wording.list_of([p.title for p in partner_links(activity.partners, facts)])
    tags = expectation_tags(expectation(activity, pieces), facts)
    address = addresses.activity(activity.id)
    nothing = facts.wording.say("table.nothing_yet")
    return (
        s.Cell(activity.title, address),
        partners or facts.wording.say("table.nobody_named"),
        s.TagsCell(tags) if tags else nothing,
        s.Cell(facts.wording.number(len(pieces)), f"{address}#reports" if pieces else ""),
    )
