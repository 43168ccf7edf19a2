"""Indicators: each with its chart, its numbers, and what they do and do not say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, get_args

from plugins.impact.compute.trend import Trend, charted, lack, path_to_target, progress, trend
from plugins.impact.model import addresses
from plugins.impact.model.plan import Better, Indicator, Reading
from plugins.impact.report import components as c
from plugins.impact.report.entries import contact, goal_step, source_lines, theme_step, vision_step
from plugins.impact.report.gaps.page import gap_list
from plugins.impact.report.open_data.tables import (
    TableDefinition,
    column,
    named,
    own_id,
    pairs,
    plan_entries,
    to,
)
from plugins.impact.report.page import View, head
from plugins.impact.report.site_context import SiteContext

GAP = "indicator-without-reading"
PERCENT = "%"
FEWEST = 1


@dataclass(frozen=True, slots=True)
class IndicatorsPage(View):
    """``/indicators/``: everything that is measured again and again."""

    indicators: c.Table


@dataclass(frozen=True, slots=True)
class IndicatorPage(View):
    """``/indicators/<id>/``: its readings, and what they do and do not say.

    ``direction`` says which way is better, ``trend`` which way it goes, ``progress`` how far
    it has come towards its target and how that was reckoned, or why that cannot be said.
    """

    thread: c.ThreadSteps
    indicator: c.IndicatorView
    direction: str
    trend: str
    progress: str
    readings: c.Table | None
    sources: tuple[c.SourceLine, ...]
    gaps: tuple[c.GapLine, ...]
    contact: c.ContactDetails


def indicators_page(context: SiteContext) -> IndicatorsPage:
    """``/indicators/``."""
    say = context.wording.say
    columns = (
        c.Column(say("table.indicator")),
        c.Column(say("table.theme")),
        c.Column(say("table.latest"), numeric=True),
        c.Column(say("table.readings"), numeric=True),
        c.Column(say("table.says")),
    )
    rows = tuple(_row(each, context) for each in context.content.indicators.values())
    return IndicatorsPage(
        head(context, say("indicators.title"), addresses.INDICATORS, section="themes"),
        c.Table(say("indicators.caption"), columns, rows),
    )


def _row(indicator: Indicator, context: SiteContext) -> tuple[c.AnyCell, ...]:
    address, found = addresses.indicator(indicator.id), charted(indicator)
    readings = f"{address}#readings" if indicator.all_readings else ""
    themes = (context.content.themes[id_] for id_ in indicator.themes)
    return (
        c.Cell(indicator.title, address),
        c.LinksCell(tuple(c.Link(theme.title, addresses.theme(theme.id)) for theme in themes)),
        c.Cell(_latest(found, indicator, context), readings if found else ""),
        c.Cell(_counted(indicator, context), readings),
        trend_text(indicator, context),
    )


def _latest(found: tuple[Reading, ...], indicator: Indicator, context: SiteContext) -> str:
    if not found or found[-1].value is None:
        return context.wording.say("indicator.no_number")
    latest, when = found[-1].value, context.wording.when(found[-1].date)
    return context.wording.say(
        "indicator.latest", value=measured(latest, indicator, context), when=when
    )


def indicator_page(indicator: Indicator, context: SiteContext) -> IndicatorPage:
    """``/indicators/<id>/``."""
    themes = [context.content.themes[id_] for id_ in indicator.themes]
    steps = (vision_step(context), goal_step(themes, context), theme_step(themes))
    number = context.colours[themes[0].id] if themes else 0
    gaps = context.gaps_of((GAP, indicator.id))
    address = addresses.indicator(indicator.id)
    return IndicatorPage(
        head(context, indicator.title, address, section="themes"),
        c.ThreadSteps(steps if themes else steps[:1], indicator.title, "indicator", number),
        indicator_view(indicator, context),
        context.wording.say(f"indicator.better.{indicator.better}"),
        trend_text(indicator, context),
        _progress(indicator, context),
        _readings(indicator, context),
        source_lines((indicator.source, *(r.source for r in indicator.all_readings))),
        gap_list(gaps, context),
        contact(context),
    )


def _progress(indicator: Indicator, context: SiteContext) -> str:
    """How far it is to the target and how that was reckoned, or why it cannot be said."""
    say, found = context.wording.say, path_to_target(indicator)
    if found is None:
        return say(f"indicator.lack.{lack(indicator)}")
    reckoned = say(
        "indicator.reckoned",
        first=measured(found.first, indicator, context),
        latest=measured(found.latest, indicator, context),
        target=measured(found.target, indicator, context),
    )
    return f"{progress_text(indicator, context)} {reckoned}"


def _counted(indicator: Indicator, context: SiteContext) -> str:
    """How many readings there are; those in words, which nothing is reckoned from, apart."""
    numbers = len(charted(indicator))
    words = len(indicator.all_readings) - numbers
    text = context.wording.number(numbers)
    return context.wording.say("indicator.and_words", numbers=text, words=words) if words else text


def _readings(indicator: Indicator, context: SiteContext) -> c.Table | None:
    """Every reading, the latest first: those in words as well, which no chart can show."""
    if not indicator.all_readings:
        return None
    say = context.wording.say
    columns = (
        c.Column(say("chart.when")),
        c.Column(say("table.reading")),
        c.Column(say("table.sample"), numeric=True),
        c.Column(say("table.note")),
        c.Column(say("table.source")),
    )
    rows = tuple(_reading(each, indicator, context) for each in reversed(indicator.all_readings))
    return c.Table(say("indicator.readings_caption"), columns, rows)


def _reading(reading: Reading, indicator: Indicator, context: SiteContext) -> tuple[c.AnyCell, ...]:
    wording = context.wording
    when = wording.when(reading.date)
    if reading == indicator.baseline:
        when = wording.say("indicator.baseline", when=when)
    value = measured(reading.value, indicator, context) if reading.value is not None else None
    return (
        when,
        " ".join(text for text in (value, reading.finding) if text),
        wording.quantity(reading.sample) if reading.sample else wording.say("money.unknown"),
        reading.note or "",
        reading.source or indicator.source,
    )


def indicator_view(indicator: Indicator, context: SiteContext) -> c.IndicatorView:
    """An indicator with its readings, oldest first."""
    readings = charted(indicator)
    values = [reading.value for reading in readings if reading.value is not None]
    low, high = _range(indicator, values)
    middles = [_middle(reading) for reading in readings]
    first, last = min(middles, default=date.min), max(middles, default=date.min)
    return c.IndicatorView(
        f"indicator-{indicator.id}",
        indicator.title,
        indicator.unit or "",
        tuple(_point(reading, first, last, indicator, context) for reading in readings),
        low,
        high,
        _target(indicator, context),
        _verdict(indicator, context),
        tuple(
            c.TextFact(context.wording.when(reading.date), reading.finding)
            for reading in indicator.all_readings
            if reading.finding
        ),
        source_lines((indicator.source,))[0],
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
    reading: Reading, first: date, last: date, indicator: Indicator, context: SiteContext
) -> c.Point:
    """A reading at its place between the ``first`` of all and the ``last``."""
    assert reading.value is not None
    at = (_middle(reading) - first).days / ((last - first).days or 1)
    notes = (
        [context.wording.say("indicator.sample", people=context.wording.quantity(reading.sample))]
        if reading.sample
        else []
    )
    if reading.note:
        notes.append(reading.note)
    return c.Point(
        round(at, 4),
        float(reading.value),
        context.wording.when(reading.date),
        with_unit(reading.value, indicator, context),
        " ".join(notes),
    )


def _middle(reading: Reading) -> date:
    return reading.date.first + (reading.date.last - reading.date.first) / 2


def with_unit(value: Decimal, indicator: Indicator, context: SiteContext) -> str:
    """A value as it is written: with its sign where it is a percentage."""
    number = context.wording.number(value)
    return f"{number}%" if indicator.unit == PERCENT else number


def _target(indicator: Indicator, context: SiteContext) -> c.TargetLine | None:
    if indicator.target is None:
        return None
    value = indicator.target.value
    when = context.wording.when(indicator.target.date)
    return c.TargetLine(float(value), when, with_unit(value, indicator, context))


def _verdict(indicator: Indicator, context: SiteContext) -> str:
    """The trend, and how far it is to the target, as far as either can be said."""
    return " ".join(
        text for text in (trend_text(indicator, context), progress_text(indicator, context)) if text
    )


def trend_text(indicator: Indicator, context: SiteContext) -> str:
    """Which way the readings go; or that there are too few to say."""
    count = len(charted(indicator))
    if count < FEWEST:
        return context.wording.say("indicator.no_readings")
    return context.wording.say(f"indicator.trend.{trend(indicator)}", count=count)


def progress_text(indicator: Indicator, context: SiteContext) -> str:
    """How much of the way from the baseline to the target lies behind; empty where unknown."""
    done = progress(indicator)
    if done is None:
        return ""
    percent = context.wording.number(abs(round(done * 100)))
    return context.wording.say(
        "indicator.away" if done < 0 else "indicator.progress", percent=percent
    )


def measured(value: Decimal, indicator: Indicator, context: SiteContext) -> str:
    """A value with the unit it is measured in."""
    unit = "" if indicator.unit == PERCENT else indicator.unit or ""
    return f"{with_unit(value, indicator, context)} {unit}".strip()


def _reading_rows(context: SiteContext) -> Iterator[tuple[Indicator, int, Reading]]:
    for indicator in context.content.indicators.values():
        for place, reading in enumerate(indicator.all_readings, 1):
            yield indicator, place, reading


def _target_cell(attribute: str) -> Callable[[Indicator, SiteContext], Any]:
    return lambda row, _: getattr(row.target, attribute) if row.target else None


def _progress_cell(indicator: Indicator, _: SiteContext) -> int | None:
    """In whole per cent, as the page says it."""
    done = progress(indicator)
    return None if done is None else round(done * 100)


INDICATORS = (
    TableDefinition(
        "indicators",
        plan_entries("indicators"),
        (
            own_id("indicators"),
            column("title", needed=True),
            column("unit"),
            column("better", needed=True, choices=get_args(Better)),
            column("source", needed=True),
            column("target", "number", _target_cell("value")),
            column("target_date", "when", _target_cell("date")),
            column("progress", "whole", _progress_cell),
            column("trend", value=lambda row, _: trend(row), needed=True, choices=get_args(Trend)),
        ),
    ),
    pairs(
        "indicator_themes",
        ("indicator", "indicators"),
        ("theme", "themes"),
        named("indicators", "themes"),
    ),
    TableDefinition(
        "readings",
        _reading_rows,
        (
            own_id("readings", lambda row, _: f"{row[0].id}/{row[1]}"),
            to("indicator", "indicators", lambda row, _: row[0].id, needed=True),
            column("baseline", "yes", lambda row, _: row[2] is row[0].baseline, needed=True),
            column("date", "when", lambda row, _: row[2].date, needed=True),
            column("value", "number", lambda row, _: row[2].value, meaning="value.readings"),
            column("finding", value=lambda row, _: row[2].finding),
            column("sample", "count", lambda row, _: row[2].sample),
            column("note", value=lambda row, _: row[2].note),
            column("source", value=lambda row, _: row[2].source),
        ),
    ),
)
