"""Entries of the model as components: lines, marks, tags, steps of the thread, files."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plugins.impact.compute.deadlines import a_year_after
from plugins.impact.compute.evidence import Piece
from plugins.impact.compute.impact_counts import ActivityExpectation, activity_expectation
from plugins.impact.compute.thread import newest_first
from plugins.impact.model import addresses
from plugins.impact.model.fields import is_web_address
from plugins.impact.model.kinds import Document
from plugins.impact.model.plan import Activity, Theme
from plugins.impact.model.post import Post
from plugins.impact.report import components as c
from plugins.impact.report.site_context import SiteContext

PHONE_NUMBER = re.compile(r"\+?\d[\d ().-]+\d")


def theme_mark(theme: Theme, context: SiteContext) -> c.ThemeMark:
    """A theme with its colour."""
    return context.theme_marks[theme.id]


def post_line(post: Post, context: SiteContext) -> c.PostLine:
    """A visible post in a list."""
    line = context.post_lines.get(post.id)
    if line is None:
        line = context.post_lines[post.id] = _line(post, context)
    return line


def _line(post: Post, context: SiteContext) -> c.PostLine:
    return c.PostLine(
        post.kind,
        post.title,
        addresses.post(post),
        context.wording.when(post.date),
        summary(post),
        tuple(theme_mark(theme, context) for theme in context.thread.themes_of(post)),
    )


def post_lines(posts: Iterable[Post], context: SiteContext) -> tuple[c.PostLine, ...]:
    """Posts in a list, in the order given."""
    return tuple(post_line(post, context) for post in posts)


def summary(post: Post) -> str:
    """What a post says in a line: its summary, or the beginning of its text."""
    return post.summary or post.body.summary


def capitalised(text: str) -> str:
    """``text`` as it begins a line of its own."""
    return text[:1].upper() + text[1:]


def tag(impact: str, context: SiteContext, state: c.TagState = "reported") -> c.Tag:
    """A kind of impact in residents' words."""
    found = context.content.impacts[impact]
    return c.Tag(found.plain, found.scope, addresses.impact(impact), state)


def expectation_tags(expected: ActivityExpectation, context: SiteContext) -> tuple[c.Tag, ...]:
    """What an activity set out to change and what was reported of it.

    Where it set nothing down, what was reported is just that, not a surprise.
    """
    surprise: c.TagState = "unexpected" if expected.activity.expects else "reported"
    return (
        *(tag(impact, context) for impact in expected.evidenced),
        *(tag(impact, context, surprise) for impact in expected.unexpected),
        *(tag(impact, context, "expected") for impact in expected.missing),
    )


def partner_links(ids: Iterable[str], context: SiteContext) -> tuple[c.Link, ...]:
    """Partners by name."""
    return tuple(c.Link(context.content.partners[id_].name, addresses.partner(id_)) for id_ in ids)


def activity_line(activity: Activity, context: SiteContext) -> c.ActivityLine:
    """An activity in a list."""
    pieces = context.evidence.by_activity.get(activity.id, ())
    return c.ActivityLine(
        activity.title,
        addresses.activity(activity.id),
        activity.summary,
        context.colours[activity.themes[0]],
        activity.status,
        status_text(activity, context),
        partner_links(activity.partners, context),
        len(pieces),
        expectation_tags(activity_expectation(activity, pieces), context),
    )


def status_text(activity: Activity, context: SiteContext) -> str:
    """How an activity stands; one last seen over a year ago is only "last reported running"."""
    seen = activity.status_on
    if activity.status != "active":
        return context.wording.say(f"status.{activity.status}")
    if context.reference_date.day <= a_year_after(seen.last):
        return context.wording.say("status.active")
    return context.wording.say("status.last_seen", when=context.wording.when(seen))


def vision_step(context: SiteContext) -> c.Step:
    """The first knot of every thread."""
    link = c.Link(context.wording.say("thread.our_vision"), addresses.HOW_IT_FITS)
    return c.Step("vision", (link,))


