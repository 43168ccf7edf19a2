"""A text as HTML before it is known where its links lead: the costly part of reading.

Imports little, so that it can be done while the model is still being loaded.
"""

from __future__ import annotations

from dataclasses import dataclass

from plugins.frontmatter.document import Document
from plugins.impact.read.ids import IDS_OF_THE_PAGE
from plugins.impact.read.shelves import Shelf
from plugins.markup import Link, OpenLinks, Refused, Rendered, Resolve, TextFault, Words, render

SHOWN_IN_PARTS = frozenset({"rep-report"})
"""The kinds of post of which pages show the parts of the text, under the usual headings."""


@dataclass(frozen=True)
class Opened:
    """A text as HTML, or why it was ``refused``; ``asked`` are its links without an address."""

    rendered: Rendered
    refused: TextFault | None
    asked: tuple[Link, ...]


def is_in_parts(shelf: Shelf, document: Document) -> bool:
    """Whether the text of ``document``, which lies on ``shelf``, is shown in parts."""
    fields = document.fields
    kind = fields.get("kind") if isinstance(fields, dict) else None
    return shelf.name == "posts" and isinstance(kind, str) and kind in SHOWN_IN_PARTS


def opened(markdown: str, words: Words, *, in_parts: bool) -> Opened:
    """The text ``markdown``, with its links open."""
    links = OpenLinks()
    made = rendered(markdown, words, links, in_parts=in_parts)
    if isinstance(made, Rendered):
        return Opened(made, None, tuple(links.asked))
    empty = rendered("", words, links)
    assert isinstance(empty, Rendered)
    return Opened(empty, made.fault, ())


def rendered(
    markdown: str, words: Words, resolve: Resolve, *, in_parts: bool = False
) -> Rendered | Refused:
    """The text ``markdown`` as HTML; where its links lead is asked of ``resolve``."""
    return render(
        markdown, resolve=resolve, words=words, reserved=IDS_OF_THE_PAGE, in_parts=in_parts
    )
