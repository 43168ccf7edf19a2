"""The pages of theme reviews: all of them, and the sheet to print before the next one."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.impact.report import shapes as s
from plugins.impact.report.views.details import AnswerView


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A review: ``decision`` is a key or empty, ``activities`` what was found of each."""

    title: str
    address: str
    date_text: str
    answers: tuple[AnswerView, ...]
    decision: str
    next_review: str
    activities: s.Table | None


@dataclass(frozen=True, slots=True)
class ThemeReviews:
    """The reviews of one theme, newest first; ``id`` is the anchor."""

    id: str
    theme: s.ThemeMark
    reviews: tuple[ReviewLine, ...]


@dataclass(frozen=True, slots=True)
class ReviewsPage(s.View):
    """``/reviews/``: when each theme was looked at and is to be again, and what was found."""

    lede: str
    count: str
    overview: s.Table
    themes: tuple[ThemeReviews, ...]


@dataclass(frozen=True, slots=True)
class ReviewSheetPage(s.View):
    """``/themes/<id>/review/``: what is known of a theme, and room for what is found.

    ``answers`` and ``decisions`` are those to choose from.
    """

    theme: s.ThemeMark
    summary: str
    known_on: str
    place: tuple[s.Fact, ...]
    reports: tuple[str, ...]
    changes: tuple[s.Figure, ...]
    activities: s.Table | None
    money: s.Table | None
    indicators: tuple[s.TextFact, ...]
    gaps: tuple[str, ...]
    last: tuple[s.Fact, ...]
    questions: tuple[str, ...]
    answers: tuple[str, ...]
    decisions: tuple[str, ...]
