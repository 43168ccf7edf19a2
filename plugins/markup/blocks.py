"""Paragraphs, and the preparation of a text: the library's steps, left out where they do nothing.

Python-Markdown asks fourteen kinds of block, one after the other, whether a piece of text is
theirs before it takes it for a paragraph, which most pieces are.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.blockprocessors import ParagraphProcessor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace

LINE = r"(?:\*{1,3}|_{1,3}|[\"'(\[])?[^\W\d_].*+"
"""A line that begins with a letter, perhaps behind one mark: no other kind of block begins like
that, and none begins with such a line if the one below it is such a line as well."""
PARAGRAPH = re.compile(rf"{LINE}(?:\n{LINE})*+")
DEFINES = "]:"
"""What follows the name in the definition of a link's address, a footnote or an abbreviation."""


class PlainParagraph(ParagraphProcessor):
    """Comes before all other kinds of block, and takes what none of them would."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the library's names
        """Whether no line of ``block`` could mean anything but text."""
        return bool(PARAGRAPH.fullmatch(block)) and DEFINES not in block


class SparingWhitespace(NormalizeWhitespace):
    """Takes the place of the library's preprocessor of the same kind."""

    UNEVEN = ("\x02", "\x03", "\r", "\t", "\n ")
    """What it could have to replace."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with two empty ones behind them, and the whitespace of one kind."""
        text = "\n".join(lines)
        if any(sign in text for sign in self.UNEVEN):
            return super().run(lines)
        return [*lines, "", ""]


class SparingHtmlBlocks(HtmlBlockPreprocessor):
    """Takes the place of the library's preprocessor of the same kind."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines without HTML; entities are written in full there as well."""
        text = "\n".join(lines)
        return super().run(lines) if "<" in text or "&" in text else lines
