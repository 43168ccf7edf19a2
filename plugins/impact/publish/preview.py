"""The site of an area as the preview holds it: in memory, each page made when it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from plugins.impact.publish.build import Build
from plugins.impact.publish.build_options import BuildOptions
from plugins.impact.publish.rendering import path_of
from plugins.impact.publish.site_cache import SiteCache
from plugins.impact.report.page import Page
from plugins.impact.report.site_context import SiteContext
from plugins.problems import Problem


class PreviewSite:
    """One area, read again when it has changed; nothing of it is written but the cache."""

    def __init__(self, options: BuildOptions, cache: SiteCache) -> None:
        self._options, self._cache = options, cache
        self._build: Build | None = None
        self._listed_for: SiteContext | None = None
        self._listing: Iterator[Page] = iter(())
        self._pages: dict[str, Page] = {}

    def refresh(self) -> Sequence[str]:
        """Read again what has changed on disk.

        Gives a line for each problem that reading found, if any of them stops a publication: then
        the site stays as it was. Advice alone is printed, and stops nothing.
        """
        build = Build.read(self._options, self._cache)
        lines = _lines(build.reading.problems)
        if not lines:
            self._build = build
        return lines

    def get(self, path: str) -> bytes | None:
        """The file at ``path`` below the output, made now; none where the site has none.

        Of an area that could not be read yet there is no file.
        """
        build = self._build
        if build is None:
            return None
        if not path.endswith(".html"):
            found = (output for output in build.other_outputs if output.path == path)
            output = next(found, None)
            return output.make() if output is not None else None
        page = self._page(path, build)
        return build.output_of(page).make() if page is not None else None

    def check(self) -> Sequence[str]:
        """A line for each problem of the whole site, as a build would tell them."""
        return _lines(self._build.problems) if self._build is not None else ()

    def _page(self, path: str, build: Build) -> Page | None:
        """The page whose file is ``path``. As long as facts are the same, each is listed once,
        and only when nobody has found what was asked for before it."""
        if self._listed_for is not build.facts:
            self._listed_for, self._listing = build.facts, build.list_pages()
            self._pages = {}
        while path not in self._pages:
            page = next(self._listing, None)
            if page is None:
                return None
            self._pages[path_of(page.address)] = page
        return self._pages[path]


def _lines(problems: Sequence[Problem]) -> Sequence[str]:
    """What is said of ``problems``, if any of them is more than advice."""
    if any(not problem.advice for problem in problems):
        return [problem.said for problem in problems]
    for problem in problems:
        print(problem.said, file=sys.stderr)
    return ()
