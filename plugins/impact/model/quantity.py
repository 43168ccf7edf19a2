"""Numbers that keep what was said about them: about 70, at least 500, about £6,000."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from babel.numbers import get_currency_precision

from plugins.impact.model import faults

SIGNS = {"£": "GBP", "€": "EUR", "$": "USD", "¥": "JPY"}
SHAPE = re.compile(
    r"(?P<minimum>(?:at least|over|more than)\s+)?(?P<about>(?:about|around|roughly)\s+|~\s*)?"
    r"(?:(?P<sign>[£€$¥])\s?|(?P<code>[A-Z]{3})\s)?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)",
    re.IGNORECASE | re.ASCII,
)
MOST_DIGITS = 12
MOST_DECIMALS = 6
BEYOND = Decimal(10) ** MOST_DIGITS
"""What every number lies below, so that sums over all that an area can hold are still exact."""


def printable(amount: Decimal, text: str) -> Decimal:
    """``amount``, which was written as ``text``, where every sum of its like can be shown.

    Raises ``Fault`` where it is too large, or so fine that it would be shown as another.
    """
    if abs(amount) >= BEYOND:
        raise faults.TOO_LARGE.fault(value=text, limit=MOST_DIGITS)
    if len(f"{amount:f}".partition(".")[2]) > MOST_DECIMALS:
        raise faults.TOO_FINE.fault(value=text, limit=MOST_DECIMALS)
    return amount


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
        if match is None:
            raise faults.NOT_A_QUANTITY.fault(value=text)
        currency = SIGNS.get(match["sign"] or "", (match["code"] or "").upper())
        amount = printable(Decimal(match["number"].replace(",", "")), text)
        if currency:
            _in_coins(amount, currency, text, match["number"])
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


def _in_coins(amount: Decimal, currency: str, text: str, number: str) -> None:
    """Raises ``Fault`` where ``amount`` cannot be paid in the coins of ``currency``."""
    digits = get_currency_precision(currency)
    coins = round(amount, digits)
    if coins != amount:
        suggestion = text.replace(number, f"{max(coins, Decimal(10) ** -digits):,f}")
        raise faults.BELOW_A_COIN.fault(value=text, currency=currency, suggestion=suggestion)


def total(quantities: Iterable[Quantity]) -> Quantity | None:
    """Their sum, as unsure as the least sure of them; none where there are none."""
    sum_: Quantity | None = None
    for quantity in quantities:
        sum_ = quantity if sum_ is None else sum_ + quantity
    return sum_


def largest(quantities: Iterable[Quantity]) -> Quantity | None:
    """The largest single one; none where there are none."""
    return max(quantities, key=lambda quantity: quantity.order, default=None)
