"""Money: added only within one span and one basis, each activity once, and never made up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from plugins.impact.model.plan import Activity, AddedValue, Funding
from plugins.impact.model.quantity import Quantity, total
from plugins.impact.model.when import When

Line = TypeVar("Line", Funding, AddedValue)


@dataclass(frozen=True)
class Ratio:
    """Added value for each £1 of Big Local money, over one span.

    ``about`` and ``at_least`` say how sure it is; ``basis`` is what it is divided by.
    """

    value: Decimal
    basis: str
    about: bool
    at_least: bool


@dataclass(frozen=True)
class SpanMoney:
    """The money of one activity over one span, as far as it was published."""

    activity: Activity
    span: When
    funding: tuple[Funding, ...]
    added_value: tuple[AddedValue, ...]

    @property
    def budget(self) -> Quantity | None:
        """The budget; none where it is not known."""
        return total(line.budget for line in self.funding if line.budget is not None)

    @property
    def spent(self) -> Quantity | None:
        """What was spent; none where it is not known."""
        return total(line.spent for line in self.funding if line.spent is not None)

    @property
    def committed(self) -> Quantity | None:
        """What was promised; none where it is not known."""
        return total(line.committed for line in self.funding if line.committed is not None)

    @property
    def added(self) -> Quantity | None:
        """Match funding + in kind + unspecified + hours × rate; none where not known in money."""
        return total(line.value for line in self.added_value if line.value is not None)

    @property
    def hours(self) -> Quantity | None:
        """Volunteer hours that stay hours: without a rate and its source, or beside an amount."""
        kept = (line for line in self.added_value if line.value is None or line.amount is not None)
        return total(line.hours for line in kept if line.hours is not None)

    @property
    def per_pound(self) -> Ratio | None:
        """Added value ÷ what was spent, or ÷ the budget where spending is not known."""
        base, basis = (self.spent, "spent") if self.spent else (self.budget, "budget")
        if base is None or self.added is None or not base.amount:
            return None
        unsure = self.added.about or base.about
        value = self.added.amount / base.amount
        return Ratio(value, basis, unsure or base.at_least, self.added.at_least)


def money(activities: Iterable[Activity]) -> tuple[SpanMoney, ...]:
    """The money of ``activities``: one entry for each activity and span, newest span last."""
    found = []
    for activity in activities:
        funding = _of_each_span(activity.funding)
        added = _of_each_span(activity.added_value)
        found += [
            SpanMoney(activity, span, funding.get(span, ()), added.get(span, ()))
            for span in sorted({*funding, *added})
        ]
    return tuple(found)


def _of_each_span(lines: Iterable[Line]) -> Mapping[When, tuple[Line, ...]]:
    found: dict[When, list[Line]] = {}
    for line in lines:
        found.setdefault(line.span, []).append(line)
    return {span: tuple(own) for span, own in found.items()}


@dataclass(frozen=True)
class Sum:
    """What is known of ``of`` activities: an amount that ``known`` of them tell; perhaps none."""

    amount: Quantity | None
    known: int
    of: int


@dataclass(frozen=True)
class SharedMoney:
    """The money of several activities over one span, one line for each of them."""

    span: When
    lines: tuple[SpanMoney, ...]

    @property
    def budget(self) -> Sum:
        """Their budgets."""
        return _sum(line.budget for line in self.lines)

    @property
    def committed(self) -> Sum:
        """What was promised."""
        return _sum(line.committed for line in self.lines)

    @property
    def spent(self) -> Sum:
        """What was spent."""
        return _sum(line.spent for line in self.lines)

    @property
    def added(self) -> Sum:
        """What came on top, as far as it has a value in money."""
        return _sum(line.added for line in self.lines)

    @property
    def hours(self) -> Quantity | None:
        """Volunteer hours that stay hours; none where there are none."""
        return total(line.hours for line in self.lines if line.hours is not None)


def _sum(amounts: Iterable[Quantity | None]) -> Sum:
    given = list(amounts)
    known = [amount for amount in given if amount is not None]
    return Sum(total(known), len(known), len(given))


def by_span(activities: Iterable[Activity]) -> tuple[SharedMoney, ...]:
    """The money of ``activities`` by span, the earliest first; spans that differ stay apart."""
    found: dict[When, list[SpanMoney]] = {}
    for line in money(activities):
        found.setdefault(line.span, []).append(line)
    return tuple(SharedMoney(span, tuple(found[span])) for span in sorted(found))
