"""One build of a site: read, check, work out, and hand over every output.

Knows nothing of Pelican, and writes nothing: ``writing.py`` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from jinja2 import Environment

from plugins.digest import digest_of
from plugins.impact.compute.accounting import Account, account, unused_files
from plugins.impact.compute.consistency import inconsistencies
from plugins.impact.compute.link_checks import is_of_a_link
from plugins.impact.model import addresses
from plugins.impact.model.content import Content, drop_broken_references
from plugins.impact.publish.address_and_link_checks import page_problems
from plugins.impact.publish.build_options import BuildOptions
from plugins.impact.publish.clock import today
from plugins.impact.publish.entry_account import EntryAccount, entry_account
from plugins.impact.publish.open_data.files import OpenData
from plugins.impact.publish.photos import Photos
from plugins.impact.publish.rendering import path_of, template_of
from plugins.impact.publish.site_cache import SiteCache
from plugins.impact.publish.site_outputs import (
    PageOutputs,
    bundle_outputs,
    data_outputs,
    document_outputs,
    feed_outputs,
)
from plugins.impact.publish.site_theme import OutputFile, SiteTheme
from plugins.impact.publish.sitemap import robots, sitemap
from plugins.impact.read.files import find_files
from plugins.impact.read.reading import ReadOptions, ReadResult, read_content
from plugins.impact.read.texts import Language
from plugins.impact.report.page import Page
from plugins.impact.report.pages import pages
from plugins.impact.report.site.frame import frame
from plugins.impact.report.site_context import SiteContext, SiteSettings
from plugins.impact.words.catalogue import catalogue, languages
from plugins.markup.rendered import Words
from plugins.outputs.manifest import Manifest
from plugins.outputs.outputs import Output, fixed_output, made_output
from plugins.parallel import shared
from plugins.problems import Problem, in_order
from plugins.progress import counting

DATA_TEMPLATE = "data"


@dataclass(frozen=True)
class Build:
    """A site from what was read to its outputs, each step worked out when it is asked for.

    ``last`` tells of the build before, where that left a note.
    """

    options: BuildOptions
    cache: SiteCache
    theme: SiteTheme
    reading: ReadResult
    last: Manifest = field(default_factory=Manifest)

    @classmethod
    def read(
        cls,
        options: BuildOptions,
        cache: SiteCache | None = None,
        last: Manifest | None = None,
    ) -> Build:
        """Read everything that ``options`` name; ``cache`` holds what earlier builds kept."""
        cache = cache or SiteCache()
        kept = cache.reading
        found = find_files(options.content, options.shown_as, kept.sources)
        kept.found(found)
        theme = SiteTheme.read(options.theme)
        share = shared(options.jobs, counting("Texts"))
        how = ReadOptions(kept, options.base, theme.ids, share)
        reading = read_content(found, language(), how)
        return cls(options, cache, theme, reading, last or Manifest())

    @cached_property
    def content(self) -> Content | None:
        """What was read and holds together; none where the area itself could not be told."""
        content = self.reading.content
        if content is None or not self.reading.problems:
            return content
        return drop_broken_references(content)

    @cached_property
    def as_of(self) -> date:
        """The day that the site is built for."""
        if self.options.as_of is not None:
            return self.options.as_of
        return today(self.content.area.timezone if self.content else "UTC")

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem, by file and line; the site may be published if all are advice."""
        return in_order([*self.reading.problems, *self.checked])

    @property
    def failed(self) -> bool:
        """Whether anything that is published has a problem."""
        return any(not problem.advice for problem in self.problems)

    @cached_property
    def checked(self) -> tuple[Problem, ...]:
        """What checks of the whole area find: what fits together, addresses, and links.

        They depend on the facts and the templates alone, so where both are those of a build
        that succeeded, what it found is reported again.
        """
        if self.content is None:
            return ()
        if self.is_checked_before:
            return tuple(Problem(*found, advice=True) for found in self.last.advice)
        return tuple(self._checked(self.content))

    def _checked(self, content: Content) -> Iterator[Problem]:
        found = [*self.reading.problems, *inconsistencies(content)]
        wrong = {problem.path for problem in found}
        unused = unused_files(self.reading.files, content, self.as_of)
        found += (problem for problem in unused if problem.path not in wrong)
        yield from found[len(self.reading.problems) :]
        if all(problem.advice for problem in found):
            texts = self.reading.texts
            yield from page_problems(self.facts, self.pages, texts, self._render)

    @cached_property
    def account(self) -> Account:
        """What became of every file below the content folder."""
        return account(self.reading.files, self.problems, self.content, self.as_of)

    @cached_property
    def facts_key(self) -> str:
        """A key for everything the site is made from except texts, templates and styles; empty
        where nothing is kept."""
        key, options = self.cache.environment_key, self.options
        if not key:
            return ""
        said = (options.site_address, str(options.preview), options.shown_as, str(self.as_of))
        assets = (asset.path for asset in (self.theme.bundle.stylesheet, self.theme.bundle.icon))
        return digest_of(key, self.reading.facts_key, *said, *assets)

    @cached_property
    def checked_key(self) -> str:
        """What stands for all that the checks of the whole area depend on."""
        return digest_of(self.facts_key, self.theme.key) if self.facts_key else ""

    @property
    def is_checked_before(self) -> bool:
        """Whether the last build, which succeeded, checked the very same facts and templates."""
        return bool(self.checked_key) and self.checked_key == self.last.checked_key

    @cached_property
    def entry_account(self) -> EntryAccount:
        """Where every published entry stands. Only for a build without problems."""
        made = {output.path: output.make for output in self.outputs}
        return entry_account(self.facts, made, lambda path: made[path](), self.options.base)

    @cached_property
    def advice(self) -> Sequence[tuple[str, int, str, str]] | None:
        """What the checks found, for the next build to know; none where it has to look itself,
        since the line of a link in a text is no fact."""
        if any(is_of_a_link(problem) for problem in self.checked):
            return None
        return [(p.path, p.line, p.code, p.message) for p in self.checked]

    @cached_property
    def facts(self) -> SiteContext:
        """What is known of the area on the day."""
        return self.cache.facts(self.facts_key, self._facts)

    def _facts(self) -> SiteContext:
        assert self.content is not None
        base, style = self.options.base, self.theme.bundle
        assets = (f"{base}/{asset.path}" for asset in (style.stylesheet, style.icon))
        site = SiteSettings(self.options.site_address, self.options.preview, *assets)
        context = SiteContext.of(self.content, self.as_of, site)
        return context.with_photos(self._photos_of(context).shown)

    def _photos_of(self, context: SiteContext) -> Photos:
        return Photos(context.content, self.reading.found, self.cache.copies)

    @cached_property
    def open_data(self) -> OpenData:
        """The files of open data."""
        return OpenData(self.facts)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page, its view still to be worked out."""
        return tuple(self.list_pages())

    def list_pages(self) -> Iterator[Page]:
        """The same, one by one: an area has thousands, of which a preview asks for one."""
        yield from pages(self.facts)
        yield Page(addresses.DATA, DATA_TEMPLATE, self.open_data.page)

    def output_of(self, page: Page) -> Output:
        """The file of ``page``."""
        return self._page_outputs.of(page)

    @cached_property
    def outputs(self) -> tuple[Output, ...]:
        """Every file of the site. Only for a build without problems."""
        return (*map(self.output_of, self.pages), *self.other_outputs)

    @cached_property
    def other_outputs(self) -> tuple[Output, ...]:
        """Every file but those of pages."""
        return (
            *feed_outputs(self.facts, self.cache.environment_key),
            *data_outputs(self.open_data),
            *self._for_search_engines(),
            *bundle_outputs(self.theme.bundle),
            *self._photos_of(self.facts).outputs(),
            *document_outputs(self.facts.content, self.reading.found, self.cache.environment_key),
        )

    def _for_search_engines(self) -> Iterator[Output]:
        """A sitemap holds whole addresses, so there is none before the site has one."""
        sitemap_url = self.facts.whole_url(addresses.SITEMAP)
        yield fixed_output(path_of(addresses.ROBOTS), robots(sitemap_url))
        if sitemap_url:
            yield made_output(path_of(addresses.SITEMAP), self._sitemap)

    def files(self) -> Iterator[OutputFile]:
        """Every file of the site, made."""
        for output in self.outputs:
            yield OutputFile(output.path, output.make())

    def prepare_to_fork(self) -> None:
        """Make what all processes need that are forked to make outputs, so that each has it."""
        self.open_data.make()
        for name in self.theme.dependencies.closure(*map(template_of, self.pages)):
            self._templates.get_template(name)

    def _sitemap(self) -> bytes:
        return sitemap(self.pages, self.facts.url)

    def _render(self, page: Page) -> bytes:
        return self.output_of(page).make()

    @cached_property
    def _page_outputs(self) -> PageOutputs:
        return PageOutputs(
            frame(self.facts),
            self.reading.texts,
            self._templates,
            self.theme.dependencies,
            self.cache.environment_key,
        )

    @cached_property
    def _templates(self) -> Environment:
        return self.cache.templates(self.theme, self.facts.wording, self.options.base)


def language() -> Language:
    """The languages that the site has words in."""
    return Language(languages(), _words_of_texts)


def _words_of_texts(language: str) -> Words:
    words = catalogue(language)
    return Words(*(str(words[f"text.{key}"]) for key in ("table", "note", "back")))
