"""A post: its thread up to the vision, what it tells, and how anyone knows."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.impact.model import addresses
from plugins.impact.model.evidence import Row
from plugins.impact.model.kinds import Grant, PlanNews, RepReport
from plugins.impact.model.post import Post
from plugins.impact.report import shapes as s
from plugins.impact.report import views as v
from plugins.impact.report.details import detail
from plugins.impact.report.facts import Facts
from plugins.impact.report.files import file_card, photo_figures
from plugins.impact.report.lines import (
    activity_step,
    contact,
    goal_step,
    head,
    partner_links,
    post_line,
    post_lines,
    source_lines,
    summary,
    tag,
    theme_mark,
    theme_step,
    vision_step,
)
from plugins.impact.report.structured_data import post_data

SECTIONS = {
    "event": "events",
    "document": "news",
    "grant": "money",
}


def post_page(post: Post, facts: Facts) -> v.PostPage:
    """The page of a post of any kind."""
    wording = facts.wording
    return v.PostPage(
        head=_head(post, facts),
        thread=_thread(post, facts),
        kind=post.kind,
        date_text=wording.when(post.date),
        date_note=post.date_note or "",
        authors=wording.list_of(list(post.authors)) if post.authors else "",
        updated=wording.day(post.updated) if post.updated else "",
        language=post.language or "",
        lede=post.summary or "",
        facts=tuple(_facts(post, facts)),
        evidence=tuple(_evidence(row, facts) for row in post.rows if row.states_something),
        photos=photo_figures(post, facts),
        films=tuple(
            s.FilmCard(
                film.title,
                film.link,
                film.length or "",
                addresses.document_file(film.transcript) if film.transcript else "",
            )
            for film in post.films
        ),
        documents=tuple(file_card(d.title, d.file, "", facts) for d in post.documents),
        tells_of=_posts(post.tells_of, facts),
        told_by=post_lines(facts.thread.told_by[post.id], facts),
        translations=tuple(
            s.Link(other.title, addresses.post(other))
            for other in facts.thread.translations.get(post.id, ())
        ),
        neighbours=_neighbours(post, facts),
        corrections=tuple(v.CorrectionLine(wording.day(c.date), c.what) for c in post.corrections),
        sources=source_lines(post.sources),
        contact=contact(facts),
        detail=detail(post, facts),
    )


def _head(post: Post, facts: Facts) -> s.Head:
    state = facts.state(post)
    return head(
        facts,
        post.title,
        addresses.post(post),
        description=summary(post),
        section=SECTIONS.get(post.kind, "news"),
        banner=state if state in ("draft", "scheduled") else "",
        social_type="article",
        jsonld=post_data(post, facts),
        in_index=state == "published",
    )


def _thread(post: Post, facts: Facts) -> s.Thread:
    themes = facts.thread.themes_of(post)
    meta = f"{facts.wording.say(f'kind.{post.kind}', count=1)} · {facts.wording.when(post.date)}"
    if not themes:
        note = facts.wording.say("thread.tied_to_nothing")
        steps: tuple[s.Step, ...] = (vision_step(facts), s.Step("theme", (), note))
        return s.Thread(steps, post.title, "", meta=meta, summary=post.summary or "")
    steps = (vision_step(facts), goal_step(themes, facts), theme_step(themes))
    if post.activities:
        steps = (*steps, activity_step(post.activities, facts))
    number = facts.colours[themes[0].id]
    return s.Thread(steps, post.title, "", number, post.summary or "", meta)


def _facts(post: Post, facts: Facts) -> Iterator[s.Fact]:
    say, wording = facts.wording.say, facts.wording
    partners = partner_links(post.partners, facts)
    if partners:
        yield s.LinksFact(say("fact.partners"), partners)
    if isinstance(post, PlanNews):
        if post.plan_period is not None:
            names = {period.id: period.name for period in facts.content.area.plan_periods}
            yield s.TextFact(say("fact.plan_period"), names[post.plan_period])
        if post.decision:
            yield s.TextFact(say("fact.decision"), post.decision)
    if isinstance(post, RepReport):
        yield s.TextFact(
            say("fact.quarters", count=len(post.covered)),
            wording.list_of([wording.quarter(quarter) for quarter in post.covered]),
        )
    if isinstance(post, Grant) and post.recipient.org_id:
        yield s.TextFact(say("fact.org_id"), post.recipient.org_id)


def _evidence(row: Row, facts: Facts) -> s.EvidenceLine:
    content, wording = facts.content, facts.wording
    if row.activity is not None:
        activity = content.activities[row.activity]
        about = s.Link(activity.title, addresses.activity(activity.id))
        theme = activity.themes[0]
    else:
        theme = row.theme or ""
        about = s.Link(content.themes[theme].title, addresses.theme(theme))
    return s.EvidenceLine(
        about,
        facts.colours[theme],
        tuple(tag(impact, facts) for impact in row.impacts),
        _people(row, facts),
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


def _people(row: Row, facts: Facts) -> str:
    if row.people is None:
        return ""
    wording = facts.wording
    count = wording.quantity(row.people)
    if row.who:
        return wording.say("evidence.people_who", people=count, who=row.who)
    return wording.say("evidence.people", people=count, count=int(row.people.amount))


def _posts(ids: tuple[str, ...], facts: Facts) -> tuple[s.PostLine, ...]:
    posts = facts.content.posts
    return post_lines((posts[id_] for id_ in ids if id_ in posts), facts)


def _neighbours(post: Post, facts: Facts) -> v.Neighbours | None:
    """The posts before and after within the first theme; none where there is no theme."""
    themes = facts.thread.themes_of(post)
    if not themes:
        return None
    earlier, later = facts.thread.neighbours(post, themes[0].id)
    return v.Neighbours(
        post_line(earlier, facts) if earlier else None,
        post_line(later, facts) if later else None,
        theme_mark(themes[0], facts),
    )