def goal_step(themes: Iterable[Theme], context: SiteContext) -> c.Step:
    """The goals that ``themes`` work towards; or that they support the whole plan."""
    goals = context.thread.goals_of(themes)
    links = tuple(c.Link(goal.title, addresses.goal(goal.id)) for goal in goals)
    note = "" if links else context.wording.say("thread.supports_all")
    return c.Step("goal", links, note)


def theme_step(themes: Iterable[Theme]) -> c.Step:
    """The themes that something belongs to."""
    return c.Step("theme", tuple(c.Link(t.title, addresses.theme(t.id)) for t in themes))


def activity_step(ids: Iterable[str], context: SiteContext) -> c.Step:
    """The activities that something tells of."""
    activities = context.content.activities
    return c.Step(
        "activity",
        tuple(c.Link(activities[id_].title, addresses.activity(id_)) for id_ in ids),
    )


def posts_of(pieces: Iterable[Piece], context: SiteContext) -> tuple[Post, ...]:
    """The posts that tell ``pieces``, newest first, each once."""
    ids = dict.fromkeys(post for piece in pieces for post in (piece.post, *piece.told_by))
    return newest_first(context.content.posts[id_] for id_ in ids)


def contact(context: SiteContext) -> c.ContactDetails:
    """How to reach the area."""
    given = context.content.area.contact
    phone = given.phone or ""
    return c.ContactDetails(given.email or "", phone, _number_in(phone), given.drop_in or "")


def _number_in(phone: str) -> str:
    """The number to dial in a text such as "555 0142 (afternoons)"; empty where there is none."""
    found = PHONE_NUMBER.search(phone)
    return re.sub(r"[^+\d]", "", found[0]) if found else ""


def plan_periods(ids: Iterable[str], context: SiteContext) -> tuple[c.Fact, ...]:
    """The plans that something belongs to, by name; nothing where none is named."""
    names = {period.id: period.name for period in context.content.area.plan_periods}
    named = [names[id_] for id_ in ids]
    if not named:
        return ()
    term = context.wording.say("fact.plan_periods", count=len(named))
    return (c.TextFact(term, context.wording.list_of(named)),)


def source_lines(texts: Iterable[str | None]) -> tuple[c.SourceLine, ...]:
    """Sources, each once; one that is a whole web address can be followed."""
    given = dict.fromkeys(text for text in texts if text)
    return tuple(c.SourceLine(text, text if is_web_address(text) else "") for text in given)


def file_card(
    title: str, file: str | None, link: str, context: SiteContext, note: str = ""
) -> c.FileCard:
    """A document that lies here (``file``) or elsewhere (``link``), or is not published."""
    if file is None:
        return c.FileCard(title, link, "", "", note)
    asset = context.content.documents[file]
    kind = context.wording.say(f"format.{asset.format}")
    address = addresses.document_file(file)
    return c.FileCard(title, address, kind, context.wording.size(asset.size), note)


def document_card(post: Document, context: SiteContext) -> c.FileCard:
    """The document that a post is about."""
    wording, notes = context.wording, []
    if post.covers is not None:
        notes.append(wording.say("document.covers", when=wording.when(post.covers)))
    if post.agreed is not None:
        notes.append(wording.say("document.agreed", when=wording.when(post.agreed)))
    elif post.document_type == "minutes" and (post.file or post.link):
        notes.append(wording.say("document.not_agreed"))
    return file_card(post.title, post.file, post.link or "", context, " ".join(notes))


def photo_figures(post: Post, context: SiteContext) -> tuple[c.PhotoFigure, ...]:
    """The photos of a post that may be shown, with the sizes they are published in."""
    return tuple(
        c.PhotoFigure(
            published.address,
            published.width,
            published.height,
            "" if photo.decorative else photo.alt or "",
            photo.caption or "",
        )
        for photo in post.photos
        if (published := context.photos[photo.file])
    )
