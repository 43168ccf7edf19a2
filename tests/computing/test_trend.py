"""Indicators: what few readings do not say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.impact.compute.trend import charted, progress, trend
from plugins.impact.model.indicator import Indicator
from tests.computing.small_area import area

BASE = "baseline: {date: 2015, value: 40}"
TARGET = "target: {date: 2020, value: 60}"


def indicator(fields: str, better: str = "higher") -> Indicator:
    """An indicator of which ``fields`` are said."""
    start = "== plan/indicators/trust.yaml\ntitle: Trust\nsource: A survey\n"
    return area(f"{start}better: {better}\n{fields}\n").indicators["trust"]


def readings(*values: str) -> str:
    """Readings of the years from 2016 on."""
    items = (f"{{date: {2016 + n}, value: {value}}}" for n, value in enumerate(values))
    return f"readings: [{', '.join(items)}]"


@pytest.mark.parametrize(
    ("fields", "fraction"),
    [
        # (45 − 40) ÷ (60 − 40), whatever lay between.
        (f"{BASE}\n{readings('55', '45')}\n{TARGET}", "0.25"),
        (f"{BASE}\n{readings('60')}\n{TARGET}", "1"),
        (f"{BASE}\n{readings('40')}\n{TARGET}", "0"),
        (f"{BASE}\n{readings('35')}\n{TARGET}", "-0.25"),
        (f"{BASE}\n{readings('65')}\n{TARGET}", "1.25"),
        (f"{BASE}\n{readings('30')}\ntarget: {{date: 2020, value: 20}}", "0.5"),
    ],
)
def test_progress_is_the_way_gone_from_baseline_to_target(fields: str, fraction: str) -> None:
    assert progress(indicator(fields)) == Decimal(fraction)


@pytest.mark.parametrize(
    "fields",
    [
        f"{BASE}\n{TARGET}",
        f"{readings('45', '50')}\n{TARGET}",
        f"{BASE}\n{readings('45')}",
        f"{BASE}\n{readings('45')}\ntarget: {{date: 2020, value: 40}}",
        f"baseline: {{date: 2015, finding: Low}}\n{readings('45', '50')}\n{TARGET}",
        f"baseline: {{date: 2015, value: 40, sample: 9}}\n{readings('45', '50')}\n{TARGET}",
        f"{BASE}\nreadings: [{{date: 2016, value: 45, sample: 9}}]\n{TARGET}",
        f"{BASE}\nreadings: [{{date: 2016, finding: Higher}}]\n{TARGET}",
    ],
)
def test_too_little_is_known_for_progress(fields: str) -> None:
    assert progress(indicator(fields)) is None


@pytest.mark.parametrize(
    ("values", "better", "said"),
    [
        (("44", "48"), "higher", "better"),
        (("44", "36"), "higher", "worse"),
        (("44", "48"), "lower", "worse"),
        (("44", "36"), "lower", "better"),
        (("44", "48"), "neither", "changed"),
        (("44", "40"), "higher", "the-same"),
        (("44", "40"), "neither", "the-same"),
        (("44",), "higher", "not-enough"),
        ((), "higher", "not-enough"),
    ],
)
def test_a_trend_needs_three_readings_of_which_the_baseline_is_one(
    values: tuple[str, ...], better: str, said: str
) -> None:
    assert trend(indicator(f"{BASE}\n{readings(*values)}", better)) == said


def test_readings_stand_in_the_order_of_their_dates() -> None:
    found = indicator(
        "readings: [{date: 2018, value: 3}, {date: 2016-Q1, value: 1}, {date: 2016, value: 2}]"
    )
    assert [reading.value for reading in charted(found)] == [1, 2, 3]


@pytest.mark.parametrize(("sample", "shown"), [("9", False), ("10", True), ("about 10", True)])
def test_a_reading_of_fewer_than_ten_is_nowhere(sample: str, shown: bool) -> None:
    found = indicator(f"readings: [{{date: 2016, value: 44, sample: {sample}}}]")
    assert (len(charted(found)), len(found.all_readings)) == (shown, shown)


def test_words_are_never_charted() -> None:
    found = indicator("readings: [{date: 2016, finding: Much the same}]")
    assert (len(charted(found)), len(found.all_readings)) == (0, 1)
