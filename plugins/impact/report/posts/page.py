"""A post: its thread up to the vision, what it tells, and how anyone knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.impact.model import addresses
from plugins.impact.model.kinds import Grant, PlanNews, RepReport
from plugins.impact.model.post import Post, Row
from plugins.impact.report import components as c
from plugins.impact.report.entries import (
    activity_step,
    contact,
    file_card,
    goal_step,
    partner_links,
    photo_figures,
    post_line,
    post_lines,
    source_lines,
    summary,
    tag,
    theme_mark,
    theme_step,
    vision_step,
)
from plugins.impact.report.page import Head, View, head
from plugins.impact.report.posts.details import Detail, detail
from plugins.impact.report.site_context import SiteContext
from plugins.impact.report.structured_data import post_data

SECTIONS = {
    "event": "events",
    "document": "news",
    "grant": "money",
}


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The posts before and after, within the first theme of a post."""

    earlier: c.PostLine | None
    later: c.PostLine | None
    theme: c.ThemeMark


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """What was put right, and when."""

    date_text: str
    what: str


@dataclass(frozen=True, slots=True)
class PostPage(View):
    """A post of any kind; ``detail`` is what the kind adds."""

    thread: c.ThreadSteps
    kind: str
    date_text: str
    date_note: str
    authors: str
    updated: str
    language: str
    lede: str
    facts: tuple[c.Fact, ...]
    evidence: tuple[c.EvidenceLine, ...]
    photos: tuple[c.PhotoFigure, ...]
    films: tuple[c.FilmCard, ...]
    documents: tuple[c.FileCard, ...]
    tells_of: tuple[c.PostLine, ...]
    told_by: tuple[c.PostLine, ...]
    translations: tuple[c.Link, ...]
    neighbours: Neighbours | None
    corrections: tuple[CorrectionLine, ...]
    sources: tuple[c.SourceLine, ...]
    contact: c.ContactDetails
    detail: Detail | None


def post_page(post: Post, context: SiteContext) -> PostPage:
    """The page of a post of any kind."""
    wording = context.wording
    return PostPage(
        head=_head(post, context),
        thread=_thread(post, context),
        kind=post.kind,
        date_text=wording.when(post.date),
        date_note=post.date_note or "",
        authors=wording.list_of(list(post.authors)) if post.authors else "",
        updated=wording.day(post.updated) if post.updated else "",
        language=post.language or "",
        lede=post.summary or "",
        facts=tuple(_facts(post, context)),
        evidence=tuple(_evidence(row, context) for row in post.rows if row.states_something),
        photos=photo_figures(post, context),
        films=tuple(
            c.FilmCard(
                film.title,
                film.link,
                film.length or "",
                addresses.document_file(film.transcript) if film.transcript else "",
            )
            for film in post.films
        ),
        documents=tuple(file_card(d.title, d.file, "", context) for d in post.documents),
        tells_of=_posts(post.tells_of, context),
        told_by=post_lines(context.thread.told_by[post.id], context),
        translations=tuple(
            c.Link(other.title, addresses.post(other))
            for other in context.thread.translations.get(post.id, ())
        ),
        neighbours=_neighbours(post, context),
        corrections=tuple(CorrectionLine(wording.day(c.date), c.what) for c in post.corrections),
        sources=source_lines(post.sources),
        contact=contact(context),
        detail=detail(post, context),
    )


def _head(post: Post, context: SiteContext) -> Head:
    state = context.state(post)
    return head(
        context,
        post.title,
        addresses.post(post),
        description=summary(post),
        section=SECTIONS.get(post.kind, "news"),
        banner=state if state in ("draft", "scheduled") else "",
        social_type="article",
        jsonld=post_data(post, context),
        in_index=state == "published",
    )


def _thread(post: Post, context: SiteContext) -> c.ThreadSteps:
    themes = context.thread.themes_of(post)
    meta = (
        f"{context.wording.say(f'kind.{post.kind}', count=1)} · {context.wording.when(post.date)}"
    )
    if not themes:
        note = context.wording.say("thread.tied_to_nothing")
        steps: tuple[c.Step, ...] = (vision_step(context), c.Step("theme", (), note))
        return c.ThreadSteps(steps, post.title, "", meta=meta, summary=post.summary or "")
    steps = (vision_step(context), goal_step(themes, context), theme_step(themes))
    if post.activities:
        steps = (*steps, activity_step(post.activities, context))
    number = context.colours[themes[0].id]
    return c.ThreadSteps(steps, post.title, "", number, post.summary or "", meta)


def _facts(post: Post, context: SiteContext) -> Iterator[c.Fact]:
    say, wording = context.wording.say, context.wording
    partners = partner_links(post.partners, context)
    if partners:
        yield c.LinksFact(say("fact.partners"), partners)
    if isinstance(post, PlanNews):
        if post.plan_period is not None:
            names = {period.id: period.name for period in context.content.area.plan_periods}
            yield c.TextFact(say("fact.plan_period"), names[post.plan_period])
        if post.decision:
            yield c.TextFact(say("fact.decision"), post.decision)
    if isinstance(post, RepReport):
        yield c.TextFact(
            say("fact.quarters", count=len(post.covered)),
            wording.list_of([wording.quarter(quarter) for quarter in post.covered]),
        )
    if isinstance(post, Grant) and post.recipient.org_id:
        yield c.TextFact(say("fact.org_id"), post.recipient.org_id)


def _evidence(row: Row, context: SiteContext) -> c.EvidenceLine:
    content, wording = context.content, context.wording
    if row.activity is not None:
        activity = content.activities[row.activity]
        about = c.Link(activity.title, addresses.activity(activity.id))
        theme = activity.themes[0]
    else:
        theme = row.theme or ""
        about = c.Link(content.themes[theme].title, addresses.theme(theme))
    return c.EvidenceLine(
        about,
        context.colours[theme],
        tuple(tag(impact, context) for impact in row.impacts),
        _people(row, context),
        tuple(
            wording.say(
                "evidence.output",
                measure=output.measure,
                value=f"{wording.quantity(output.value)} {output.unit or ''}".strip(),
            )
            for output in row.outputs
        ),
        row.known_from or "",
    )


def _people(row: Row, context: SiteContext) -> str:
    if row.people is None:
        return ""
    wording = context.wording
    count = wording.quantity(row.people)
    if row.who:
        return wording.say("evidence.people_who", people=count, who=row.who)
    return wording.say("evidence.people", people=count, count=int(row.people.amount))


def _posts(ids: tuple[str, ...], context: SiteContext) -> tuple[c.PostLine, ...]:
    posts = context.content.posts
    return post_lines((posts[id_] for id_ in ids if id_ in posts), context)


def _neighbours(post: Post, context: SiteContext) -> Neighbours | None:
    """The posts before and after within the first theme; none where there is no theme."""
    themes = context.thread.themes_of(post)
    if not themes:
        return None
    earlier, later = context.thread.neighbours(post, themes[0].id)
    return Neighbours(
        post_line(earlier, context) if earlier else None,
        post_line(later, context) if later else None,
        theme_mark(themes[0], context),
    )
