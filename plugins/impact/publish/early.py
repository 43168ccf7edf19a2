"""What of a build can begin before the code that works out a site is loaded.

Imports little, for that very reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from plugins.cache import keeps_any
from plugins.impact.publish.order import Order
from plugins.impact.publish.theme import Theme, compiled
from plugins.impact.read.early import Early, EarlyReading
from plugins.impact.read.files import Found, find
from plugins.impact.read.language import Language
from plugins.impact.words.catalogue import catalogue, languages
from plugins.markup import Words
from plugins.parallel import Counting, beside


@dataclass(frozen=True)
class Beginning:
    """A build that has begun: the files that were ``found``, and the theme.

    Where that pays, copies of this process are ``reading`` the files, and the templates of the
    theme have been ``compiled``.
    """

    found: Found
    theme: Theme
    reading: EarlyReading | None = None
    compiled: Callable[[], Mapping[str, bytes]] = dict

    def read(self, counting: Counting) -> Mapping[str, Early]:
        """What was read of each file, by its path; to be asked for once."""
        return self.reading.results(counting) if self.reading else {}


@contextmanager
def begun(order: Order, cache: Path | None) -> Iterator[Beginning]:
    """A beginning of the build of ``order``.

    Texts are made, and templates compiled, unless earlier builds have kept anything in the folder
    ``cache``: then most of it may not be needed.
    """
    found = find(order.content, order.shown_as)
    is_new = cache is None or not keeps_any(cache)
    with ExitStack() as stack:
        reading = EarlyReading.begin(found, language(), order.jobs, texts=is_new)
        if reading is not None:
            stack.callback(reading.close)
        theme = theme_of(order)
        if reading is None or not is_new:
            yield Beginning(found, theme, reading)
            return
        compiling = beside(lambda: compiled(theme), "templates", when_idle=True)
        stack.callback(compiling.close)
        yield Beginning(found, theme, reading, compiling)


def theme_of(order: Order) -> Theme:
    """The theme that ``order`` names, marked where the next build is to know it."""
    return Theme.read(order.theme, marked=bool(order.asked))


def language() -> Language:
    """The languages that the site has words in."""
    return Language(languages(), _texts)


def _texts(language: str) -> Words:
    words = catalogue(language)
    return Words(*(str(words[f"text.{key}"]) for key in ("table", "note", "back")))
