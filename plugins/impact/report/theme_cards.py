"""Themes as cards: what each is about, what changed lately, and its figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.impact.model import addresses
from plugins.impact.model.kinds import RepReport
from plugins.impact.model.plan import Theme
from plugins.impact.model.post import Post
from plugins.impact.report import shapes as s
from plugins.impact.report.facts import Facts
from plugins.impact.report.lines import post_line, posts_of, theme_mark
from plugins.impact.report.theme_facts import ThemeFacts


def theme_cards(themes: Iterable[Theme], facts: Facts) -> tuple[s.ThemeCard, ...]:
    """Themes as cards."""
    return tuple(_card(theme, facts) for theme in themes)


def _card(theme: Theme, facts: Facts) -> s.ThemeCard:
    card = facts.theme_cards.get(theme.id)
    if card is None:
        card = facts.theme_cards[theme.id] = _made_card(ThemeFacts(theme, facts))
    return card


def _made_card(known: ThemeFacts) -> s.ThemeCard:
    facts, say = known.facts, known.facts.wording.say
    telling = posts_of(known.pieces, facts)
    count = len(known.pieces)
    figures = (
        s.Figure(
            facts.wording.number(count),
            say("theme_card.reports", count=count),
            addresses.theme_reports(known.theme.id) if count else "",
        ),
        s.Figure(
            facts.wording.number(len(known.activities)),
            say("theme_card.activities", count=len(known.activities)),
            f"{known.address}#activities",
        ),
    )
    latest = next(_told_best(telling), None)
    line = post_line(latest, facts) if latest else None
    return s.ThemeCard(theme_mark(known.theme, facts), known.theme.summary, line, figures)


def _told_best(telling: tuple[Post, ...]) -> Iterator[Post]:
    """What tells a resident most directly what changed: a rep report only where nothing else."""
    yield from (post for post in telling if not isinstance(post, RepReport))
    yield from telling
