"""The pages of what changed, and of how anyone knows: reports, kinds of change, indicators."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.impact.report import shapes as s


@dataclass(frozen=True, slots=True)
class ImpactsPage(s.View):
    """``/impacts/``: the kinds of change, the most often reported first.

    ``hopes`` sets what activities set out to change beside what was reported; where none of
    them says that there is none, and ``unsaid`` says so. ``matrix`` has a row for each kind
    of change and a column for each theme. ``indicators`` says whether there are any to go on to.
    """

    chart: s.Chart | None
    individual: s.Table
    collective: s.Table
    hopes: s.Table | None
    unsaid: s.Link | None
    matrix: s.Table | None
    indicators: bool


@dataclass(frozen=True, slots=True)
class ImpactPage(s.View):
    """``/impacts/<id>/``: the reports that state a kind of change, theme by theme.

    ``shared`` says how many of them stand under more than one theme; empty where none does.
    """

    thread: s.Thread
    scope: str
    figures: tuple[s.Figure, ...]
    known_from: tuple[s.Figure, ...]
    activities: s.Table | None
    themes: tuple[s.TableGroup, ...]
    shared: str


@dataclass(frozen=True, slots=True)
class ThemeReportsPage(s.View):
    """``/themes/<id>/reports/``: every report of what changed in a theme."""

    thread: s.Thread
    known_from: tuple[s.Figure, ...]
    people: tuple[str, ...]
    reports: s.Table


@dataclass(frozen=True, slots=True)
class IndicatorsPage(s.View):
    """``/indicators/``: everything that is measured again and again."""

    indicators: s.Table


@dataclass(frozen=True, slots=True)
class IndicatorPage(s.View):
    """``/indicators/<id>/``: its readings, and what they do and do not say.

    ``direction`` says which way is better, ``trend`` which way it goes, ``progress`` how far
    it has come towards its target and how that was reckoned, or why that cannot be said.
    """

    thread: s.Thread
    indicator: s.IndicatorView
    direction: str
    trend: str
    progress: str
    readings: s.Table | None
    sources: tuple[s.SourceLine, ...]
    gaps: tuple[s.GapLine, ...]
    contact: s.Contact
