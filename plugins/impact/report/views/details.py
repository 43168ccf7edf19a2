"""What each kind of post shows beside what every post does."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.impact.report import shapes as s


@dataclass(frozen=True, slots=True)
class StoryDetail:
    """You said, we did, what changed; ``said`` and ``changed`` are empty where unknown."""

    said: str
    did: str
    changed: str


@dataclass(frozen=True, slots=True)
class CaseStudyDetail:
    """Somebody's own words; empty where there are none."""

    quote: str
    by: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """A part of a rep report under its usual title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class RepReportDetail:
    """The quarters reported on, and the usual parts."""

    quarters: str
    sections: tuple[SectionView, ...]
    earlier: s.Link | None
    later: s.Link | None


@dataclass(frozen=True, slots=True)
class EventDetail:
    """The event's time and place."""

    event: s.EventCard


@dataclass(frozen=True, slots=True)
class GrantDetail:
    """The award."""

    recipient: str
    recipient_address: str
    purpose: str
    amount: str
    awarded: str
    fund: str
    funder: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer to one question; both are keys of the catalogue."""

    question: str
    answer: str
    because: str


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The answers on a theme or an activity; ``decision`` is a key or empty."""

    subject: str
    address: str
    answers: tuple[AnswerView, ...]
    decision: str
    because: str


@dataclass(frozen=True, slots=True)
class ThemeReviewDetail:
    """What the partnership found, of the theme and of its activities."""

    review: ReviewView
    activities: tuple[ReviewView, ...]
    next_review: str


@dataclass(frozen=True, slots=True)
class DocumentDetail:
    """The document itself."""

    file: s.FileCard
