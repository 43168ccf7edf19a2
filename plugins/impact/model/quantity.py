"""Numbers that keep what was said about them: about 70, at least 500, about £6,000."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from plugins.impact.model import faults

SIGNS = {"£": "GBP", "€": "EUR", "$": "USD", "¥": "JPY"}
SHAPE = re.compile(
    r"(?P<minimum>(?:at least|over|more than)\s+)?(?P<about>(?:about|around|roughly)\s+|~\s*)?"
    r"(?:(?P<sign>[£€$¥])\s?|(?P<code>[A-Z]{3})\s)?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)",
    re.IGNORECASE | re.ASCII,
)
MOST_DIGITS = 18


@dataclass(frozen=True)
class Quantity:
    """An amount, and how sure it is; ``currency`` is a code of three letters, or empty."""

    amount: Decimal
    about: bool = False
    at_least: bool = False
    currency: str = ""

    @classmethod
    def parse(cls, text: str) -> Quantity:
        """A number with ``about`` or ``at least`` before it, and a currency's sign or code.

        Raises ``Fault`` where it is anything else.
        """
        match = SHAPE.fullmatch(" ".join(text.split()))
        if match is None or len(match["number"]) > MOST_DIGITS:
            raise faults.NOT_A_QUANTITY.fault(value=text)
        currency = SIGNS.get(match["sign"] or "", (match["code"] or "").upper())
        amount = Decimal(match["number"].replace(",", ""))
        return cls(amount, bool(match["about"]), bool(match["minimum"]), currency)

    @classmethod
    def of(cls, amount: int | Decimal, currency: str = "") -> Quantity:
        """An exact amount."""
        return cls(Decimal(amount), currency=currency)

    @property
    def exact(self) -> bool:
        """Whether nothing qualifies it."""
        return not (self.about or self.at_least)

    @property
    def order(self) -> tuple[Decimal, bool, bool]:
        """From less to more; at least five is more than five, and about five is less sure."""
        return self.amount, self.at_least, not self.about

    def times(self, factor: Decimal) -> Quantity:
        """``factor`` times as much, as sure as this."""
        return replace(self, amount=self.amount * factor)

    def __add__(self, other: Quantity) -> Quantity:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency!r} and {other.currency!r} are never added")
        return Quantity(
            self.amount + other.amount,
            self.about or other.about,
            self.at_least or other.at_least,
            self.currency,
        )


def total(quantities: Iterable[Quantity]) -> Quantity | None:
    """Their sum, as unsure as the least sure of them; none where there are none."""
    sum_: Quantity | None = None
    for quantity in quantities:
        sum_ = quantity if sum_ is None else sum_ + quantity
    return sum_


def largest(quantities: Iterable[Quantity]) -> Quantity | None:
    """The largest single one; none where there are none."""
    return max(quantities, key=lambda quantity: quantity.order, default=None)
