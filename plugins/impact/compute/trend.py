"""What an indicator's readings say, and when there are too few of them to say it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from plugins.impact.model.plan import Indicator, Reading

Trend = Literal["better", "worse", "the-same", "changed", "not-enough"]
Lack = Literal["baseline", "readings", "target", "way"]
READINGS_FOR_TREND = 3
READINGS_FOR_PROGRESS = 2


def charted(indicator: Indicator) -> tuple[Reading, ...]:
    """The readings that are numbers, oldest first; words are never charted."""
    return tuple(reading for reading in indicator.all_readings if reading.value is not None)


@dataclass(frozen=True)
class PathToTarget:
    """The way from the baseline to the target, and where it has led so far."""

    first: Decimal
    latest: Decimal
    target: Decimal

    @property
    def done(self) -> Decimal:
        """(latest − baseline) ÷ (target − baseline), as a fraction of 1."""
        return (self.latest - self.first) / (self.target - self.first)


def path_to_target(indicator: Indicator) -> PathToTarget | None:
    """None without a baseline, a second reading and a target, or where the target is the
    baseline.
    """
    readings = charted(indicator)
    base = indicator.baseline.value if indicator.baseline in readings else None
    if indicator.baseline is None or base is None or indicator.target is None:
        return None
    latest = readings[-1].value
    if len(readings) < READINGS_FOR_PROGRESS or latest is None or indicator.target.value == base:
        return None
    return PathToTarget(base, latest, indicator.target.value)


def progress(indicator: Indicator) -> Decimal | None:
    """How much of the way to the target lies behind; none where there is no such way."""
    found = path_to_target(indicator)
    return found.done if found is not None else None


def lack(indicator: Indicator) -> Lack | None:
    """What progress cannot be reckoned for want of; none where it can.

    A baseline that is a number, a second reading, a target, and a way from one to the other.
    """
    if indicator.baseline is None or indicator.baseline not in charted(indicator):
        return "baseline"
    if len(charted(indicator)) < READINGS_FOR_PROGRESS:
        return "readings"
    if indicator.target is None:
        return "target"
    return "way" if indicator.target.value == indicator.baseline.value else None


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
