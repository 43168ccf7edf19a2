"""What building a site keeps: on disk between builds; in memory within one process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment

from plugins.cache.environment_key import environment_key
from plugins.cache.kept import Kept
from plugins.cache.store import Cache
from plugins.impact.publish.photos import Copy
from plugins.impact.publish.site_theme import SiteTheme, environment
from plugins.impact.read.session_cache import ReadCache
from plugins.impact.report.site_context import SiteContext
from plugins.impact.words.wording import Wording


class SiteCache:
    """One for each site that is built.

    ``folder`` is that of what is kept on disk, none to keep nothing; ``code`` is where the code
    lies that everything kept depends on. ``content`` is the site's own folder.
    """

    def __init__(
        self, folder: Path | None = None, *code: Path, content: Path | None = None
    ) -> None:
        self.environment_key = environment_key(code) if folder is not None else ""
        cache = Cache(folder, self.environment_key, str(content or ""))
        self.forget_unasked = cache.forget_unasked
        self.reading = ReadCache(cache)
        self.copies = Kept(Copy, cache)
        self._facts: tuple[str, SiteContext] | None = None
        self._templates: tuple[object, Environment] | None = None

    def facts(self, key: str, make: Callable[[], SiteContext]) -> SiteContext:
        """The facts for which ``key`` stands: those of the last build, if it was the same."""
        if not key or self._facts is None or self._facts[0] != key:
            self._facts = key, make()
        return self._facts[1]

    def templates(self, theme: SiteTheme, wording: Wording, base: str) -> Environment:
        """The templates of ``theme``, compiled at most once as long as they are the same."""
        wanted = theme.templates, wording.language, wording.region, base
        if self._templates is None or self._templates[0] != wanted:
            self._templates = wanted, environment(theme, wording.say, base)
        return self._templates[1]
