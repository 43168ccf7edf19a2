"""One build of a site: read, check, work out, and hand over every file.

Knows nothing of Pelican, and writes nothing: ``files`` gives each file to whoever does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from plugins.impact.compute.accounting import Account, account, unused_files
from plugins.impact.compute.consistency import inconsistencies
from plugins.impact.model import addresses
from plugins.impact.model.content import Content
from plugins.impact.model.soundness import sound
from plugins.impact.publish.aside import begun
from plugins.impact.publish.checks import page_problems
from plugins.impact.publish.day import today
from plugins.impact.publish.early import Beginning, language, theme_of
from plugins.impact.publish.feeds import feeds
from plugins.impact.publish.memory import SiteMemory
from plugins.impact.publish.open_data import OpenData
from plugins.impact.publish.order import Order
from plugins.impact.publish.parts import bundle_parts, document_parts, feed_parts, made, page_parts
from plugins.impact.publish.photos import Photos
from plugins.impact.publish.retouch import retouched_build
from plugins.impact.publish.sitemap import robots, sitemap
from plugins.impact.publish.templates import Templates
from plugins.impact.publish.theme import OutputFile, Theme
from plugins.impact.read.files import find
from plugins.impact.read.reading import Reading, Way, read_content
from plugins.impact.report.facts import Facts, Site
from plugins.impact.report.frame import frame
from plugins.impact.report.pages import pages
from plugins.impact.report.shapes import Page
from plugins.incremental import Closures, Part, fingerprint
from plugins.parallel import Share, shared
from plugins.problems import Problem, in_order
from plugins.progress import counting


@dataclass(frozen=True)
class Build:
    """A site as far as it is known before anything is rendered.

    ``compiled`` gives templates of ``theme`` that were compiled early.
    """

    order: Order
    reading: Reading
    memory: SiteMemory
    theme: Theme
    compiled: Callable[[], Mapping[str, bytes]] = dict

    @classmethod
    def of(
        cls, order: Order, memory: SiteMemory | None = None, early: Beginning | None = None
    ) -> Build:
        """Read everything that ``order`` names; ``memory`` is that of earlier builds, and
        ``early`` what of this one has begun."""
        memory = memory or SiteMemory()
        before = memory.reading.sources
        found = early.found if early else find(order.content, order.shown_as, before)
        theme = early.theme if early else theme_of(order)
        memory.reading.found(found)
        last = memory.last
        if last is not None and (last.order, last.theme) == (order, theme):
            again = retouched_build(last, found)
            if again is not None:
                return again
        texts = counting("Texts")
        read = early.read(texts) if early else {}
        way = Way(memory.reading, order.base, shared(order.jobs, texts), read)
        content = read_content(found, language(), way)
        return cls(order, content, memory, theme, early.compiled if early else dict)

    @cached_property
    def content(self) -> Content | None:
        """What was read and holds together; none where the area itself could not be told."""
        return sound(self.reading.content) if self.reading.content else None

    @cached_property
    def as_of(self) -> date:
        """The day that the site is built for."""
        return self.day()

    def day(self) -> date:
        """That day, seen now."""
        if self.order.as_of is not None:
            return self.order.as_of
        return today(self.content.area.timezone if self.content else "UTC")

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
        base = self.order.base
        style = self.theme.bundle
        assets = (f"{base}/{asset.path}" for asset in (style.stylesheet, style.icon))
        site = Site(self.order.site_address, self.order.preview, *assets)
        return Facts.of(self.content, self.as_of, site)

    @cached_property
    def _photos(self) -> Photos:
        return Photos(self._bare_facts.content, self.reading.found, self.memory.copies)

    @cached_property
    def facts(self) -> Facts:
        """What is known of the area on the day."""
        return self._bare_facts.with_photos(self._photos.shown)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """What every page says."""
        return self._said[0]

    @property
    def _open_data(self) -> OpenData:
        return self._said[1]

    @cached_property
    def _said(self) -> tuple[tuple[Page, ...], OpenData]:
        """Every page, of which one says how large the files of open data are; and those."""
        facts = self.facts
        self._environment.take(self.compiled())  # two copies at a time would take more memory
        aside = begun(facts, self.memory, self.order.jobs)
        said = tuple(pages(facts))
        data = OpenData(facts, aside())
        return (*said, data.page), data

    @cached_property
    def _environment(self) -> Templates:
        return self.memory.environment(self.theme, self.facts.wording, self.order.base)

    @cached_property
    def closures(self) -> Closures:
        """Which templates stand behind which."""
        return Closures(self.theme.templates)

    @cached_property
    def _around(self) -> str:
        """What stands for all that shapes every file besides its values."""
        wording, known = self.facts.wording, self.memory.circumstances
        return fingerprint(known, wording.language, wording.region, self.order.base)

    def load_templates(self, share: Share) -> None:
        """Load all that pages are made with, before several processes make them."""
        wanted = self.closures.closure(*{f"{page.template}.html" for page in self.pages})
        self._environment.load(wanted & self.theme.templates.keys(), share)

    def page_parts(self, pages: tuple[Page, ...]) -> Iterator[Part]:
        """The files of ``pages``."""
        around = frame(self.facts)
        return page_parts(pages, around, self._environment, self.closures, self._around)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every file of the site. Only for a build without problems."""
        return (
            *self.page_parts(self.pages),
            *feed_parts(feeds(self.facts), self._around),
            *self._open_data.parts(),
            made(sitemap(self.pages)),
            made(robots(self.facts.url(addresses.SITEMAP))),
            *bundle_parts(self.theme.bundle),
            *self._photos.parts(),
            *document_parts(self.facts.content, self.reading.found),
        )

    def files(self) -> Iterator[OutputFile]:
        """Every file of the site, made."""
        for part in self.parts:
            yield OutputFile(part.path, part.data)
