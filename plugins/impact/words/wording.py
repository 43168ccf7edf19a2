"""Saying things in a language: interface words, dates, numbers and money."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache, cached_property

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from plugins.impact.model.quantity import Quantity
from plugins.impact.model.when import Bound, Moment, Quarter, When
from plugins.impact.words.catalogue import Catalogue

MONTHS = {"month": "MMMM y", "day": "d MMMM y", "year": "y"}


@dataclass(frozen=True)
class Wording:
    """One language's words and forms. ``region`` decides how dates and money look."""

    language: str
    words: Catalogue = field(repr=False)
    region: str = "GB"

    @cached_property
    def locale(self) -> Locale:
        """The language with its region, where that is known together; else the language."""
        try:
            return Locale.parse(f"{self.language}_{self.region}")
        except ValueError:
            return Locale.parse(self.language)

    # An area has few days and numbers, and says them on many pages: each is put into words once.

    @cached_property
    def _form(self) -> Callable[[int], str]:
        """A count → its plural form."""
        return cache(self.locale.plural_form)

    @cached_property
    def _date(self) -> Callable[[date, str], str]:
        """A day and a pattern → the day in words."""
        locale = self.locale
        return cache(lambda day, pattern: format_date(day, pattern, locale))

    @cached_property
    def number(self) -> Callable[[int | Decimal], str]:
        """A number → its digits, grouped as the language does."""
        locale = self.locale
        return cache(lambda value: format_decimal(value, locale=locale, decimal_quantization=False))

    @cached_property
    def _money(self) -> Callable[[Decimal, str], str]:
        """An amount and its currency → how that is written, with pence only where there are any."""
        locale = self.locale

        def written(amount: Decimal, currency: str) -> str:
            whole = amount == amount.to_integral_value()
            form = "¤#,##0" if whole else None
            return format_currency(amount, currency, form, currency_digits=not whole, locale=locale)

        return cache(written)

    def say(self, key: str, **values: object) -> str:
        """The text at ``key`` with ``values`` in it; ``count`` chooses the plural form.

        Raises ``KeyError`` for a key that the catalogue does not have.
        """
        text = self.words[key]
        if isinstance(text, str):
            return text.format_map(values) if values else text
        form = self._form(int(str(values.get("count", 1))))
        return text.get(form, text["other"]).format_map(values)

    def quantity(self, value: Quantity) -> str:
        """An amount with what qualifies it: "about 70", "at least £1,000"."""
        amount, currency = value.amount, value.currency
        plain = self._money(amount, currency) if currency else self.number(amount)
        if value.exact:
            return plain
        key = ("at_least_" if value.at_least else "") + ("about" if value.about else "")
        return self.say(f"quantity.{key.rstrip('_')}", value=plain)

    def day(self, day: date) -> str:
        """A whole day in words."""
        return self._date(day, "d MMMM y")

    def month(self, day: date) -> str:
        """The month of a day, shortened: "Jul"."""
        return self._date(day, "MMM")

    def when(self, when: When) -> str:
        """A date as precisely as it is known: "July to September 2015"."""
        if when.precision == "quarter" or when.span:
            return self._stretch(when.first, when.last, when)
        return self._date(when.first, MONTHS[when.precision])

    def _stretch(self, first: date, last: date, when: When) -> str:
        """From the first to the last unit, without saying the year twice."""
        unit = "month" if when.precision == "quarter" else when.precision
        begin, end = MONTHS[unit], MONTHS[unit]
        if first.year == last.year and unit != "year":
            begin = begin.removesuffix(" y")
            if unit == "day" and first.month == last.month:
                begin = "d"
        return self.say("when.span", first=self._date(first, begin), last=self._date(last, end))

    def bound(self, bound: Bound) -> str:
        """When something began or ended, with "by" or "at least until" where that is known."""
        text = self.when(bound.when)
        if not bound.qualifier:
            return text
        return self.say("when.by" if bound.qualifier == "by" else "when.at_least", when=text)

    def quarter(self, quarter: Quarter) -> str:
        """A quarter by its months."""
        return self.when(quarter.when)

    def moment(self, moment: Moment) -> str:
        """A day, with its weekday, and the time where one is known."""
        day = self._date(moment.day, "EEEE d MMMM y")
        if moment.clock is None:
            return day
        return self.say("when.day_time", day=day, time=self.clock(moment))

    def clock(self, moment: Moment) -> str:
        """The time of day; empty where none is known."""
        return format_time(moment.clock, "short", locale=self.locale) if moment.clock else ""

    def list_of(self, items: list[str]) -> str:
        """ "a, b and c"."""
        return format_list(items, locale=self.locale)

    def size(self, size: int) -> str:
        """A file's size in kB or MB."""
        if size < 1_000_000:
            return self.say("file.kilobytes", number=self.number(max(1, round(size / 1000))))
        return self.say("file.megabytes", number=self.number(Decimal(round(size / 1_000_000, 1))))
