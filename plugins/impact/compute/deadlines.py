"""What is due when: reports for quarters, reviews of themes, documents promised regularly.

All are reckoned by one reference date, which stands still some time after the programme's end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from plugins.impact.model.area import Area, PapersDue, Rhythm
from plugins.impact.model.content import Content, ReferenceDate
from plugins.impact.model.kinds import Document, RepReport, ThemeReview
from plugins.impact.model.plan import Theme
from plugins.impact.model.when import LAST_YEAR, Quarter, When

DAYS_AFTER_END = 90
QuarterState = Literal["published", "late", "date-unknown", "missing", "not-yet-due"]
DAYS_TO_PUBLISH = 90


def reference_date(area: Area, as_of: date) -> ReferenceDate:
    """Gaps are reckoned by the earlier of ``as_of`` and 90 days after the programme's end.

    Raises nothing; before the end the two are the same day.
    """
    if area.ended is None:
        return ReferenceDate(as_of, as_of, ended=False)
    last = area.ended + timedelta(days=DAYS_AFTER_END)
    return ReferenceDate(as_of, min(as_of, last), ended=as_of > area.ended)


def a_year_after(day: date) -> date:
    """The same day a year on; the last day of February for a leap day."""
    if (day.month, day.day) == (2, 29):
        return date(day.year + 1, 2, 28)
    return day.replace(year=day.year + 1)


@dataclass(frozen=True)
class QuarterOwed:
    """A quarter, its report if there is one, and how it came."""

    quarter: Quarter
    state: QuarterState
    report: RepReport | None


def quarter_calendar(content: Content, reference_date: ReferenceDate) -> tuple[QuarterOwed, ...]:
    """Every quarter owed: from the first, to the last that ended by the reference date."""
    reports = {
        quarter: post
        for post in content.posts.values()
        if isinstance(post, RepReport)
        for quarter in post.covered
    }
    return tuple(
        QuarterOwed(
            quarter, _state(quarter, reports.get(quarter), reference_date), reports.get(quarter)
        )
        for quarter in owed(content, reference_date)
    )


def owed(content: Content, reference_date: ReferenceDate) -> Iterator[Quarter]:
    """The quarters that ended by the programme's end and by the reference date."""
    rep, ended = content.area.rep, content.area.ended
    quarter = rep.reports_from if rep else None
    last_day = min(reference_date.day, ended) if ended else reference_date.day
    while rep and quarter and quarter.when.last <= last_day:
        if rep.until is not None and quarter > rep.until:
            return
        yield quarter
        quarter = quarter.next


def _state(
    quarter: Quarter, report: RepReport | None, reference_date: ReferenceDate
) -> QuarterState:
    due = quarter.when.last + timedelta(days=DAYS_TO_PUBLISH)
    if report is None:
        return "missing" if reference_date.day >= due else "not-yet-due"
    if report.published is None:
        return "date-unknown"
    return "late" if report.published > due else "published"


def reviews_of(theme: Theme, content: Content) -> tuple[ThemeReview, ...]:
    """The reviews of ``theme``, newest first; one told in two languages is one."""
    found = (post for post in content.posts.values() if isinstance(post, ThemeReview))
    told_once = (post for post in found if content.original_of(post) is None)
    own = [post for post in told_once if post.theme == theme.id]
    return tuple(sorted(own, key=lambda post: (post.date, post.id), reverse=True))


def next_review(theme: Theme, content: Content) -> date:
    """The day by which the next review of ``theme`` is due.

    A first one 12 months after the area started; then as the last one says, or a year on.
    """
    reviews = reviews_of(theme, content)
    if not reviews:
        return a_year_after(content.area.started.last)
    last = reviews[0]
    return last.next_review.last if last.next_review else a_year_after(last.date.last)


def due_reviews(
    content: Content, reference_date: ReferenceDate
) -> Iterator[tuple[Theme, When | None]]:
    """The themes whose review is overdue, each with the date of its last review."""
    for theme in content.themes.values():
        if next_review(theme, content) < reference_date.day:
            reviews = reviews_of(theme, content)
            yield theme, reviews[0].date if reviews else None


@dataclass(frozen=True)
class MissingPapers:
    """Papers of one ``type``: none covers any of the periods from ``first`` to ``last``."""

    type: str
    first: When
    last: When

    @property
    def when(self) -> When:
        """The whole stretch without papers."""
        if self.first == self.last:
            return self.first
        return When(self.first.first, self.last.last, self.first.precision, span=True)


def papers_missing(content: Content, reference_date: ReferenceDate) -> Iterator[MissingPapers]:
    """For each type that is due, the stretches of periods that no published paper covers."""
    for due in content.area.papers_due:
        held = [_covered(post) for post in _published(due, content)]
        run: list[When] = []
        for period in periods(due.every, content.area.started.last, _end(content, reference_date)):
            covered = any(period.first <= h.last and h.first <= period.last for h in held)
            if not covered:
                run.append(period)
            elif run:
                yield MissingPapers(due.type, run[0], run[-1])
                run = []
        if run:
            yield MissingPapers(due.type, run[0], run[-1])


def _published(due: PapersDue, content: Content) -> Iterator[Document]:
    """The papers of a type that can be read: known to exist is not published."""
    for post in content.posts.values():
        if not isinstance(post, Document) or post.document_type != due.type:
            continue
        if post.file or post.link:
            yield post


def _covered(post: Document) -> When:
    return post.covers or post.date


def _end(content: Content, reference_date: ReferenceDate) -> date:
    ended = content.area.ended
    return min(ended, reference_date.day) if ended else reference_date.day


def periods(every: Rhythm, after: date, end: date) -> Iterator[When]:
    """Every month, quarter or year that lies wholly between ``after`` and ``end``."""
    day = after + timedelta(days=1)
    while day <= end and day.year <= LAST_YEAR:
        period = _period(every, day)
        if period.last > end:
            return
        if period.first >= day:
            yield period
        day = period.last + timedelta(days=1)


def _period(every: Rhythm, day: date) -> When:
    if every == "quarterly":
        return Quarter.of(day).when
    return When.parse(day.isoformat()[: 7 if every == "monthly" else 4])
