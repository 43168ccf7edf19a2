"""What a text becomes: values for a template, and what its author should know."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.markup.faults import TextFault
from plugins.markup.links import TextLink


@dataclass(frozen=True, slots=True)
class Words:
    """The few words that rendering adds to a text, in the language of the page.

    Each has a place ``{number}``, counted from 1 within the text.
    """

    table: str
    note: str
    back: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as published: ``level`` 2 to 6; ``line`` (1-based) is where it was written."""

    id: str
    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below one heading of the highest level; ``html`` is without that heading."""

    id: str
    title: str
    line: int
    html: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as it may be published.

    ``html`` is the whole; ``introduction`` (what stands before the first section),
    ``sections`` (each with its heading) and ``notes`` (the footnotes) are the same in parts, and
    empty where those were not asked for.
    ``anchors`` are all ids in it; ``summary`` is its first paragraph as plain text.
    ``links`` are all links that lead somewhere, in the order of the text, and ``link_lines`` the
    lines (1-based) they were written on; ``faults`` is what was left out or leads nowhere, by line.
    """

    html: str
    introduction: str
    sections: tuple[Section, ...]
    notes: str
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    summary: str
    links: tuple[TextLink, ...]
    link_lines: tuple[int, ...]
    faults: tuple[TextFault, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A text that is not rendered at all, and why."""

    fault: TextFault
