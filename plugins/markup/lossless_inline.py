"""Emphasis and links, which come out whole or stay as they were written: no word is lost.

Python-Markdown takes the end of some of them from a wrong place, and what stands between that
place and the true one is gone, or its own sign for something that it kept is shown instead.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import LINK_RE, DelimiterProcessor, LinkInlineProcessor

TAGS = "strong,em"
MARKS = {"em": "*", "strong": "**"}


class LosslessEmphasis(DelimiterProcessor):
    """Takes the place of the library's processor of the same kind.

    That one ends the ``**`` of ``5*3**2*x`` at a single star and takes the sign behind it along;
    and what it remembers of one text it also looks for in others, and at places long moved.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__("*", TAGS, md)
        self.add("_", TAGS, smart=True)
        self._text = ""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int, int]:
        """What the library makes of the mark ``m`` in ``data``, and from where to where; no
        element, so that all up to there stays as it is, if anything of it would be lost."""
        if not self.regions or not self._text.endswith(data[m.start() :]):
            self.reset()
            self._text = data
        element, start, end = super().handleMatch(m, data)
        assert start is not None
        assert end is not None
        if element is None or _as_stars(_written(element)) == _as_stars(data[start:end]):
            return element, start, end
        return None, start, end

    def get_cached_result(self, pos: int, data: str) -> tuple[Element, int, int]:  # noqa: ARG002 - the library's name
        """What was found before: what has been replaced since then stands in front of it."""
        self.cache_pos = self.regions[self.cache_index][0]
        return super().get_cached_result(self.cache_pos + len(data) - len(self._text), data)


class LosslessLink(LinkInlineProcessor):
    """Takes the place of the library's processor of the same kind.

    That one ends ``[a](b'c(d``, in which no bracket is closed, before its last sign but one.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(LINK_RE, md)

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        """The address and the title of the link whose round bracket stands at ``index``, where
        it ends, and whether it is one at all."""
        address, title, end, is_link = super().getLink(data, index)
        return address, title, end, is_link and end > index


def _as_stars(text: str) -> str:
    return text.replace("_", "*")


def _written(element: Element) -> str:
    """``element`` as it would be written with stars."""
    mark = MARKS[element.tag]
    inner = "".join(_written(child) + (child.tail or "") for child in element)
    return f"{mark}{element.text or ''}{inner}{mark}"
