"""The rep's calendar: every quarter that is owed a report, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from plugins.impact.model.content import Content, Reckoning
from plugins.impact.model.kinds import RepReport
from plugins.impact.model.when import Quarter

QuarterState = Literal["published", "late", "date-unknown", "missing", "not-yet-due"]
DAYS_TO_PUBLISH = 90


@dataclass(frozen=True)
class QuarterOwed:
    """A quarter, its report if there is one, and how it came."""

    quarter: Quarter
    state: QuarterState
    report: RepReport | None


def calendar(content: Content, reckoning: Reckoning) -> tuple[QuarterOwed, ...]:
    """Every quarter owed: from the first, to the last that ended by the reckoning day."""
    reports = {
        quarter: post
        for post in content.posts.values()
        if isinstance(post, RepReport)
        for quarter in post.covered
    }
    return tuple(
        QuarterOwed(quarter, _state(quarter, reports.get(quarter), reckoning), reports.get(quarter))
        for quarter in owed(content, reckoning)
    )


def owed(content: Content, reckoning: Reckoning) -> Iterator[Quarter]:
    """The quarters that ended by the programme's end and by the reckoning day."""
    rep, ended = content.area.rep, content.area.ended
    quarter = rep.reports_from if rep else None
    last_day = min(reckoning.day, ended) if ended else reckoning.day
    while rep and quarter and quarter.when.last <= last_day:
        if rep.until is not None and quarter > rep.until:
            return
        yield quarter
        quarter = quarter.next


def _state(quarter: Quarter, report: RepReport | None, reckoning: Reckoning) -> QuarterState:
    due = quarter.when.last + timedelta(days=DAYS_TO_PUBLISH)
    if report is None:
        return "missing" if reckoning.day >= due else "not-yet-due"
    if report.published is None:
        return "date-unknown"
    return "late" if report.published > due else "published"
