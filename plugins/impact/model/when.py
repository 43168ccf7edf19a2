"""When something happened, or happens: exactly as precisely as it is known."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import total_ordering
from typing import Literal

from plugins.impact.model import faults

Precision = Literal["day", "month", "quarter", "year"]
SHAPE = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|Q(?P<quarter>[1-4])))?",
    re.ASCII,
)
QUALIFIER = re.compile(r"^(by|at least)\s+(.*)$")
FIRST_YEAR, LAST_YEAR = 1900, 2099
MOMENT_SHAPE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]+(\d\d?)[:.](\d\d))?", re.ASCII)


@total_ordering
@dataclass(frozen=True)
class When:
    """A day, month, quarter, year, or a span of two of the same precision.

    ``first`` and ``last`` are the first and last day it can mean (both included); nothing
    in between is ever made up. Sorted by its last day, then by its first.
    """

    first: date
    last: date
    precision: Precision
    span: bool = False

    @classmethod
    def parse(cls, text: str) -> When:
        """``2015-06-12``, ``2015-06``, ``2015-Q3``, ``2015``, or two of one kind with a ``/``.

        Raises ``Fault`` where the text is none of these, or not in the calendar.
        """
        begin, slash, end = text.strip().partition("/")
        start = _single(begin, text)
        if not slash:
            return start
        stop = _single(end, text)
        if stop.precision != start.precision:
            raise faults.BAD_WHEN.fault(value=text)
        if stop.first <= start.first:
            raise faults.SPAN_BACKWARDS.fault(value=text)
        return cls(start.first, stop.last, start.precision, span=True)

    def covers(self, day: date) -> bool:
        """Whether ``day`` lies within it."""
        return self.first <= day <= self.last

    @property
    def years(self) -> range:
        """Every calendar year it touches."""
        return range(self.first.year, self.last.year + 1)

    def __lt__(self, other: When) -> bool:
        return (self.last, self.first) < (other.last, other.first)

    def __str__(self) -> str:
        if not self.span:
            return _text(self.first, self.precision)
        return f"{_text(self.first, self.precision)}/{_text(self.last, self.precision)}"


@dataclass(frozen=True)
class Bound:
    """When an activity began or ended: ``by`` and ``at least`` say what is not known."""

    when: When
    qualifier: Literal["", "by", "at least"] = ""

    @classmethod
    def parse(cls, text: str) -> Bound:
        """A ``When``, with ``by`` or ``at least`` before it where that is all that is known."""
        match = QUALIFIER.match(text.strip())
        if match is None:
            return cls(When.parse(text))
        return cls(When.parse(match[2]), "by" if match[1] == "by" else "at least")


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a calendar year, 1 to 4."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """``2015-Q3``. Raises ``Fault`` for anything else."""
        match = re.fullmatch(r"([0-9]{4})-Q([1-4])", text.strip())
        if match is None:
            raise faults.NOT_A_QUARTER.fault(value=text)
        return cls(_year(match[1], text), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter that ``day`` lies in."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def when(self) -> When:
        """The quarter as a date."""
        return _quarter(self.year, self.number)

    @property
    def next(self) -> Quarter:
        """The quarter after this one."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


def _single(part: str, whole: str) -> When:
    match = SHAPE.fullmatch(part)
    if match is None:
        raise faults.BAD_WHEN.fault(value=whole)
    year = _year(match["year"], whole)
    if match["quarter"]:
        return _quarter(year, int(match["quarter"]))
    if match["month"] is None:
        return When(date(year, 1, 1), date(year, 12, 31), "year")
    try:
        return _month_or_day(year, int(match["month"]), match["day"])
    except ValueError:
        raise faults.NO_SUCH_DAY.fault(value=whole) from None


def _year(written: str, whole: str) -> int:
    year = int(written)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise faults.YEAR_OUT_OF_RANGE.fault(value=whole, first=FIRST_YEAR, last=LAST_YEAR)
    return year


def _month_or_day(year: int, month: int, day: str | None) -> When:
    if day is None:
        first = date(year, month, 1)
        return When(first, first.replace(day=monthrange(year, month)[1]), "month")
    exact = date(year, month, int(day))
    return When(exact, exact, "day")


def _quarter(year: int, number: int) -> When:
    first = date(year, 3 * number - 2, 1)
    after = date(year + number // 4, 3 * (number % 4) + 1, 1)
    return When(first, after - timedelta(days=1), "quarter")


def _text(day: date, precision: Precision) -> str:
    if precision == "quarter":
        return str(Quarter.of(day))
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[precision]]


@dataclass(frozen=True)
class Moment:
    """A day in the area's time zone; ``clock`` is none where only the day is known."""

    day: date
    clock: time | None = None

    @classmethod
    def parse(cls, text: str) -> Moment:
        """``2016-12-20`` or ``2016-12-20 18:00``. Raises ``Fault`` for anything else."""
        match = MOMENT_SHAPE.fullmatch(text.strip())
        if match is None:
            raise faults.NOT_A_MOMENT.fault(value=text)
        _year(match[1][:4], text)
        try:
            day = date.fromisoformat(match[1])
            clock = time(int(match[2]), int(match[3])) if match[2] else None
        except ValueError:
            raise faults.NO_SUCH_DAY.fault(value=text) from None
        return cls(day, clock)

    @property
    def order(self) -> tuple[date, time]:
        """Where it stands among others; a day without a time comes first."""
        return self.day, self.clock or time.min
