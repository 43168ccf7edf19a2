"""A text below the fields: what others may ask of it, and what only its own page shows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from plugins.digest import digest_of
from plugins.markup.links import TextLink

LONGEST_SUMMARY = 200


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What may be asked of a text by anything but the page that shows it.

    ``summary`` is its first paragraph as it is shown, in plain text; ``links`` are those that
    lead somewhere, ``anchors`` all its ids in their order, and ``parts`` the ids and titles of
    its parts where it is shown in parts. They hold no HTML and no line of the text.
    """

    summary: str = ""
    links: tuple[TextLink, ...] = ()
    anchors: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Text:
    """A text as its page shows it: HTML that was cleaned.

    ``html`` is the whole; ``introduction``, ``parts`` (as many as its facts name) and ``notes``
    are the same in parts, empty where it is not shown so. ``link_lines`` are the lines (1-based,
    within the text) of the links that its facts name.
    """

    html: str = ""
    introduction: str = ""
    parts: tuple[str, ...] = ()
    notes: str = ""
    link_lines: tuple[int, ...] = ()

    @cached_property
    def key(self) -> str:
        """What stands for all that a page can show of it."""
        return digest_of(self.html, self.introduction, *self.parts, self.notes)


def shortened(text: str) -> str:
    """At most ``LONGEST_SUMMARY`` characters of ``text``, cut between words."""
    if len(text) <= LONGEST_SUMMARY:
        return text
    return text[:LONGEST_SUMMARY].rpartition(" ")[0].rstrip(",;:–-") + " …"
