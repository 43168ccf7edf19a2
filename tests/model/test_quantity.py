"""Numbers that keep what was said about them, alone and in sums."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.impact.model.plan import AddedValue
from plugins.impact.model.quantity import Quantity, largest, total
from plugins.impact.model.when import When
from plugins.problems import Fault

EXACT, ABOUT, AT_LEAST = (False, False), (True, False), (False, True)

READ = {
    "70": ("70", EXACT, ""),
    "012": ("12", EXACT, ""),
    "0": ("0", EXACT, ""),
    "3.5": ("3.5", EXACT, ""),
    "10,000": ("10000", EXACT, ""),
    "1,234,567.89": ("1234567.89", EXACT, ""),
    "about 70": ("70", ABOUT, ""),
    "About 70": ("70", ABOUT, ""),
    "around 70": ("70", ABOUT, ""),
    "roughly 70": ("70", ABOUT, ""),
    "~70": ("70", ABOUT, ""),
    "at least 500": ("500", AT_LEAST, ""),
    "over 500": ("500", AT_LEAST, ""),
    "more than 500": ("500", AT_LEAST, ""),
    "at least about 500": ("500", (True, True), ""),
    "£4,700": ("4700", EXACT, "GBP"),
    "£ 4,700": ("4700", EXACT, "GBP"),
    "€12.50": ("12.50", EXACT, "EUR"),
    "about £6,000": ("6000", ABOUT, "GBP"),
    "over £1,000": ("1000", AT_LEAST, "GBP"),
    "CHF 300": ("300", EXACT, "CHF"),
    " about   £6,000 ": ("6000", ABOUT, "GBP"),
    "about\u00a070": ("70", ABOUT, ""),
}


@pytest.mark.parametrize("text", READ)
def test_a_quantity_keeps_how_sure_it_is_and_its_currency(text):
    quantity = Quantity.parse(text)
    amount, (about, at_least), currency = READ[text]
    assert quantity == Quantity(Decimal(amount), about, at_least, currency)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "many",
        "seventy",
        "-3",
        "+3",
        "1e3",
        "inf",
        "NaN",
        "3 boats",
        "70+",
        "1,23",
        "1,2345",
        "1.2.3",
        "60-70",
        "£",
        "4700 £",
        "££3",
        "£1.2m",
        "up to 70",
        "at most 70",
        "٧٠",
    ],
)
def test_what_is_no_quantity_is_refused(text):
    with pytest.raises(Fault) as caught:
        Quantity.parse(text)
    assert caught.value.kind.code == "not-a-quantity"


REFUSED = {
    "9999999999999": "number-too-large",
    "£1,000,000,000,000": "number-too-large",
    "0.0000001": "number-too-fine",
    "5.0000000": "number-too-fine",
    "£0.001": "below-a-coin",
    "about £3.125": "below-a-coin",
    "¥0.5": "below-a-coin",
    "KWD 1.0005": "below-a-coin",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_could_not_be_shown_as_it_was_written_is_refused(text):
    with pytest.raises(Fault) as caught:
        Quantity.parse(text)
    assert caught.value.kind.code == REFUSED[text]


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [("about £3,000.125", "'about £3,000.12'"), ("£0.001", "'£0.01'"), ("¥1999.5", "'¥2,000'")],
)
def test_money_finer_than_a_coin_is_suggested_in_coins(text, suggestion):
    with pytest.raises(Fault) as caught:
        Quantity.parse(text)
    assert suggestion in caught.value.message


@pytest.mark.parametrize("text", ["£4.500", "¥300.00", "KWD 1.005", "999,999,999,999.999999"])
def test_what_can_be_shown_is_taken(text):
    assert Quantity.parse(text).amount > 0


def test_a_sum_of_all_that_an_area_can_hold_is_exact():
    largest_of_all = Quantity.parse("999,999,999,999.999999")
    assert total([largest_of_all] * 10_000).amount == Decimal("9999999999999999.99")


@pytest.mark.parametrize(
    ("texts", "amount", "sure"),
    [
        (["3", "4"], 7, EXACT),
        (["3", "about 4"], 7, ABOUT),
        (["about 3", "4", "5"], 12, ABOUT),
        (["at least 3", "4"], 7, AT_LEAST),
        (["at least 3", "about 4"], 7, (True, True)),
    ],
)
def test_a_sum_is_as_unsure_as_the_least_sure_of_it(texts, amount, sure):
    about, at_least = sure
    assert total(map(Quantity.parse, texts)) == Quantity(Decimal(amount), about, at_least)


def test_a_sum_of_nothing_is_nothing():
    assert total([]) is None


def test_money_is_added_within_its_currency():
    assert total(map(Quantity.parse, ["£3.10", "£0.90"])) == Quantity(Decimal(4), currency="GBP")


@pytest.mark.parametrize("other", ["€3", "3"])
def test_two_currencies_are_never_added(other):
    with pytest.raises(ValueError, match="are never added"):
        Quantity.parse("£3") + Quantity.parse(other)


@pytest.mark.parametrize(
    ("texts", "most"),
    [
        (["3", "70", "12"], "70"),
        (["70", "at least 70"], "at least 70"),
        (["about 70", "70"], "70"),
        (["about 71", "70"], "about 71"),
    ],
)
def test_the_largest_is_the_most_that_is_known(texts, most):
    assert largest(map(Quantity.parse, texts)) == Quantity.parse(most)


def test_the_largest_of_nothing_is_nothing():
    assert largest([]) is None


def test_so_many_times_an_unsure_amount_is_as_unsure():
    assert Quantity.parse("about £3").times(Decimal(4)) == Quantity.parse("about £12")


SPAN = When.parse("2015")


def added(**fields: object) -> Quantity | None:
    values = {
        name: Quantity.parse(value) if name in ("amount", "hours", "rate") else value
        for name, value in fields.items()
    }
    return AddedValue.model_construct(span=SPAN, kind="volunteer-hours", **values).value


HOURS = {
    "an amount": ({"amount": "about £700"}, "about £700"),
    "an amount and hours": ({"amount": "£700", "hours": "10", "rate": "£9"}, "£700"),
    "hours at a rate": ({"hours": "10", "rate": "£9.50", "rate_source": "x"}, "£95"),
    "unsure hours": ({"hours": "about 10", "rate": "£9", "rate_source": "x"}, "about £90"),
    "an unsure rate": ({"hours": "10", "rate": "about £9", "rate_source": "x"}, "about £90"),
    "many hours": ({"hours": "at least 10", "rate": "£9", "rate_source": "x"}, "at least £90"),
    "a rate of nobody's": ({"hours": "10", "rate": "£9"}, None),
    "hours": ({"hours": "10"}, None),
}


@pytest.mark.parametrize("case", HOURS)
def test_hours_become_money_only_at_a_rate_with_a_source(case):
    fields, value = HOURS[case]
    assert added(**fields) == (Quantity.parse(value) if value else None)
