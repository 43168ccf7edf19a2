"""One build of a site: read, check, work out, and hand over every file.

Knows nothing of Pelican, and writes nothing: ``files`` gives each file to whoever does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from jinja2 import Environment

from plugins.impact.compute.accounting import Account, account, unused_files
from plugins.impact.compute.consistency import inconsistencies
from plugins.impact.model import addresses
from plugins.impact.model.content import Content
from plugins.impact.model.soundness import sound
from plugins.impact.publish.checks import page_problems
from plugins.impact.publish.feeds import feeds
from plugins.impact.publish.memory import SiteMemory
from plugins.impact.publish.parts import bundle_parts, document_parts, feed_parts, made, page_parts
from plugins.impact.publish.photos import Photos
from plugins.impact.publish.sitemap import robots, sitemap
from plugins.impact.publish.theme import OutputFile, Theme
from plugins.impact.read.files import find
from plugins.impact.read.reading import Language, Reading, Way, read_content
from plugins.impact.report.facts import Facts, Site
from plugins.impact.report.frame import frame
from plugins.impact.report.pages import pages
from plugins.impact.report.shapes import Page
from plugins.impact.words import catalogue, languages
from plugins.incremental import Closures, Part, References, fingerprint
from plugins.markup import Words
from plugins.parallel import shared
from plugins.problems import Problem, in_order
from plugins.progress import counting


@dataclass(frozen=True)
class Order:
    """What is to be built.

    ``content`` is the area's folder and ``shown_as`` how messages name it; ``site_address``
    the absolute address without a closing slash, empty where there is none yet; ``as_of``
    the day, by default today in the area's time zone; ``preview`` whether drafts are shown;
    ``jobs`` how many processes share the work.
    """

    content: Path
    theme: Path
    shown_as: str = "content"
    site_address: str = ""
    as_of: date | None = None
    preview: bool = False
    jobs: int = 1


@dataclass(frozen=True)
class Build:
    """A site as far as it is known before anything is rendered."""

    order: Order
    reading: Reading
    memory: SiteMemory
    theme: Theme

    @classmethod
    def of(cls, order: Order, memory: SiteMemory | None = None) -> Build:
        """Read everything that ``order`` names; ``memory`` is that of earlier builds."""
        memory = memory or SiteMemory()
        found = find(order.content, order.shown_as, memory.reading.sources)
        language = Language(languages(), _texts)
        way = Way(memory.reading, _base(order.site_address), shared(order.jobs, counting("Texts")))
        return cls(order, read_content(found, language, way), memory, Theme.read(order.theme))

    @cached_property
    def content(self) -> Content | None:
        """What was read and holds together; none where the area itself could not be told."""
        return sound(self.reading.content) if self.reading.content else None

    @cached_property
    def as_of(self) -> date:
        """The day that the site is built for."""
        if self.order.as_of is not None:
            return self.order.as_of
        zone = self.content.area.timezone if self.content else "UTC"
        return datetime.now(ZoneInfo(zone)).date()

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem, by file and line; the site may be published if all are advice."""
        found = list(self.reading.problems)
        if self.content is not None:
            found += inconsistencies(self.content)
            wrong = {problem.path for problem in found}
            unused = unused_files(self.reading.files, self.content, self.as_of)
            found += (problem for problem in unused if problem.path not in wrong)
        if self.content is not None and all(problem.advice for problem in found):
            found += page_problems(self.facts, self.pages, self._environment)
        return in_order(found)

    @property
    def failed(self) -> bool:
        """Whether anything that is published has a problem."""
        return any(not problem.advice for problem in self.problems)

    @cached_property
    def account(self) -> Account:
        """What became of every file below the content folder."""
        return account(self.reading.files, self.problems, self.content, self.as_of)

    @cached_property
    def _bare_facts(self) -> Facts:
        assert self.content is not None
        base = _base(self.order.site_address)
        style = self.theme.bundle
        assets = (f"{base}/{asset.path}" for asset in (style.stylesheet, style.icon))
        site = Site(self.order.site_address, self.order.preview, *assets)
        return Facts.of(self.content, self.as_of, site)

    @cached_property
    def _photos(self) -> Photos:
        sources = {
            source.path.removeprefix("photos/"): source
            for source in self.reading.found.sources
            if source.path.startswith("photos/")
        }
        return Photos(self._bare_facts.content, sources, self.memory.copies)

    @cached_property
    def facts(self) -> Facts:
        """What is known of the area on the day."""
        return self._bare_facts.with_photos(self._photos.shown)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """What every page says."""
        return tuple(pages(self.facts))

    @cached_property
    def _environment(self) -> Environment:
        return self.memory.environment(
            self.theme, self.facts.wording, _base(self.order.site_address)
        )

    def closures(self, remembered: References | None = None) -> Closures:
        """Which templates stand behind which; ``remembered`` are references known before."""
        return Closures(self.theme.templates, self._environment, remembered or {})

    def parts(self, closures: Closures) -> Iterator[Part]:
        """Every file of the site. Only for a build without problems."""
        facts, base = self.facts, _base(self.order.site_address)
        around = fingerprint(
            self.memory.circumstances, facts.wording.language, facts.wording.region, base
        )
        yield from page_parts(self.pages, frame(facts), self._environment, closures, around)
        yield from feed_parts(feeds(facts), around)
        yield made(sitemap(self.pages))
        yield made(robots(facts.url(addresses.SITEMAP)))
        yield from bundle_parts(self.theme.bundle)
        yield from self._photos.parts()
        yield from document_parts(facts.content, self.reading.found)

    def files(self) -> Iterator[OutputFile]:
        """Every file of the site, made."""
        for part in self.parts(self.closures()):
            yield OutputFile(part.path, part.make())


def _base(site_address: str) -> str:
    """The folder of its host that a site lies in; empty for the root."""
    return urlsplit(site_address).path.rstrip("/")


def _texts(language: str) -> Words:
    words = catalogue(language)
    return Words(*(str(words[f"text.{key}"]) for key in ("table", "note", "back")))
