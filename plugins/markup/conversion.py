"""Markdown → HTML as it is, the same cleaned, and as a tree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown

from plugins.markup.cleaning import cleaned
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


@lru_cache(maxsize=1)
def _markdown() -> Markdown:
    """The one converter; making it costs more than most texts do."""
    return Markdown(
        extensions=EXTENSIONS,
        extension_configs={"tables": {"use_align_attribute": True}},
        output_format="html",
    )
