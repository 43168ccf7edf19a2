"""Stories: what people asked for, what was done and what changed; by theme and by change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.impact.model import addresses
from plugins.impact.model.kinds import CaseStudy, Story
from plugins.impact.report import views as v
from plugins.impact.report.facts import Facts
from plugins.impact.report.lines import head, post_lines, summary, tag, theme_mark

IN_FULL = 10
"""The newest stories of a theme are told in full, the older ones in a line."""


def stories_page(facts: Facts) -> v.StoriesPage:
    """``/stories/``: each story in full once, under the first of its themes."""
    say = facts.wording.say
    told = {p.id: p for p in facts.thread.originals if isinstance(p, Story | CaseStudy)}
    changes = _changes_told(facts)
    return v.StoriesPage(
        head(
            facts,
            say("stories.title"),
            addresses.STORIES,
            description=say("stories.lede"),
            section="themes",
        ),
        tuple(_groups(told, changes, facts)),
        tuple(_by_change(told, changes, facts)),
    )


def _changes_told(facts: Facts) -> Mapping[str, tuple[str, ...]]:
    """For each post the kinds of change that it tells of: those of its pieces of evidence."""
    found: dict[str, dict[str, None]] = {}
    for piece in facts.evidence.pieces:
        for post in (piece.post, *piece.told_by):
            found.setdefault(post, {}).update(dict.fromkeys(piece.impacts))
    return {post: tuple(impacts) for post, impacts in found.items()}


def _groups(
    told: Mapping[str, Story | CaseStudy], changes: Mapping[str, tuple[str, ...]], facts: Facts
) -> Iterator[v.StoryGroup]:
    firsts = {id_: next(iter(facts.thread.themes_of(post)), None) for id_, post in told.items()}
    for theme in (*facts.content.themes.values(), None):
        own = [post for post in told.values() if firsts[post.id] is theme]
        if own:
            yield v.StoryGroup(
                f"theme-{theme.id}" if theme else "no-theme",
                theme_mark(theme, facts) if theme else None,
                tuple(_told(post, changes.get(post.id, ()), facts) for post in own[:IN_FULL]),
                post_lines(own[IN_FULL:], facts),
            )


def _told(post: Story | CaseStudy, changes: tuple[str, ...], facts: Facts) -> v.ToldStory:
    story = post if isinstance(post, Story) else None
    quote = post.quote if isinstance(post, CaseStudy) else None
    return v.ToldStory(
        kind=post.kind,
        title=post.title,
        address=addresses.post(post),
        date_text=facts.wording.when(post.date),
        language=post.language or "",
        said=(story.said or "") if story else "",
        did=story.did if story else "",
        changed=(story.changed or "") if story else "",
        summary=summary(post),
        quote=quote.text if quote else "",
        by=(quote.by or "") if quote else "",
        changes=tuple(tag(impact, facts) for impact in changes),
        also=tuple(theme_mark(theme, facts) for theme in facts.thread.themes_of(post)[1:]),
    )


def _by_change(
    told: Mapping[str, Story | CaseStudy], changes: Mapping[str, tuple[str, ...]], facts: Facts
) -> Iterator[v.StoriesOfChange]:
    for impact in facts.content.impacts:
        own = [post for id_, post in told.items() if impact in changes.get(id_, ())]
        if own:
            yield v.StoriesOfChange(f"change-{impact}", tag(impact, facts), post_lines(own, facts))
