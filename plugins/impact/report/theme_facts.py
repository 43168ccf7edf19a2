"""What is known of one theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from plugins.impact.compute.pieces import Piece
from plugins.impact.model import addresses
from plugins.impact.model.kinds import KINDS
from plugins.impact.model.plan import Activity, Theme
from plugins.impact.model.post import Post
from plugins.impact.report import shapes as s
from plugins.impact.report.facts import Facts
from plugins.impact.report.lines import plan_periods


@dataclass(frozen=True)
class ThemeFacts:
    """What is known of one theme."""

    theme: Theme
    facts: Facts

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Its evidence."""
        return self.facts.evidence.by_theme.get(self.theme.id, ())

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """Its posts, newest first."""
        return self.facts.thread.posts_of_theme[self.theme.id]

    @cached_property
    def posts_of_kind(self) -> Mapping[str, tuple[Post, ...]]:
        """Its posts of each kind that it has, in the order of the catalogue of kinds."""
        found: dict[str, list[Post]] = {}
        for post in self.posts:
            found.setdefault(post.kind, []).append(post)
        return {kind: tuple(found[kind]) for kind in KINDS if kind in found}

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """Its activities."""
        return self.facts.thread.activities_of_theme[self.theme.id]

    @property
    def address(self) -> str:
        """Its impact index."""
        return addresses.theme(self.theme.id)


def about(known: ThemeFacts) -> Iterator[s.Fact]:
    """The plans that a theme is part of, and the theme that carries it on."""
    facts, theme = known.facts, known.theme
    yield from plan_periods(theme.plan_periods, facts)
    if theme.replaced_by is not None:
        later = facts.content.themes[theme.replaced_by]
        link = s.Link(later.title, addresses.theme(later.id))
        yield s.LinksFact(facts.wording.say("fact.replaced_by"), (link,))
