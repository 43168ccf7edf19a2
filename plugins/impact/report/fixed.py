"""Pages that are no list and no entry of the plan: take part, glossary, 404, redirects."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from plugins.impact.model import addresses
from plugins.impact.model.plan import FixedPage
from plugins.impact.report import shapes as s
from plugins.impact.report import views as v
from plugins.impact.report.events import coming
from plugins.impact.report.facts import Facts
from plugins.impact.report.lines import contact, head

REDIRECT = "redirect"
TERMS = (
    "vision",
    "goal",
    "theme",
    "activity",
    "report",
    "output",
    "added_value",
    "rep",
    "partnership",
    "review",
    "gap",
)


def take_part_page(facts: Facts) -> v.TakePartPage:
    """``/take-part/``."""
    title = facts.wording.say("take_part.title")
    return v.TakePartPage(
        head(facts, title, addresses.TAKE_PART, section="take_part"),
        contact(facts),
        coming(facts),
    )


def area_page(page: FixedPage, facts: Facts) -> v.AreaPage:
    """A page of the area."""
    return v.AreaPage(
        head(
            facts,
            page.title,
            addresses.page(page.id),
            description=page.summary or "",
            section=page.id if page.menu else "",
        ),
        facts.wording.day(page.updated) if page.updated else "",
        contact(facts),
    )


def glossary_page(facts: Facts) -> v.GlossaryPage:
    """``/words-we-use/``."""
    say = facts.wording.say
    terms = tuple(v.Term(say(f"term.{key}"), say(f"term.{key}.meaning")) for key in TERMS)
    return v.GlossaryPage(head(facts, say("glossary.title"), addresses.GLOSSARY), terms)


def not_found_page(facts: Facts) -> v.NotFoundPage:
    """The page for an address that leads nowhere."""
    title = facts.wording.say("not_found.title")
    return v.NotFoundPage(head(facts, title, addresses.NOT_FOUND, in_index=False))


def withdrawn_page(address: str, facts: Facts) -> v.WithdrawnPage:
    """A neutral notice at the address of something that was withdrawn."""
    return v.WithdrawnPage(
        head(facts, facts.wording.say("withdrawn.title"), address, in_index=False)
    )


def redirects(facts: Facts) -> Iterator[s.Page]:
    """Every old address of a theme, an activity or a post."""
    content = facts.content
    for theme in content.themes.values():
        for old in theme.formerly:
            yield _redirect(addresses.theme(old), theme.title, addresses.theme(theme.id), facts)
    for activity in content.activities.values():
        for old in activity.formerly:
            new = addresses.activity(activity.id)
            yield _redirect(addresses.activity(old), activity.title, new, facts)
    for post in facts.thread.posts:
        for old in post.old_addresses if facts.state(post) == "published" else ():
            yield _redirect(old, post.title, addresses.post(post), facts)


def _redirect(old: str, title: str, new: str, facts: Facts) -> s.Page:
    view = partial(redirect_page, old, s.Link(title, new), facts)
    return s.Page(old, REDIRECT, view, in_index=False)


def redirect_page(old: str, target: s.Link, facts: Facts) -> v.RedirectPage:
    """An old address, and where its page is now."""
    said = facts.wording.say("redirect.title", title=target.title)
    return v.RedirectPage(head(facts, said, old, in_index=False), target)
