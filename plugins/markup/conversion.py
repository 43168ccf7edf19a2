"""Markdown → HTML as it is, the same cleaned, and as a tree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor

from plugins.markup.cleaning import cleaned
from plugins.markup.inline import SparingInline
from plugins.markup.smart_marks import SmartMarks
from plugins.markup.tree import TooDeep, parsed, without_empty_paragraphs

EXTENSIONS = ["abbr", "def_list", "fenced_code", "footnotes", "sane_lists", "smarty", "tables"]


@dataclass(frozen=True)
class Converted:
    """One text: ``raw`` is hostile, ``clean`` has passed the allow-list, ``root`` holds it."""

    raw: str
    clean: str
    root: Element


def converted(text: str) -> Converted:
    """Raises TooDeep where lists, quotes or HTML are nested deeper than a page may have."""
    try:
        raw = _markdown().reset().convert(text.replace("\x00", ""))
    except RecursionError as error:
        _markdown.cache_clear()  # a conversion that was broken off leaves its state behind
        raise TooDeep from error
    clean = cleaned(raw)
    root = parsed(clean)
    without_empty_paragraphs(root)
    return Converted(raw, clean, root)


class Sparing(Extension):
    """Replaces two steps by ones that do the same and pass over what they cannot change."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Comes last, so that it finds what the other extensions have registered."""
        library = md.treeprocessors["smarty"]
        assert isinstance(library, InlineProcessor)
        md.treeprocessors.register(SmartMarks(md, library), "smarty", 6)
        md.treeprocessors.register(SparingInline(md), "inline", 20)


@lru_cache(maxsize=1)
def _markdown() -> Markdown:
    """The one converter; making it costs more than most texts do."""
    return Markdown(
        extensions=[*EXTENSIONS, Sparing()],
        extension_configs={"tables": {"use_align_attribute": True}},
        output_format="html",
    )
