"""Where each published entry stands on a site that was made, so that none drops out of it.

The account of files (``compute/accounting.py``) says what became of each file. This one follows
each entry into what was made of it: its page, and the lists, tables and feeds that it belongs to.
It looks into the files themselves, so that it does not depend on how they are made.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import count, takewhile
from urllib.parse import unquote

from plugins.impact.compute import faults
from plugins.impact.model import addresses
from plugins.impact.model.entry import Entry
from plugins.impact.model.post import Post
from plugins.impact.publish.feeds import NEWEST
from plugins.impact.publish.rendering import path_of
from plugins.impact.report.open_data.tables import identifier
from plugins.impact.report.site_context import SiteContext
from plugins.problems import Problem

LINK = re.compile(r'\bhref="([^"]+)')
ENTRY_OF_FEED = re.compile(r'<entry>.*?<link href="([^"]+)"', re.DOTALL)
table = addresses.data_table

OF_KINDS: Mapping[str, tuple[str, ...]] = {
    "plan-news": (table("plan_news"),),
    "story": (addresses.STORIES, table("stories")),
    "case-study": (addresses.STORIES, table("case_studies")),
    "rep-report": (addresses.REP_REPORTS,),
    "theme-review": (addresses.REVIEWS, table("reviews")),
    "event": (addresses.EVENTS, table("events")),
    "grant": (addresses.GRANTS, table("grants")),
    "document": (addresses.DOCUMENTS, table("documents")),
}
"""The lists and tables of each kind of post that has some of its own."""
OF_THE_PLAN: Mapping[str, tuple[Callable[[str], str], tuple[str, ...]]] = {
    "goals": (addresses.goal, (addresses.HOW_IT_FITS, table("goals"))),
    "themes": (addresses.theme, (addresses.THEMES, table("themes"))),
    "activities": (addresses.activity, (addresses.ACTIVITIES, table("activities"))),
    "partners": (addresses.partner, (addresses.PARTNERS, table("partners"))),
    "impacts": (addresses.impact, (addresses.IMPACTS, table("impacts"))),
    "indicators": (addresses.indicator, (addresses.INDICATORS, table("indicators"))),
    "pages": (addresses.page, (addresses.HOME,)),
}
"""Each sort of entry that has a page and is no post: its address, and where it is listed."""


@dataclass(frozen=True)
class Expected:
    """An entry that everybody may see: the address of its page, its id in open data, and
    ``places``, the addresses of all lists, tables and feeds that it belongs to."""

    entry: Entry
    address: str
    id: str
    places: tuple[str, ...]


@dataclass(frozen=True)
class EntryAccount:
    """How many entries everybody may see, and a problem for each place that lacks one.

    ``translations`` are those of the ``posts`` that are told with the one they translate: they
    stand in the lists of all posts, and not in those of their kind. ``others`` are no posts.
    """

    posts: int
    translations: int
    others: int
    missing: tuple[Problem, ...]


def entry_account(
    context: SiteContext, paths: Collection[str], read: Callable[[str], bytes], base: str
) -> EntryAccount:
    """Look for every entry on the site of the files at ``paths``.

    ``read`` gives the bytes of one of them; links begin with ``base``.
    """
    posts, others = [*_posts(context)], [*_others(context)]
    site = _MadeSite(paths, read, base)
    missing = (
        faults.NOT_SHOWN.at(each.entry.origin.path, each.entry.origin.line("title"), place=place)
        for each in (*posts, *others)
        for place in _missing(each, context.url(each.address), site)
    )
    translations = len(posts) - len(context.thread.originals)
    return EntryAccount(len(posts), translations, len(others), tuple(missing))


def _posts(context: SiteContext) -> Iterator[Expected]:
    area = context.content.area.id
    for post in context.thread.posts:
        address, id_ = addresses.post(post), identifier("posts", post.id, area)
        yield Expected(post, address, id_, tuple(_places(post, context)))


def _places(post: Post, context: SiteContext) -> Iterator[str]:
    """Where a post belongs: among all posts, those of its kind, and all that it is tied to."""
    yield from (addresses.NEWS, addresses.year(int(post.id.partition("/")[0])), table("posts"))
    yield from (addresses.ALL_FEED, addresses.kind_feed(post.kind))
    for theme in context.thread.themes_of(post):
        yield from (addresses.theme(theme.id), addresses.theme_feed(theme.id))
    yield from map(addresses.activity, post.activities)
    yield from map(addresses.partner, context.thread.partners_of(post))
    if context.content.original_of(post) is None:
        yield from OF_KINDS.get(post.kind, ())


def _others(context: SiteContext) -> Iterator[Expected]:
    area = context.content.area.id
    for sort, (address, places) in OF_THE_PLAN.items():
        for id_, entry in getattr(context.content, sort).items():
            id_in_data = identifier(sort, id_, area) if sort != "pages" else ""
            yield Expected(entry, address(id_), id_in_data, places)


def _missing(expected: Expected, url: str, site: _MadeSite) -> Iterator[str]:
    """The places that lack an entry: its page, or one of those where it is listed."""
    if path_of(expected.address) not in site.paths:
        yield expected.address
    for place in expected.places:
        held = site.holds(place)
        if place.endswith(".csv"):
            found = expected.id in held
        elif place.endswith(".atom"):
            found = _plain(url) in held or len(held) == NEWEST
        else:
            found = expected.address in held
        if not found:
            yield place


def _plain(link: str) -> str:
    """An address without what a page or a feed does to its letters."""
    return unquote(unescape(link))


class _MadeSite:
    """The files of a site that was made, each looked into once."""

    def __init__(self, paths: Collection[str], read: Callable[[str], bytes], base: str) -> None:
        self.paths, self._read, self._base = paths, read, base
        self._held: dict[str, Collection[str]] = {}

    def holds(self, place: str) -> Collection[str]:
        """What is listed at an address: ids in a table, and otherwise addresses."""
        if place not in self._held:
            self._held[place] = self._found(place)
        return self._held[place]

    def _found(self, place: str) -> Collection[str]:
        if place.endswith(".csv"):
            rows = csv.reader(self._text(path_of(place)).splitlines(keepends=True))
            return {row[0] for row in rows if row}
        if place.endswith(".atom"):
            return set(map(_plain, ENTRY_OF_FEED.findall(self._text(path_of(place)))))
        pages = (path_of(addresses.numbered(place, number)) for number in count(1))
        texts = map(self._text, takewhile(self.paths.__contains__, pages))
        links = (link for text in texts for link in LINK.findall(text))
        base = _plain(self._base)
        return {_plain(link).partition("#")[0].removeprefix(base) for link in links}

    def _text(self, path: str) -> str:
        return self._read(path).decode() if path in self.paths else ""
