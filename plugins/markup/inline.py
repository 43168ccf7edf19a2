"""Emphasis, links and the like: the library's patterns, tried only where they could match.

Python-Markdown tries every inline pattern on every piece of text. Each needs a sign of its
own, such as ``[`` for a link, and most pieces of a post hold none at all. Of the others, most
hold nothing but emphasis and links as everybody writes them, which need no trying.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import STX, AtomicString, Registry

LINE_BREAK = "  \n"
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
    "linebreak": (LINE_BREAK,),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""By the pattern's name in the library, the signs; a text without any of them cannot match."""

ALL_SIGNS = (STX, *dict.fromkeys(sign for signs in SIGNS.values() for sign in signs))
"""A place that the library keeps for something, or a sign of any pattern."""

PLAIN = rf"[^\\`\[\]<&*_{STX}]+"
USUAL = re.compile(
    r"([*_\[])(?:"
    rf"(?<!\[)(?<![^\s(].)(\1?)(?!\s)({PLAIN})(?<!\s)\1\2(?=[\s.,;:!?)]|\Z)"
    rf"|(?<=(?<!!)\[)(?!\^)({PLAIN})\]\(([^\s()<>\[\]\"'\\`{STX}]+)\))"
)
"""Emphasis between blanks, brackets and full stops, or a link to an address without any of the
signs that could end it: with nothing else in them, they are what they look like. It begins with
a sign because the engine finds that far quicker than what has to stand before it."""
GROUPS = USUAL.groups + 1


class SparingInline(InlineProcessor):
    """Takes the place of the library's processor of the same kind."""

    def __init__(self, md: Markdown) -> None:
        """Raises KeyError for a pattern that ``SIGNS`` does not know: it would be passed over."""
        super().__init__(md)
        signs = {md.inlinePatterns[name]: signs for name, signs in SIGNS.items()}
        self._patterns = [(pattern, signs[pattern]) for pattern in md.inlinePatterns]

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Sets what is usual if there is nothing else; else has the library apply its patterns.

        To all texts, because where it stumbles over one, it shows how many places it kept.
        """
        whole = "".join(tree.itertext())
        signs = [sign for sign in ALL_SIGNS if sign in whole]
        if not signs:
            return tree
        inner = list(islice(tree.iter(), 1, None))
        texts = [(element, _cut(element.text, signs)) for element in inner if _is_open(element)]
        if not all(pieces for _, pieces in texts) or any(element.tail for element in inner):
            self.inlinePatterns = self._possible(whole)
            return self._applied(tree, [e for e, pieces in texts if len(pieces) == 1], ancestors)
        for element, pieces in texts:
            _set(element, pieces)
        return tree

    def _applied(self, tree: Element, plain: list[Element], ancestors: list[str] | None) -> Element:
        """``tree`` after the patterns; an ``AtomicString`` is passed over, so that is what the
        texts of those are for the time in which no pattern can match."""
        texts = [element.text or "" for element in plain]
        for element, text in zip(plain, texts, strict=True):
            element.text = AtomicString(text)
        root = super().run(tree, ancestors)
        for element, text in zip(plain, texts, strict=True):
            element.text = text
        return root

    def _possible(self, text: str) -> Registry[Any]:
        possible: Registry[Any] = Registry()
        for place, (pattern, signs) in enumerate(self._patterns):
            if any(sign in text for sign in signs):
                possible.register(pattern, str(place), -place)
        return possible


def _is_open(element: Element) -> bool:
    """Whether it has a text to which patterns are applied at all."""
    return bool(element.text) and not isinstance(element.text, AtomicString)


def _cut(text: str | None, signs: list[str]) -> list[str]:
    """``text`` in pieces: plain ones, and between them those of what is usual, ``GROUPS`` - 1 each.

    Empty if it holds anything else; ``signs`` are those that it may hold at all.
    """
    assert text
    if not any(sign in text for sign in signs):
        return [text]
    pieces = [piece or "" for piece in USUAL.split(text)]
    plain = "".join(pieces[::GROUPS])
    is_usual = LINE_BREAK not in text and not any(sign in plain for sign in signs)
    return pieces if is_usual else []


def _set(element: Element, pieces: list[str]) -> None:
    """Puts ``pieces`` into ``element``, in which there is only their text."""
    element.text = pieces[0]
    for place, start in enumerate(range(1, len(pieces), GROUPS)):
        _, double, emphasis, words, target, tail = pieces[start : start + GROUPS]
        child = Element("a", {"href": target}) if words else Element("strong" if double else "em")
        child.text = words or emphasis
        child.tail = tail
        element.insert(place, child)
