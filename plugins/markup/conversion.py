"""Markdown → HTML as it is, the same cleaned, and as a tree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import InlineProcessor
from markdown.util import ETX, STX

from plugins.markup.blocks import PlainParagraph, SparingHtmlBlocks, SparingWhitespace
from plugins.markup.cleaning import cleaned
from plugins.markup.fences import fenced_code, has_fences
from plugins.markup.inline import SparingInline
from plugins.markup.smart_marks import SmartMarks
from plugins.markup.tree import TooDeep, parsed, without_empty_paragraphs
from plugins.markup.whole_marks import WholeEmphasis, WholeLink

IGNORED = ("\x00", STX, ETX)
"""Signs that mean nothing in a text, but something to the library."""


@dataclass(frozen=True)
class Converted:
    """One text: ``raw`` is hostile, ``clean`` has passed the allow-list, ``root`` holds it."""

    raw: str
    clean: str
    root: Element


def converted(text: str) -> Converted:
    """Raises TooDeep where lists, quotes or HTML are nested deeper than a page may have."""
    for sign in IGNORED:
        text = text.replace(sign, "")
    try:
        raw = _markdown(fences=has_fences(text)).reset().convert(text)
    except RecursionError as error:
        _markdown.cache_clear()  # a conversion that was broken off leaves its state behind
        raise TooDeep from error
    clean = cleaned(raw)
    root = parsed(clean)
    without_empty_paragraphs(root)
    return Converted(raw, clean, root)


class Sparing(Extension):
    """Replaces steps by ones that do the same and pass over what they cannot change, and marks
    by ones that lose nothing."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Comes last, so that it finds what the other extensions have registered."""
        library = md.treeprocessors["smarty"]
        assert isinstance(library, InlineProcessor)
        md.treeprocessors.register(SmartMarks(md, library), "smarty", 6)
        md.inlinePatterns.register(WholeLink(md), "link", 160)
        md.inlinePatterns.register(WholeEmphasis(md), "em_strong", 60)
        md.treeprocessors.register(SparingInline(md), "inline", 20)
        md.preprocessors.register(SparingWhitespace(md), "normalize_whitespace", 30)
        md.preprocessors.register(SparingHtmlBlocks(md), "html_block", 20)
        md.parser.blockprocessors.register(PlainParagraph(md.parser), "plain_paragraph", 200)


@lru_cache
def _markdown(*, fences: bool) -> Markdown:
    """The one converter for texts with fenced code, or for those without; making it costs more
    than most texts do."""
    extensions: list[Extension] = [
        AbbrExtension(),
        DefListExtension(),
        FootnoteExtension(),
        SaneListExtension(),
        SmartyExtension(),
        TableExtension(use_align_attribute=True),
        *([fenced_code()] if fences else []),
        Sparing(),
    ]
    return Markdown(extensions=extensions, output_format="html")
