"""Indicators: what few readings do not say."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.impact.compute.trend import (
    PathToTarget,
    charted,
    lack,
    path_to_target,
    progress,
    trend,
)
from plugins.impact.model.plan import Indicator
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
    ("fields", "missing"),
    [
        (f"{BASE}\n{TARGET}", "readings"),
        (f"{readings('45', '50')}\n{TARGET}", "baseline"),
        (f"{BASE}\n{readings('45')}", "target"),
        (f"{BASE}\n{readings('45')}\ntarget: {{date: 2020, value: 40}}", "way"),
        (f"baseline: {{date: 2015, finding: Low}}\n{readings('45', '50')}\n{TARGET}", "baseline"),
        (
            f"baseline: {{date: 2015, value: 40, sample: 9}}\n{readings('45', '50')}\n{TARGET}",
            "baseline",
        ),
        (f"{BASE}\nreadings: [{{date: 2016, value: 45, sample: 9}}]\n{TARGET}", "readings"),
        (f"{BASE}\nreadings: [{{date: 2016, finding: Higher}}]\n{TARGET}", "readings"),
    ],
)
def test_too_little_is_known_for_progress(fields: str, missing: str) -> None:
    found = indicator(fields)
    assert (progress(found), lack(found)) == (None, missing)


def test_the_way_to_the_target_begins_at_the_baseline() -> None:
    found = indicator(f"{BASE}\n{readings('55', '45')}\n{TARGET}")
    assert path_to_target(found) == PathToTarget(Decimal(40), Decimal(45), Decimal(60))


NUMBERS = st.integers(0, 3).map(str)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.none() | NUMBERS, st.lists(NUMBERS, max_size=3), st.none() | NUMBERS)
def test_progress_is_undefined_exactly_when_something_lacks(
    base: str | None, values: list[str], target: str | None
) -> None:
    lines = [
        f"baseline: {{date: 2015, value: {base}}}" if base else "",
        readings(*values),
        f"target: {{date: 2020, value: {target}}}" if target else "",
    ]
    found = indicator("\n".join(filter(None, lines)))
    known = bool(base and values and target) and base != target
    assert (progress(found) is not None, lack(found) is None) == (known, known)


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
