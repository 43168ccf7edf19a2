"""Saying things in a language: interface words, dates, numbers and money."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from plugins.impact.model.moment import Moment
from plugins.impact.model.quantity import Quantity
from plugins.impact.model.when import Bound, Quarter, When
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

    def say(self, key: str, **values: object) -> str:
        """The text at ``key`` with ``values`` in it; ``count`` chooses the plural form.

        Raises ``KeyError`` for a key that the catalogue does not have.
        """
        text = self.words[key]
        if isinstance(text, str):
            return text.format_map(values) if values else text
        form = self.locale.plural_form(int(str(values.get("count", 1))))
        return text.get(form, text["other"]).format_map(values)

    def number(self, value: int | Decimal) -> str:
        """Digits grouped as the language does."""
        return format_decimal(value, locale=self.locale)

    def quantity(self, value: Quantity) -> str:
        """An amount with what qualifies it: "about 70", "at least £1,000"."""
        plain = self._money(value) if value.currency else self.number(value.amount)
        if value.exact:
            return plain
        key = ("at_least_" if value.at_least else "") + ("about" if value.about else "")
        return self.say(f"quantity.{key.rstrip('_')}", value=plain)

    def _money(self, value: Quantity) -> str:
        whole = value.amount == value.amount.to_integral_value()
        return format_currency(
            value.amount,
            value.currency,
            format="¤#,##0" if whole else None,
            currency_digits=not whole,
            locale=self.locale,
        )

    def day(self, day: date) -> str:
        """A whole day in words."""
        return format_date(day, "d MMMM y", self.locale)

    def when(self, when: When) -> str:
        """A date as precisely as it is known: "July to September 2015"."""
        if when.precision == "quarter" or when.span:
            return self._stretch(when.first, when.last, when)
        return format_date(when.first, MONTHS[when.precision], self.locale)

    def _stretch(self, first: date, last: date, when: When) -> str:
        """From the first to the last unit, without saying the year twice."""
        unit = "month" if when.precision == "quarter" else when.precision
        begin, end = MONTHS[unit], MONTHS[unit]
        if first.year == last.year and unit != "year":
            begin = begin.removesuffix(" y")
            if unit == "day" and first.month == last.month:
                begin = "d"
        return self.say(
            "when.span",
            first=format_date(first, begin, self.locale),
            last=format_date(last, end, self.locale),
        )

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
        day = format_date(moment.day, "EEEE d MMMM y", self.locale)
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
