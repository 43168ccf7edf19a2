"""What is known of one theme, and its card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from plugins.impact.compute.evidence import Piece
from plugins.impact.model import addresses
from plugins.impact.model.kinds import KINDS, RepReport
from plugins.impact.model.plan import Activity, Theme
from plugins.impact.model.post import Post
from plugins.impact.report import components as c
from plugins.impact.report.entries import plan_periods, post_line, posts_of, theme_mark
from plugins.impact.report.site_context import SiteContext


@dataclass(frozen=True)
class ThemeContext:
    """What is known of one theme."""

    theme: Theme
    context: SiteContext

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Its evidence."""
        return self.context.evidence.by_theme.get(self.theme.id, ())

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """Its posts, newest first."""
        return self.context.thread.posts_of_theme[self.theme.id]

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
        return self.context.thread.activities_of_theme[self.theme.id]

    @property
    def address(self) -> str:
        """Its impact index."""
        return addresses.theme(self.theme.id)


def about(known: ThemeContext) -> Iterator[c.Fact]:
    """The plans that a theme is part of, and the theme that carries it on."""
    context, theme = known.context, known.theme
    yield from plan_periods(theme.plan_periods, context)
    if theme.replaced_by is not None:
        later = context.content.themes[theme.replaced_by]
        link = c.Link(later.title, addresses.theme(later.id))
        yield c.LinksFact(context.wording.say("fact.replaced_by"), (link,))


def theme_cards(themes: Iterable[Theme], context: SiteContext) -> tuple[c.ThemeCard, ...]:
    """Themes as cards."""
    return tuple(_card(theme, context) for theme in themes)


def _card(theme: Theme, context: SiteContext) -> c.ThemeCard:
    card = context.theme_cards.get(theme.id)
    if card is None:
        card = context.theme_cards[theme.id] = _made_card(ThemeContext(theme, context))
    return card


def _made_card(known: ThemeContext) -> c.ThemeCard:
    context, say = known.context, known.context.wording.say
    telling = posts_of(known.pieces, context)
    count = len(known.pieces)
    figures = (
        c.Figure(
            context.wording.number(count),
            say("theme_card.reports", count=count),
            addresses.theme_reports(known.theme.id) if count else "",
        ),
        c.Figure(
            context.wording.number(len(known.activities)),
            say("theme_card.activities", count=len(known.activities)),
            f"{known.address}#activities",
        ),
    )
    latest = next(_told_best(telling), None)
    line = post_line(latest, context) if latest else None
    return c.ThemeCard(theme_mark(known.theme, context), known.theme.summary, line, figures)


def _told_best(telling: tuple[Post, ...]) -> Iterator[Post]:
    """What tells a resident most directly what changed: a rep report only where nothing else."""
    yield from (post for post in telling if not isinstance(post, RepReport))
    yield from telling
