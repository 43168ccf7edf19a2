"""Entries of the model → the shapes that pages show them in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plugins.impact.compute.pieces import Piece
from plugins.impact.compute.reckoning import a_year_after
from plugins.impact.compute.tally import Expectation, expectation
from plugins.impact.compute.thread import newest_first
from plugins.impact.model import addresses
from plugins.impact.model.fields import URL
from plugins.impact.model.plan import Activity, Theme
from plugins.impact.model.post import Post
from plugins.impact.report import shapes as s
from plugins.impact.report.facts import Facts

PHONE_NUMBER = re.compile(r"\+?\d[\d ().-]+\d")


def theme_mark(theme: Theme, facts: Facts) -> s.ThemeMark:
    """A theme with its colour."""
    return facts.theme_marks[theme.id]


def post_line(post: Post, facts: Facts) -> s.PostLine:
    """A visible post in a list."""
    line = facts.post_lines.get(post.id)
    if line is None:
        line = facts.post_lines[post.id] = _line(post, facts)
    return line


def _line(post: Post, facts: Facts) -> s.PostLine:
    return s.PostLine(
        post.kind,
        post.title,
        addresses.post(post),
        facts.wording.when(post.date),
        summary(post),
        tuple(theme_mark(theme, facts) for theme in facts.thread.themes_of(post)),
    )


def post_lines(posts: Iterable[Post], facts: Facts) -> tuple[s.PostLine, ...]:
    """Posts in a list, in the order given."""
    return tuple(post_line(post, facts) for post in posts)


def summary(post: Post) -> str:
    """What a post says in a line: its summary, or the beginning of its text."""
    return post.summary or post.body.summary


def capitalised(text: str) -> str:
    """``text`` as it begins a line of its own."""
    return text[:1].upper() + text[1:]


def tag(impact: str, facts: Facts, state: s.TagState = "reported") -> s.Tag:
    """A kind of impact in residents' words."""
    found = facts.content.impacts[impact]
    return s.Tag(found.plain, found.scope, addresses.impact(impact), state)


def expectation_tags(expected: Expectation, facts: Facts) -> tuple[s.Tag, ...]:
    """What an activity set out to change and what was reported of it.

    Where it set nothing down, what was reported is just that, not a surprise.
    """
    surprise: s.TagState = "unexpected" if expected.activity.expects else "reported"
    return (
        *(tag(impact, facts) for impact in expected.evidenced),
        *(tag(impact, facts, surprise) for impact in expected.unexpected),
        *(tag(impact, facts, "expected") for impact in expected.missing),
    )


def partner_links(ids: Iterable[str], facts: Facts) -> tuple[s.Link, ...]:
    """Partners by name."""
    return tuple(s.Link(facts.content.partners[id_].name, addresses.partner(id_)) for id_ in ids)


def activity_line(activity: Activity, facts: Facts) -> s.ActivityLine:
    """An activity in a list."""
    pieces = facts.evidence.by_activity.get(activity.id, ())
    return s.ActivityLine(
        activity.title,
        addresses.activity(activity.id),
        activity.summary,
        facts.colours[activity.themes[0]],
        activity.status,
        status_text(activity, facts),
        partner_links(activity.partners, facts),
        len(pieces),
        expectation_tags(expectation(activity, pieces), facts),
    )


def status_text(activity: Activity, facts: Facts) -> str:
    """How an activity stands; one last seen over a year ago is only "last reported running"."""
    seen = activity.status_on
    if activity.status != "active":
        return facts.wording.say(f"status.{activity.status}")
    if facts.reckoning.day <= a_year_after(seen.last):
        return facts.wording.say("status.active")
    return facts.wording.say("status.last_seen", when=facts.wording.when(seen))


def vision_step(facts: Facts) -> s.Step:
    """The first knot of every thread."""
    link = s.Link(facts.wording.say("thread.our_vision"), addresses.HOW_IT_FITS)
    return s.Step("vision", (link,))


def goal_step(themes: Iterable[Theme], facts: Facts) -> s.Step:
    """The goals that ``themes`` work towards; or that they support the whole plan."""
    goals = facts.thread.goals_of(themes)
    links = tuple(s.Link(goal.title, addresses.goal(goal.id)) for goal in goals)
    note = "" if links else facts.wording.say("thread.supports_all")
    return s.Step("goal", links, note)


def theme_step(themes: Iterable[Theme]) -> s.Step:
    """The themes that something belongs to."""
    return s.Step("theme", tuple(s.Link(t.title, addresses.theme(t.id)) for t in themes))


def activity_step(ids: Iterable[str], facts: Facts) -> s.Step:
    """The activities that something tells of."""
    activities = facts.content.activities
    return s.Step(
        "activity",
        tuple(s.Link(activities[id_].title, addresses.activity(id_)) for id_ in ids),
    )


def posts_of(pieces: Iterable[Piece], facts: Facts) -> tuple[Post, ...]:
    """The posts that tell ``pieces``, newest first, each once."""
    ids = dict.fromkeys(post for piece in pieces for post in (piece.post, *piece.told_by))
    return newest_first(facts.content.posts[id_] for id_ in ids)


def contact(facts: Facts) -> s.Contact:
    """How to reach the area."""
    given = facts.content.area.contact
    phone = given.phone or ""
    return s.Contact(given.email or "", phone, _number_in(phone), given.drop_in or "")


def _number_in(phone: str) -> str:
    """The number to dial in a text such as "555 0142 (afternoons)"; empty where there is none."""
    found = PHONE_NUMBER.search(phone)
    return re.sub(r"[^+\d]", "", found[0]) if found else ""


def plan_periods(ids: Iterable[str], facts: Facts) -> tuple[s.Fact, ...]:
    """The plans that something belongs to, by name; nothing where none is named."""
    names = {period.id: period.name for period in facts.content.area.plan_periods}
    named = [names[id_] for id_ in ids]
    if not named:
        return ()
    term = facts.wording.say("fact.plan_periods", count=len(named))
    return (s.TextFact(term, facts.wording.list_of(named)),)


def source_lines(texts: Iterable[str | None]) -> tuple[s.SourceLine, ...]:
    """Sources, each once; one that is a whole web address can be followed."""
    given = dict.fromkeys(text for text in texts if text)
    return tuple(s.SourceLine(text, text if URL.fullmatch(text) else "") for text in given)


def head(facts: Facts, title: str, address: str, **more: object) -> s.Head:
    """The head of a page; ``more`` are further fields of ``Head``."""
    return s.Head(title=title, address=address, url=facts.url(address), **more)  # type: ignore[arg-type]
