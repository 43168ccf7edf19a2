"""Consent: who agreed to what, until when. The signed form never enters the repository."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from plugins.impact.model import fields as f
from plugins.impact.model.record import Entry

Basis = Literal["written", "guardian", "event-notice"]
Covers = Literal["story", "photo", "name", "quote"]
YEARS_VALID = 5


class Consent(Entry):
    """One agreement, named by the posts and photos it covers."""

    noun: ClassVar[str] = "a consent"
    id: f.Id = Field(
        description="a short name, for posts and photos to point to; not a person's name"
    )
    basis: Annotated[Basis, f.one_of(Basis)] = Field(
        description=(
            "a signed form, a parent's or guardian's, or a notice at an event (only for photos of "
            "adults in a crowd)"
        )
    )
    obtained: f.Day = Field(description="the day on which it was given")
    covers: Annotated[
        tuple[Annotated[Covers, f.one_of(Covers)], ...], BeforeValidator(f.as_ids)
    ] = Field(description="what it was given for")
    expires: f.Day | None = Field(
        default=None, description="its last day; five years on if left out"
    )
    reference: f.Line | None = Field(
        default=None,
        description="where you keep the signed form; the form itself never comes in here",
    )
    withdrawn: f.Day | None = Field(default=None, description="the day on which it was taken back")

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
