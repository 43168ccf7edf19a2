"""Money of several activities: added only over one and the same span, each activity once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.impact.compute.money import SpanMoney, money
from plugins.impact.model.plan import Activity
from plugins.impact.model.quantity import Quantity, total
from plugins.impact.model.when import When


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
