"""Everything that pages are made from, worked out once for a build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from plugins.impact.compute.deadlines import reference_date
from plugins.impact.compute.evidence import Evidence, evidence
from plugins.impact.compute.gaps import Gap, gaps
from plugins.impact.compute.impact_counts import (
    ImpactCount,
    ImpactExpectation,
    impact_counts,
    impact_expectations,
)
from plugins.impact.compute.thread import Thread
from plugins.impact.compute.visibility import (
    PostState,
    in_preview,
    in_public,
    post_state,
    withdrawn,
)
from plugins.impact.model import addresses
from plugins.impact.model.content import Content, ReferenceDate
from plugins.impact.model.post import Post
from plugins.impact.report.components import AnyCell, PostLine, ThemeCard, ThemeMark
from plugins.impact.words.catalogue import catalogue
from plugins.impact.words.wording import Wording

COLOURS = range(1, 9)
GapSubject = tuple[str, str | None]
"""What a gap concerns: ``activity``, ``goal``, ``post`` or ``theme`` and its id, or the gap's own
code and subject."""
REGIONS = {"GBP": "GB", "EUR": "IE", "USD": "US"}


@dataclass(frozen=True)
class SiteSettings:
    """How a site is built.

    ``address`` is its absolute address without a closing slash, empty where it is not known
    yet; ``preview`` shows drafts and scheduled posts as well.
    """

    address: str = ""
    preview: bool = False
    stylesheet: str = ""
    icon: str = ""


@dataclass(frozen=True)
class PublishedPhoto:
    """A photo as it is published: its address, and its size in pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True)
class SiteContext:
    """What is known of an area on a day: its visible content, its links, evidence and gaps.

    ``photos`` holds each photo that visible posts show, by its name in the content folder.
    """

    everything: Content
    content: Content
    reference_date: ReferenceDate
    site: SiteSettings
    wording: Wording
    photos: Mapping[str, PublishedPhoto] = field(default_factory=dict)

    @classmethod
    def of(cls, content: Content, as_of: date, site: SiteSettings) -> SiteContext:
        """The facts of ``content`` on the day ``as_of``, its photos not yet published."""
        visible = in_preview(content, as_of) if site.preview else in_public(content, as_of)
        area = content.area
        wording = Wording(area.language, catalogue(area.language), REGIONS.get(area.currency, "GB"))
        return cls(content, visible, reference_date(area, as_of), site, wording)

    @cached_property
    def thread(self) -> Thread:
        """The links between what is visible."""
        return Thread(self.content)

    @cached_property
    def evidence(self) -> Evidence:
        """The evidence of what is visible; that of drafts and of what is scheduled included
        only in a preview."""
        return evidence(self.everything, self.content.posts.keys())

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Every gap."""
        return gaps(self.content, self.evidence, self.reference_date)

    def gaps_of(self, *subjects: GapSubject) -> tuple[Gap, ...]:
        """The gaps that concern any of ``subjects``, each once, in their order."""
        places = {place for subject in subjects for place in self._gap_places.get(subject, ())}
        return tuple(self.gaps[place] for place in sorted(places))

    @cached_property
    def _gap_places(self) -> Mapping[GapSubject, tuple[int, ...]]:
        found: dict[GapSubject, list[int]] = {}
        for place, gap in enumerate(self.gaps):
            named = (("activity", gap.activity), ("goal", gap.goal), ("post", gap.post))
            themes = (("theme", id_) for id_ in gap.themes)
            for subject in (*named, *themes, (gap.code, gap.subject)):
                found.setdefault(subject, []).append(place)
        return {subject: tuple(places) for subject, places in found.items()}

    @cached_property
    def impact_counts(self) -> Mapping[str, ImpactCount]:
        """How often each kind of impact was reported, the most reported first."""
        found = impact_counts(self.evidence.pieces, self.content.impacts)
        return {impact_count.impact.id: impact_count for impact_count in found}

    @cached_property
    def expectations(self) -> Mapping[str, ImpactExpectation]:
        """What activities set out to change and what was reported, by kind of impact."""
        found = impact_expectations(
            self.content.impacts.values(),
            self.content.activities.values(),
            self.evidence.by_activity,
        )
        return {expectation.impact.id: expectation for expectation in found}

    @cached_property
    def withdrawn(self) -> tuple[Post, ...]:
        """The posts whose consent no longer holds."""
        return withdrawn(self.everything, self.reference_date.as_of)

    @cached_property
    def colours(self) -> Mapping[str, int]:
        """The colour of each theme: as it chose, or the next one free."""
        chosen = {theme.id: theme.colour for theme in self.content.themes.values() if theme.colour}
        free = [number for number in COLOURS if number not in chosen.values()] or [*COLOURS]
        rest = [id_ for id_ in self.content.themes if id_ not in chosen]
        return chosen | {id_: free[n % len(free)] for n, id_ in enumerate(rest)}

    @cached_property
    def theme_marks(self) -> Mapping[str, ThemeMark]:
        """Each theme with its colour."""
        return {
            id_: ThemeMark(theme.title, addresses.theme(id_), self.colours[id_])
            for id_, theme in self.content.themes.items()
        }

    @cached_property
    def post_lines(self) -> dict[str, PostLine]:
        """The line of each post that was in a list so far: most are in several."""
        return {}

    @cached_property
    def theme_cards(self) -> dict[str, ThemeCard]:
        """The card of each theme that was shown so far."""
        return {}

    @cached_property
    def report_cells(self) -> dict[tuple[str, int], Mapping[str, AnyCell]]:
        """The cells of each report of what changed that was in a table so far."""
        return {}

    def with_photos(self, photos: Mapping[str, PublishedPhoto]) -> SiteContext:
        """The same facts, with the photos as they are published."""
        return replace(self, photos=photos)

    def state(self, post: Post) -> PostState:
        """Where a post stands."""
        return self._states[post.id]

    @cached_property
    def _states(self) -> Mapping[str, PostState]:
        content, as_of = self.everything, self.reference_date.as_of
        return {id_: post_state(post, content, as_of) for id_, post in content.posts.items()}

    def url(self, address: str) -> str:
        """The whole web address of a page; only its path where the site has no address yet."""
        return self.site.address + address

    def whole_url(self, address: str) -> str:
        """The same for what takes no path; empty where the site has no address yet."""
        return self.url(address) if self.site.address else ""
