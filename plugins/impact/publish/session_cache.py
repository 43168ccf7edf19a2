"""What building a site remembers: on disk between builds; in memory within one process."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plugins.cache import Cache, Kept, circumstances
from plugins.impact.publish.open_data.weights import Weight
from plugins.impact.publish.photos import Copy
from plugins.impact.publish.templates import Templates
from plugins.impact.publish.theme import Theme, environment
from plugins.impact.read.memory import Memory
from plugins.impact.words import Wording

if TYPE_CHECKING:
    from plugins.impact.publish.build import Build


class SiteMemory:
    """One for each site that is built; ``last`` is its last build in this process.
    ``cache`` is the folder of what is kept on disk, none to keep nothing; ``code`` is where the
    code lies that everything kept depends on.
    """

    def __init__(self, cache: Path | None = None, *code: Path) -> None:
        self.circumstances = circumstances(code) if cache is not None else ""
        self._cache = Cache(cache, self.circumstances)
        self.reading = Memory(self._cache)
        self.copies = Kept(Copy, self._cache)
        self.weights = Kept(Weight, self._cache)
        self.packages = Kept(Weight, self._cache)
        self.last: Build | None = None
        self._made_for: object = None
        self._environment: Templates | None = None

    def environment(self, theme: Theme, wording: Wording, base: str) -> Templates:
        """The templates of ``theme``, compiled at most once as long as they are the same."""
        wanted = theme.templates, wording.language, wording.region, base
        if self._environment is None or self._made_for != wanted:
            self._environment = environment(theme, wording.say, base)
            self._made_for = wanted
        return self._environment
