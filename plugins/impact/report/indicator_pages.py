"""``/indicators/``, and a page for each indicator: its readings and what they say."""

from __future__ import annotations

from plugins.impact.compute.trend import charted, lack, way
from plugins.impact.model import addresses
from plugins.impact.model.indicator import Indicator, Reading
from plugins.impact.report import shapes as s
from plugins.impact.report import views as v
from plugins.impact.report.facts import Facts
from plugins.impact.report.gap_lines import gap_list
from plugins.impact.report.indicators import indicator_view, measured, trend_text, way_text
from plugins.impact.report.lines import (
    contact,
    goal_step,
    head,
    source_lines,
    theme_step,
    vision_step,
)

GAP = "indicator-without-reading"


def indicators_page(facts: Facts) -> v.IndicatorsPage:
    """``/indicators/``."""
    say = facts.wording.say
    columns = (
        s.Column(say("table.indicator")),
        s.Column(say("table.theme")),
        s.Column(say("table.latest"), numeric=True),
        s.Column(say("table.readings"), numeric=True),
        s.Column(say("table.says")),
    )
    rows = tuple(_row(each, facts) for each in facts.content.indicators.values())
    return v.IndicatorsPage(
        head(facts, say("indicators.title"), addresses.INDICATORS, section="themes"),
        s.Table(say("indicators.caption"), columns, rows),
    )


def _row(indicator: Indicator, facts: Facts) -> tuple[s.AnyCell, ...]:
    address, found = addresses.indicator(indicator.id), charted(indicator)
    readings = f"{address}#readings" if indicator.all_readings else ""
    themes = (facts.content.themes[id_] for id_ in indicator.themes)
    return (
        s.Cell(indicator.title, address),
        s.LinksCell(tuple(s.Link(theme.title, addresses.theme(theme.id)) for theme in themes)),
        s.Cell(_latest(found, indicator, facts), readings if found else ""),
        s.Cell(_counted(indicator, facts), readings),
        trend_text(indicator, facts),
    )


def _latest(found: tuple[Reading, ...], indicator: Indicator, facts: Facts) -> str:
    if not found or found[-1].value is None:
        return facts.wording.say("indicator.no_number")
    latest, when = found[-1].value, facts.wording.when(found[-1].date)
    return facts.wording.say(
        "indicator.latest", value=measured(latest, indicator, facts), when=when
    )


def indicator_page(indicator: Indicator, facts: Facts) -> v.IndicatorPage:
    """``/indicators/<id>/``."""
    themes = [facts.content.themes[id_] for id_ in indicator.themes]
    steps = (vision_step(facts), goal_step(themes, facts), theme_step(themes))
    number = facts.colours[themes[0].id] if themes else 0
    gaps = [gap for gap in facts.gaps if gap.code == GAP and gap.subject == indicator.id]
    address = addresses.indicator(indicator.id)
    return v.IndicatorPage(
        head(facts, indicator.title, address, section="themes"),
        s.Thread(steps if themes else steps[:1], indicator.title, "indicator", number),
        indicator_view(indicator, facts),
        facts.wording.say(f"indicator.better.{indicator.better}"),
        trend_text(indicator, facts),
        _progress(indicator, facts),
        _readings(indicator, facts),
        source_lines((indicator.source, *(r.source for r in indicator.all_readings))),
        gap_list(gaps, facts),
        contact(facts),
    )


def _progress(indicator: Indicator, facts: Facts) -> str:
    """How far it is to the target and how that was reckoned, or why it cannot be said."""
    say, found = facts.wording.say, way(indicator)
    if found is None:
        return say(f"indicator.lack.{lack(indicator)}")
    reckoned = say(
        "indicator.reckoned",
        first=measured(found.first, indicator, facts),
        latest=measured(found.latest, indicator, facts),
        target=measured(found.target, indicator, facts),
    )
    return f"{way_text(indicator, facts)} {reckoned}"


def _counted(indicator: Indicator, facts: Facts) -> str:
    """How many readings there are; those in words, which nothing is reckoned from, apart."""
    numbers = len(charted(indicator))
    words = len(indicator.all_readings) - numbers
    text = facts.wording.number(numbers)
    return facts.wording.say("indicator.and_words", numbers=text, words=words) if words else text


def _readings(indicator: Indicator, facts: Facts) -> s.Table | None:
    """Every reading, the latest first: those in words as well, which no chart can show."""
    if not indicator.all_readings:
        return None
    say = facts.wording.say
    columns = (
        s.Column(say("chart.when")),
        s.Column(say("table.reading")),
        s.Column(say("table.sample"), numeric=True),
        s.Column(say("table.note")),
        s.Column(say("table.source")),
    )
    rows = tuple(_reading(each, indicator, facts) for each in reversed(indicator.all_readings))
    return s.Table(say("indicator.readings_caption"), columns, rows)


def _reading(reading: Reading, indicator: Indicator, facts: Facts) -> tuple[s.AnyCell, ...]:
    wording = facts.wording
    when = wording.when(reading.date)
    if reading == indicator.baseline:
        when = wording.say("indicator.baseline", when=when)
    value = measured(reading.value, indicator, facts) if reading.value is not None else None
    return (
        when,
        " ".join(text for text in (value, reading.finding) if text),
        wording.quantity(reading.sample) if reading.sample else wording.say("money.unknown"),
        reading.note or "",
        reading.source or indicator.source,
    )
