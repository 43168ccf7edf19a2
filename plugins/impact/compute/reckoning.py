"""The days that an area is reckoned by."""

from __future__ import annotations

from datetime import date, timedelta

from plugins.impact.model.area import Area
from plugins.impact.model.content import Reckoning

DAYS_AFTER_END = 90


def reckoning(area: Area, as_of: date) -> Reckoning:
    """Gaps are reckoned by the earlier of ``as_of`` and 90 days after the programme's end.

    Raises nothing; before the end the two are the same day.
    """
    if area.ended is None:
        return Reckoning(as_of, as_of, ended=False)
    last = area.ended + timedelta(days=DAYS_AFTER_END)
    return Reckoning(as_of, min(as_of, last), ended=as_of > area.ended)


def a_year_after(day: date) -> date:
    """The same day a year on; the last day of February for a leap day."""
    if (day.month, day.day) == (2, 29):
        return date(day.year + 1, 2, 28)
    return day.replace(year=day.year + 1)
