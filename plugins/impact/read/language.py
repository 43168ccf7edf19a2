"""What reading needs to know of the site's words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from plugins.frontmatter.tree import Value
from plugins.markup import Words

USUAL = "en"


@dataclass(frozen=True)
class Language:
    """Which languages are ``known``, and the words that rendering adds to a ``text`` in one."""

    known: frozenset[str]
    texts: Callable[[str], Words]

    def words(self, area: Value) -> Words:
        """Those words in the language that the fields of ``area`` name, else in the usual one."""
        given = area.get("language") if isinstance(area, dict) else None
        return self.texts(given if isinstance(given, str) and given in self.known else USUAL)
