"""Indicators as pages show them: a chart, its numbers, and what they do and do not say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from plugins.impact.compute.trend import charted, progress, trend
from plugins.impact.model import addresses
from plugins.impact.model.indicator import Indicator, Reading
from plugins.impact.report.facts import Facts
from plugins.impact.report.shapes import IndicatorView, Point, TargetLine, TextFact

PERCENT = "%"
FEWEST = 1


def indicator_view(indicator: Indicator, facts: Facts) -> IndicatorView:
    """An indicator with its readings, oldest first."""
    readings = charted(indicator)
    values = [reading.value for reading in readings if reading.value is not None]
    low, high = _range(indicator, values)
    return IndicatorView(
        f"indicator-{indicator.id}",
        indicator.title,
        indicator.unit or "",
        tuple(_point(reading, readings, indicator, facts) for reading in readings),
        low,
        high,
        _target(indicator, facts),
        _verdict(indicator, facts),
        tuple(
            TextFact(facts.wording.when(reading.date), reading.finding)
            for reading in indicator.all_readings
            if reading.finding
        ),
        indicator.source,
        addresses.indicator(indicator.id),
    )


def _range(indicator: Indicator, values: list[Decimal]) -> tuple[float, float]:
    """The ends of the axis: 0 to 100 for percentages, else from 0 to the largest value."""
    targets = [indicator.target.value] if indicator.target else []
    largest = max([*values, *targets], default=Decimal(1))
    least = min([Decimal(0), *values, *targets])
    if indicator.unit == PERCENT and largest <= 100:
        return float(least), 100.0
    return float(least), float(largest)


def _point(
    reading: Reading, readings: tuple[Reading, ...], indicator: Indicator, facts: Facts
) -> Point:
    assert reading.value is not None
    middles = [_middle(each) for each in readings]
    first, last = min(middles), max(middles)
    at = (_middle(reading) - first).days / ((last - first).days or 1)
    notes = (
        [facts.wording.say("indicator.sample", people=facts.wording.quantity(reading.sample))]
        if reading.sample
        else []
    )
    if reading.note:
        notes.append(reading.note)
    return Point(
        round(at, 4),
        float(reading.value),
        facts.wording.when(reading.date),
        with_unit(reading.value, indicator, facts),
        " ".join(notes),
    )


def _middle(reading: Reading) -> date:
    return reading.date.first + (reading.date.last - reading.date.first) / 2


def with_unit(value: Decimal, indicator: Indicator, facts: Facts) -> str:
    """A value as it is written: with its sign where it is a percentage."""
    number = facts.wording.number(value)
    return f"{number}%" if indicator.unit == PERCENT else number


def _target(indicator: Indicator, facts: Facts) -> TargetLine | None:
    if indicator.target is None:
        return None
    value = indicator.target.value
    when = facts.wording.when(indicator.target.date)
    return TargetLine(float(value), when, with_unit(value, indicator, facts))


def _verdict(indicator: Indicator, facts: Facts) -> str:
    """The trend, and how far it is to the target, as far as either can be said."""
    return " ".join(
        text for text in (trend_text(indicator, facts), way_text(indicator, facts)) if text
    )


def trend_text(indicator: Indicator, facts: Facts) -> str:
    """Which way the readings go; or that there are too few to say."""
    count = len(charted(indicator))
    if count < FEWEST:
        return facts.wording.say("indicator.no_readings")
    return facts.wording.say(f"indicator.trend.{trend(indicator)}", count=count)


def way_text(indicator: Indicator, facts: Facts) -> str:
    """How much of the way from the baseline to the target lies behind; empty where unknown."""
    done = progress(indicator)
    if done is None:
        return ""
    percent = facts.wording.number(abs(round(done * 100)))
    return facts.wording.say(
        "indicator.away" if done < 0 else "indicator.progress", percent=percent
    )


def measured(value: Decimal, indicator: Indicator, facts: Facts) -> str:
    """A value with the unit it is measured in."""
    unit = "" if indicator.unit == PERCENT else indicator.unit or ""
    return f"{with_unit(value, indicator, facts)} {unit}".strip()
