"""All that an area wrote, as values that can be looked up by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from plugins.impact.model.area import Area
from plugins.impact.model.consent import Consent
from plugins.impact.model.indicator import Indicator
from plugins.impact.model.plan import (
    Activity,
    FixedPage,
    Goal,
    ImpactType,
    KnownGap,
    Partner,
    ProgrammeOutcome,
    Theme,
)
from plugins.impact.model.post import Post


@dataclass(frozen=True)
class Asset:
    """A document or photo: its name below its folder, and its bytes' size and format.

    ``format`` is an id such as ``pdf`` or ``jpeg``; ``width`` and ``height`` are pixels and
    0 for what is not a picture.
    """

    name: str
    format: str
    size: int
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Content:
    """An area's plan, posts and files. Mappings keep the order of the plan."""

    area: Area
    programme_outcomes: Mapping[str, ProgrammeOutcome] = field(default_factory=dict)
    goals: Mapping[str, Goal] = field(default_factory=dict)
    impacts: Mapping[str, ImpactType] = field(default_factory=dict)
    partners: Mapping[str, Partner] = field(default_factory=dict)
    themes: Mapping[str, Theme] = field(default_factory=dict)
    activities: Mapping[str, Activity] = field(default_factory=dict)
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    known_gaps: tuple[KnownGap, ...] = ()
    consents: Mapping[str, Consent] = field(default_factory=dict)
    pages: Mapping[str, FixedPage] = field(default_factory=dict)
    posts: Mapping[str, Post] = field(default_factory=dict)
    documents: Mapping[str, Asset] = field(default_factory=dict)
    photos: Mapping[str, Asset] = field(default_factory=dict)

    def with_posts(self, posts: Mapping[str, Post]) -> Content:
        """The same area with other posts."""
        return replace(self, posts=posts)


@dataclass(frozen=True)
class Reckoning:
    """The days that everything is reckoned by.

    ``as_of`` decides what is scheduled and which consents hold; ``day`` (the earlier of
    ``as_of`` and the programme's end and 90 days) decides gaps, reviews and quarters.
    """

    as_of: date
    day: date
    ended: bool


@dataclass(frozen=True)
class Files:
    """The files below a content folder, as far as the accounting needs to know them.

    ``paths`` are below the folder, which messages name ``shown_as``; ``drafts`` are those of
    them that say they are drafts, or that only drafts name; ``named`` are the documents and
    photos that a post names, even one with mistakes; ``passed_over`` are never content, by
    rule.
    """

    paths: tuple[str, ...]
    drafts: frozenset[str]
    passed_over: tuple[str, ...]
    shown_as: str
    named: frozenset[str] = frozenset()
