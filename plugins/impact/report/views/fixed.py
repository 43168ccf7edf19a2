"""The pages that are no list and no entry of the plan."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.impact.report import shapes as s


@dataclass(frozen=True, slots=True)
class TakePartPage(s.View):
    """``/take-part/``: how to join in and whom to ask."""

    contact: s.Contact
    coming: tuple[s.EventCard, ...]


@dataclass(frozen=True, slots=True)
class AreaPage(s.View):
    """A page of the area."""

    updated: str
    contact: s.Contact


@dataclass(frozen=True, slots=True)
class GlossaryPage(s.View):
    """``/words-we-use/``: what our words mean."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word and its meaning."""

    term: str
    meaning: str


@dataclass(frozen=True, slots=True)
class NotFoundPage(s.View):
    """The page for an address that leads nowhere."""


@dataclass(frozen=True, slots=True)
class WithdrawnPage(s.View):
    """The address of something withdrawn: it repeats nothing of it."""


@dataclass(frozen=True, slots=True)
class RedirectPage(s.View):
    """An old address, and where its page is now."""

    target: s.Link
