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
from plugins.impact.read.early import EarlyReading
from plugins.impact.read.files import find
from plugins.impact.read.language import Language
from plugins.impact.words.catalogue import catalogue, languages
from plugins.markup import Words
from plugins.parallel import beside


@dataclass(frozen=True)
class Beginning:
    """A build that has begun in copies of this process: with its area being read, and with what
    was ``compiled`` of the templates of its theme."""

    reading: EarlyReading
    theme: Theme
    compiled: Callable[[], Mapping[str, bytes]]


@contextmanager
def begun(order: Order, cache: Path | None) -> Iterator[Beginning | None]:
    """A beginning of the build of ``order``; none where that does not pay.

    Texts are made, and templates compiled, unless earlier builds have kept anything in the folder
    ``cache``: then most of it may not be needed.
    """
    found = find(order.content, order.shown_as)
    is_new = cache is None or not keeps_any(cache)
    with ExitStack() as stack:
        reading = EarlyReading.begin(found, language(), order.jobs, texts=is_new)
        if reading is None:
            yield None
            return
        stack.callback(reading.close)
        theme = theme_of(order)
        if not is_new:
            yield Beginning(reading, theme, dict)
            return
        compiling = beside(lambda: compiled(theme), "templates", when_idle=True)
        stack.callback(compiling.close)
        yield Beginning(reading, theme, compiling)


def theme_of(order: Order) -> Theme:
    """The theme that ``order`` names, marked where the next build is to know it."""
    return Theme.read(order.theme, marked=bool(order.asked))


def language() -> Language:
    """The languages that the site has words in."""
    return Language(languages(), _texts)


def _texts(language: str) -> Words:
    words = catalogue(language)
    return Words(*(str(words[f"text.{key}"]) for key in ("table", "note", "back")))
