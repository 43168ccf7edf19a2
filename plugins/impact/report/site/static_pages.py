"""Pages that are no list and no entry of the plan: take part, glossary, 404, redirects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from plugins.impact.model import addresses
from plugins.impact.model.plan import StaticPage
from plugins.impact.report import components as c
from plugins.impact.report.entries import contact
from plugins.impact.report.events.page import coming
from plugins.impact.report.page import Page, View, head
from plugins.impact.report.site_context import SiteContext

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


@dataclass(frozen=True, slots=True)
class TakePartPage(View):
    """``/take-part/``: how to join in and whom to ask."""

    contact: c.ContactDetails
    coming: tuple[c.EventCard, ...]


@dataclass(frozen=True, slots=True)
class AreaPage(View):
    """A page of the area."""

    updated: str
    contact: c.ContactDetails


@dataclass(frozen=True, slots=True)
class Term:
    """A word and its meaning."""

    term: str
    meaning: str


@dataclass(frozen=True, slots=True)
class GlossaryPage(View):
    """``/words-we-use/``: what our words mean."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class NotFoundPage(View):
    """The page for an address that leads nowhere."""


@dataclass(frozen=True, slots=True)
class WithdrawnPage(View):
    """The address of something withdrawn: it repeats nothing of it."""


@dataclass(frozen=True, slots=True)
class RedirectPage(View):
    """An old address, and where its page is now."""

    target: c.Link


def take_part_page(context: SiteContext) -> TakePartPage:
    """``/take-part/``."""
    title = context.wording.say("take_part.title")
    return TakePartPage(
        head(context, title, addresses.TAKE_PART, section="take_part"),
        contact(context),
        coming(context),
    )


def area_page(page: StaticPage, context: SiteContext) -> AreaPage:
    """A page of the area."""
    return AreaPage(
        head(
            context,
            page.title,
            addresses.page(page.id),
            description=page.summary or "",
            section=page.id if page.menu else "",
        ),
        context.wording.day(page.updated) if page.updated else "",
        contact(context),
    )


def glossary_page(context: SiteContext) -> GlossaryPage:
    """``/words-we-use/``."""
    say = context.wording.say
    terms = tuple(Term(say(f"term.{key}"), say(f"term.{key}.meaning")) for key in TERMS)
    return GlossaryPage(head(context, say("glossary.title"), addresses.GLOSSARY), terms)


def not_found_page(context: SiteContext) -> NotFoundPage:
    """The page for an address that leads nowhere."""
    title = context.wording.say("not_found.title")
    return NotFoundPage(head(context, title, addresses.NOT_FOUND, in_index=False))


def withdrawn_page(address: str, context: SiteContext) -> WithdrawnPage:
    """A neutral notice at the address of something that was withdrawn."""
    return WithdrawnPage(
        head(context, context.wording.say("withdrawn.title"), address, in_index=False)
    )


def redirects(context: SiteContext) -> Iterator[Page]:
    """Every old address of a theme, an activity or a post."""
    content = context.content
    for theme in content.themes.values():
        for old in theme.formerly:
            yield _redirect(addresses.theme(old), theme.title, addresses.theme(theme.id), context)
    for activity in content.activities.values():
        for old in activity.formerly:
            new = addresses.activity(activity.id)
            yield _redirect(addresses.activity(old), activity.title, new, context)
    for post in context.thread.posts:
        for old in post.old_addresses if context.state(post) == "published" else ():
            yield _redirect(old, post.title, addresses.post(post), context)


def _redirect(old: str, title: str, new: str, context: SiteContext) -> Page:
    view = partial(redirect_page, old, c.Link(title, new), context)
    return Page(old, REDIRECT, view, in_index=False)


def redirect_page(old: str, target: c.Link, context: SiteContext) -> RedirectPage:
    """An old address, and where its page is now."""
    said = context.wording.say("redirect.title", title=target.title)
    return RedirectPage(head(context, said, old, in_index=False), target)
