"""Checks that need all pages to be known: addresses are each one's own, and links arrive."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from plugins.impact.compute import faults
from plugins.impact.compute.link_checks import Arrivals, broken_links
from plugins.impact.compute.visibility import documents_shown
from plugins.impact.model import addresses
from plugins.impact.model.content import Content
from plugins.impact.model.entry import Entry
from plugins.impact.model.text import Text
from plugins.impact.publish.rendering import path_of
from plugins.impact.read.link_targets import file_meant
from plugins.impact.report.page import Page
from plugins.impact.report.site.static_pages import REDIRECT, RedirectPage
from plugins.impact.report.site_context import SiteContext
from plugins.markup.links import TextLink
from plugins.problems import Problem

KITS_OWN = tuple(
    address.removeprefix("/") for address in (*addresses.HOLD_FILES, f"{addresses.NOT_FOUND}/")
)
ID = re.compile(r'\bid="([^"]+)"')


def page_problems(
    context: SiteContext,
    pages: Sequence[Page],
    texts: Mapping[str, Text],
    render: Callable[[Page], bytes],
) -> Iterator[Problem]:
    """Every problem between the pages of a site.

    ``render`` makes a page; it is asked only for those that a link leads into by an anchor.
    """
    yield from _shared_addresses(context, pages)
    arrivals = _arrivals(context, pages, render)
    yield from broken_links(context.everything, texts, context.content.posts.keys(), arrivals)
    yield from _advice(context)


def _advice(context: SiteContext) -> Iterator[Problem]:
    """Explanations of gaps that are not there, consents that are still to come, and evidence of
    what has not happened yet."""
    shown = {gap.key for gap in context.gaps}
    for known in context.content.known_gaps:
        if known.gap not in shown:
            line = known.origin.line("gap")
            problem = faults.GAP_NOT_THERE.at(known.origin.path, line, value=known.gap)
            yield problem.as_advice()
    for consent in context.content.consents.values():
        if consent.obtained > context.reference_date.as_of:
            path, line = consent.origin.path, consent.origin.line("obtained")
            yield faults.CONSENT_TO_COME.at(path, line, day=consent.obtained).as_advice()
    for id_ in dict.fromkeys(piece.post for piece in context.evidence.pieces):
        post = context.content.posts[id_]
        if post.date.first > context.reference_date.as_of:
            line = post.origin.line("date")
            yield faults.FROM_THE_FUTURE.at(post.origin.path, line).as_advice()


def _shared_addresses(context: SiteContext, pages: Sequence[Page]) -> Iterator[Problem]:
    """Two pages at one address: the later one would hide the earlier."""
    first: dict[str, Page] = {}
    folders = {folder for page in pages for folder in _folders(page)}
    for page in pages:
        path = path_of(page.address).casefold()
        other = first.setdefault(path, page)
        taken_by = _named(other) if other is not page else ""
        if page.template == REDIRECT and not taken_by:
            taken_by = _kits_own(path, folders)
        if taken_by:
            where, line = _place(page, context.everything)
            yield faults.ADDRESS_TWICE.at(where, line, value=page.address, other=taken_by)


def _folders(page: Page) -> Iterator[str]:
    """The folders in which the file of ``page`` lies, which no file may be called."""
    folder = path_of(page.address).casefold().rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


def _kits_own(path: str, folders: Collection[str]) -> str:
    """What else of the site an old address would stand in the way of, if anything."""
    if path.startswith(KITS_OWN):
        return "a file of the kit"
    return "a folder of the site" if path in folders else ""


def _named(page: Page) -> str:
    view = page.view()
    if isinstance(view, RedirectPage):
        return f"“{view.target.title}”, as an old one"
    return f"“{view.head.title}”"


def _place(page: Page, content: Content) -> tuple[str, int]:
    """The file and line that gave a page its address."""
    view = page.view()
    if isinstance(view, RedirectPage):
        return _line(view.target.address, ("old_addresses", "formerly"), content)
    return _line(page.address, ("title",), content)


def _line(address: str, fields: Iterable[str], content: Content) -> tuple[str, int]:
    for entry, published_at in _entries(content):
        if published_at == address:
            written = (field for field in fields if entry.origin.has(field))
            return entry.origin.path, entry.origin.line(*written)
    return content.area.origin.path, 1


def _entries(content: Content) -> Iterator[tuple[Entry, str]]:
    for theme in content.themes.values():
        yield theme, addresses.theme(theme.id)
    for activity in content.activities.values():
        yield activity, addresses.activity(activity.id)
    for page in content.pages.values():
        yield page, addresses.page(page.id)
    for post in content.posts.values():
        yield post, addresses.post(post)


def _arrivals(
    context: SiteContext, pages: Sequence[Page], render: Callable[[Page], bytes]
) -> Arrivals:
    by_address = {page.address: page for page in pages if page.address != addresses.NOT_FOUND}
    files = {f"/{addresses.document_path(name)}" for name in documents_shown(context.content)}
    places = {entry.origin.path: address for entry, address in _entries(context.everything)}

    @cache
    def ids(address: str) -> frozenset[str]:
        page = by_address.get(address)
        if page is None:
            return frozenset()
        return frozenset(ID.findall(render(page).decode()))

    def of_file(link: TextLink, path: str) -> str:
        return places.get(file_meant(link, path), "")

    return Arrivals({*by_address, *files}, of_file, lambda address, anchor: anchor in ids(address))
