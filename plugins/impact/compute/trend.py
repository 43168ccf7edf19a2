"""What an indicator's readings say, and when there are too few of them to say it."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from plugins.impact.model.indicator import Indicator, Reading

Trend = Literal["better", "worse", "the-same", "changed", "not-enough"]
READINGS_FOR_TREND = 3


def charted(indicator: Indicator) -> tuple[Reading, ...]:
    """The readings that are numbers, oldest first; words are never charted."""
    return tuple(reading for reading in indicator.all_readings if reading.value is not None)


def progress(indicator: Indicator) -> Decimal | None:
    """(latest − baseline) ÷ (target − baseline), as a fraction of 1.

    None without a baseline, a second reading and a target, or where the target is the
    baseline.
    """
    readings = charted(indicator)
    base = indicator.baseline.value if indicator.baseline in readings else None
    if indicator.baseline is None or base is None or indicator.target is None:
        return None
    latest = readings[-1].value
    if len(readings) < 2 or latest is None or indicator.target.value == base:
        return None
    return (latest - base) / (indicator.target.value - base)


def trend(indicator: Indicator) -> Trend:
    """From the first to the latest of three readings or more; fewer are not a trend."""
    values = [reading.value for reading in charted(indicator) if reading.value is not None]
    if len(values) < READINGS_FOR_TREND:
        return "not-enough"
    if values[0] == values[-1]:
        return "the-same"
    if indicator.better == "neither":
        return "changed"
    return "better" if (values[-1] > values[0]) == (indicator.better == "higher") else "worse"
