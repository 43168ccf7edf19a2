"""Emphasis, links and the like: the library's patterns, tried only where they could match.

Python-Markdown tries every inline pattern on every piece of text. Each needs a sign of its
own, such as ``[`` for a link, and most pieces of a post hold none at all.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import STX, AtomicString, Registry

SIGNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""By the pattern's name in the library, the signs; a text without any of them cannot match."""

ANY_SIGN = re.compile("|".join(map(re.escape, sorted({STX}.union(*SIGNS.values())))))
"""A sign of any pattern, or a place that the library keeps for something."""


class SparingInline(InlineProcessor):
    """Takes the place of the library's processor of the same kind."""

    def __init__(self, md: Markdown) -> None:
        """Raises KeyError for a pattern that ``SIGNS`` does not know: it would be passed over."""
        super().__init__(md)
        signs = {md.inlinePatterns[name]: signs for name, signs in SIGNS.items()}
        self._patterns = [(pattern, signs[pattern]) for pattern in md.inlinePatterns]

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Applies the patterns whose sign is in the text, where there is any sign."""
        self.inlinePatterns = self._possible("".join(tree.itertext()))
        plain = [(element, element.text) for element in tree.iter() if _is_plain(element.text)]
        for element, text in plain:
            element.text = AtomicString(text)
        root = super().run(tree, ancestors)
        for element, text in plain:
            element.text = text
        return root

    def _possible(self, text: str) -> Registry[Any]:
        possible: Registry[Any] = Registry()
        for place, (pattern, signs) in enumerate(self._patterns):
            if any(sign in text for sign in signs):
                possible.register(pattern, str(place), -place)
        return possible


def _is_plain(text: str | None) -> bool:
    """Whether no pattern can match in ``text``; an ``AtomicString`` is then passed over."""
    return text is not None and not isinstance(text, AtomicString) and not ANY_SIGN.search(text)
