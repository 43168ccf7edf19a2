"""The pages that are no list and no entry of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from plugins.impact.report import shapes as s
from plugins.impact.report.shapes import Html


@dataclass(frozen=True, slots=True)
class TakePartPage(s.Page):
    """``/take-part/``: how to join in and whom to ask."""

    named: ClassVar[str] = "take_part"
    body: Html
    contact: s.Contact
    coming: tuple[s.EventCard, ...]


@dataclass(frozen=True, slots=True)
class AreaPage(s.Page):
    """A page of the area."""

    named: ClassVar[str] = "page"
    body: Html
    updated: str
    contact: s.Contact


@dataclass(frozen=True, slots=True)
class GlossaryPage(s.Page):
    """``/words-we-use/``: what our words mean."""

    named: ClassVar[str] = "glossary"
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word and its meaning."""

    term: str
    meaning: str


@dataclass(frozen=True, slots=True)
class NotFoundPage(s.Page):
    """The page for an address that leads nowhere."""

    named: ClassVar[str] = "not_found"


@dataclass(frozen=True, slots=True)
class WithdrawnPage(s.Page):
    """The address of something withdrawn: it repeats nothing of it."""

    named: ClassVar[str] = "withdrawn"


@dataclass(frozen=True, slots=True)
class RedirectPage(s.Page):
    """An old address, and where its page is now."""

    named: ClassVar[str] = "redirect"
    target: s.Link
