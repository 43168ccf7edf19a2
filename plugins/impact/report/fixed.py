"""Pages that are no list and no entry of the plan: take part, glossary, 404, redirects."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.impact.model import addresses
from plugins.impact.model.plan import FixedPage
from plugins.impact.report import shapes as s
from plugins.impact.report import views as v
from plugins.impact.report.events import coming
from plugins.impact.report.facts import Facts
from plugins.impact.report.lines import contact, head, html

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
    invitation = facts.content.area.invitation
    title = facts.wording.say("take_part.title")
    return v.TakePartPage(
        head(facts, title, addresses.TAKE_PART, section="take_part"),
        html(invitation.html if invitation else ""),
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
        html(page.body.html),
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


def withdrawn_pages(facts: Facts) -> Iterator[v.WithdrawnPage]:
    """A neutral notice at the address of each thing that was withdrawn."""
    title = facts.wording.say("withdrawn.title")
    for post in facts.withdrawn:
        yield v.WithdrawnPage(head(facts, title, addresses.post(post), in_index=False))


def redirects(facts: Facts) -> Iterator[v.RedirectPage]:
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


def _redirect(old: str, title: str, new: str, facts: Facts) -> v.RedirectPage:
    said = facts.wording.say("redirect.title", title=title)
    return v.RedirectPage(head(facts, said, old, in_index=False), s.Link(title, new))
