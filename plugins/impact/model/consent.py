"""Consent: who agreed to what, until when. The signed form never enters the repository."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator

from plugins.impact.model import fields as f
from plugins.impact.model.record import Entry

Basis = Literal["written", "guardian", "event-notice"]
Covers = Literal["story", "photo", "name", "quote"]
YEARS_VALID = 5


class Consent(Entry):
    """One agreement, named by the posts and photos it covers."""

    noun: ClassVar[str] = "a consent"
    id: f.Id
    basis: Annotated[Basis, f.one_of(Basis)]
    obtained: f.Day
    covers: Annotated[tuple[Annotated[Covers, f.one_of(Covers)], ...], BeforeValidator(f.as_ids)]
    expires: f.Day | None = None
    reference: f.Line | None = None
    withdrawn: f.Day | None = None

    @property
    def last_day(self) -> date:
        """The last day on which it holds: as agreed, or five years on."""
        if self.expires is not None:
            return self.expires
        year, leap_day = self.obtained.year + YEARS_VALID, self.obtained.day == 29
        if leap_day and self.obtained.month == 2:
            return date(year, 2, 28)
        return self.obtained.replace(year=year)

    def holds(self, as_of: date) -> bool:
        """Whether it may still be relied on, on ``as_of``."""
        ended = self.withdrawn is not None and self.withdrawn <= as_of
        return not ended and self.obtained <= as_of <= self.last_day
