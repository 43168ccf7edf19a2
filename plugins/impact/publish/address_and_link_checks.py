"""Checks that need all pages to be known: addresses are each one's own, and links arrive."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from jinja2 import Environment

from plugins.impact.compute import faults
from plugins.impact.compute.links import Arrivals, broken_links
from plugins.impact.compute.uses import documents_shown
from plugins.impact.model import addresses
from plugins.impact.model.content import Content
from plugins.impact.model.record import Entry
from plugins.impact.publish.advice import advice
from plugins.impact.publish.rendering import path_of, rendered
from plugins.impact.read.places import file_meant
from plugins.impact.report.facts import Facts
from plugins.impact.report.frame import frame
from plugins.impact.report.shapes import Page
from plugins.impact.report.views import RedirectPage
from plugins.markup import Link
from plugins.problems import Problem

KITS_OWN = ("assets/", "data/", "feeds/", "files/", "photos/", "robots.txt", "sitemap.xml")
"""Where the site has files that are no pages."""
ID = re.compile(r'\bid="([^"]+)"')


def page_problems(
    facts: Facts, pages: Sequence[Page], environment: Environment
) -> Iterator[Problem]:
    """Every problem between the pages of a site."""
    yield from _shared_addresses(facts, pages)
    arrivals = _arrivals(facts, pages, environment)
    yield from broken_links(facts.everything, facts.content.posts.keys(), arrivals)
    yield from advice(facts)


def _shared_addresses(facts: Facts, pages: Sequence[Page]) -> Iterator[Problem]:
    """Two pages at one address: the later one would hide the earlier."""
    first: dict[str, Page] = {}
    folders = {folder for page in pages for folder in _folders(page)}
    for page in pages:
        path = path_of(page.head.address).casefold()
        other = first.setdefault(path, page)
        taken_by = _named(other) if other is not page else ""
        if isinstance(page, RedirectPage) and not taken_by:
            taken_by = _kits_own(path, folders)
        if taken_by:
            where, line = _place(page, facts.everything)
            yield faults.ADDRESS_TWICE.at(where, line, value=page.head.address, other=taken_by)


def _folders(page: Page) -> Iterator[str]:
    """The folders in which the file of ``page`` lies, which no file may be called."""
    folder = path_of(page.head.address).casefold().rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


def _kits_own(path: str, folders: Collection[str]) -> str:
    """What else of the site an old address would stand in the way of, if anything."""
    if path.startswith(KITS_OWN):
        return "a file of the kit"
    return "a folder of the site" if path in folders else ""


def _named(page: Page) -> str:
    if isinstance(page, RedirectPage):
        return f"“{page.target.title}”, as an old one"
    return f"“{page.head.title}”"


def _place(page: Page, content: Content) -> tuple[str, int]:
    """The file and line that gave a page its address."""
    if not isinstance(page, RedirectPage):
        return _line(page.head.address, ("title",), content)
    return _line(page.target.address, ("old_addresses", "formerly"), content)


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


def _arrivals(facts: Facts, pages: Sequence[Page], environment: Environment) -> Arrivals:
    by_address = {page.head.address: page for page in pages if page.head.address != "/404.html"}
    files = {f"/{addresses.document_path(name)}" for name in documents_shown(facts.content)}
    places = {entry.origin.path: address for entry, address in _entries(facts.everything)}

    @cache
    def ids(address: str) -> frozenset[str]:
        page = by_address.get(address)
        if page is None:
            return frozenset()
        return frozenset(ID.findall(rendered(page, frame(facts), environment).data.decode()))

    def of_file(link: Link, path: str) -> str:
        return places.get(file_meant(link, path), "")

    return Arrivals({*by_address, *files}, of_file, lambda address, anchor: anchor in ids(address))
