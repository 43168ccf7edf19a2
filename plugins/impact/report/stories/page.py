"""Stories: what people asked for, what was done and what changed; by theme and by change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from plugins.impact.model import addresses
from plugins.impact.model.kinds import About, CaseStudy, Story
from plugins.impact.report import components as c
from plugins.impact.report.entries import post_lines, summary, tag, theme_mark
from plugins.impact.report.open_data.tables import TableDefinition, column
from plugins.impact.report.page import View, head
from plugins.impact.report.posts.tables import of_post, originals
from plugins.impact.report.site_context import SiteContext

IN_FULL = 10
"""The newest stories of a theme are told in full, the older ones in a line."""


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A story in full: in three steps (``did`` is not empty), or in a few words and a quote.

    ``language`` is that of its words where they are not in the area's; ``also`` are the themes
    that it belongs to beside the one it stands under.
    """

    kind: str
    title: str
    address: str
    date_text: str
    language: str
    said: str
    did: str
    changed: str
    summary: str
    quote: str
    by: str
    changes: tuple[c.Tag, ...]
    also: tuple[c.ThemeMark, ...]


@dataclass(frozen=True, slots=True)
class StoryGroup:
    """The stories of one theme, or (``theme`` none) of no theme; ``further`` are older ones."""

    id: str
    theme: c.ThemeMark | None
    stories: tuple[ToldStory, ...]
    further: tuple[c.PostLine, ...]


@dataclass(frozen=True, slots=True)
class StoriesOfChange:
    """The stories that tell of one kind of change."""

    id: str
    change: c.Tag
    stories: tuple[c.PostLine, ...]


@dataclass(frozen=True, slots=True)
class StoriesPage(View):
    """``/stories/``, by theme and by kind of change."""

    groups: tuple[StoryGroup, ...]
    changes: tuple[StoriesOfChange, ...]


def stories_page(context: SiteContext) -> StoriesPage:
    """``/stories/``: each story in full once, under the first of its themes."""
    say = context.wording.say
    told = {p.id: p for p in context.thread.originals if isinstance(p, Story | CaseStudy)}
    changes = _changes_told(context)
    return StoriesPage(
        head(
            context,
            say("stories.title"),
            addresses.STORIES,
            description=say("stories.lede"),
            section="themes",
        ),
        tuple(_groups(told, changes, context)),
        tuple(_by_change(told, changes, context)),
    )


def _changes_told(context: SiteContext) -> Mapping[str, tuple[str, ...]]:
    """For each post the kinds of change that it tells of: those of its pieces of evidence."""
    found: dict[str, dict[str, None]] = {}
    for piece in context.evidence.pieces:
        for post in (piece.post, *piece.told_by):
            found.setdefault(post, {}).update(dict.fromkeys(piece.impacts))
    return {post: tuple(impacts) for post, impacts in found.items()}


def _groups(
    told: Mapping[str, Story | CaseStudy],
    changes: Mapping[str, tuple[str, ...]],
    context: SiteContext,
) -> Iterator[StoryGroup]:
    firsts = {id_: next(iter(context.thread.themes_of(post)), None) for id_, post in told.items()}
    for theme in (*context.content.themes.values(), None):
        own = [post for post in told.values() if firsts[post.id] is theme]
        if own:
            yield StoryGroup(
                f"theme-{theme.id}" if theme else "no-theme",
                theme_mark(theme, context) if theme else None,
                tuple(_told(post, changes.get(post.id, ()), context) for post in own[:IN_FULL]),
                post_lines(own[IN_FULL:], context),
            )


def _told(post: Story | CaseStudy, changes: tuple[str, ...], context: SiteContext) -> ToldStory:
    story = post if isinstance(post, Story) else None
    quote = post.quote if isinstance(post, CaseStudy) else None
    return ToldStory(
        kind=post.kind,
        title=post.title,
        address=addresses.post(post),
        date_text=context.wording.when(post.date),
        language=post.language or "",
        said=(story.said or "") if story else "",
        did=story.did if story else "",
        changed=(story.changed or "") if story else "",
        summary=summary(post),
        quote=quote.text if quote else "",
        by=(quote.by or "") if quote else "",
        changes=tuple(tag(impact, context) for impact in changes),
        also=tuple(theme_mark(theme, context) for theme in context.thread.themes_of(post)[1:]),
    )


def _by_change(
    told: Mapping[str, Story | CaseStudy],
    changes: Mapping[str, tuple[str, ...]],
    context: SiteContext,
) -> Iterator[StoriesOfChange]:
    for impact in context.content.impacts:
        own = [post for id_, post in told.items() if impact in changes.get(id_, ())]
        if own:
            yield StoriesOfChange(
                f"change-{impact}", tag(impact, context), post_lines(own, context)
            )


STORIES = (
    TableDefinition(
        "stories",
        originals(Story),
        (of_post(), column("said"), column("did", needed=True), column("changed")),
        ("post",),
    ),
    TableDefinition(
        "case_studies",
        originals(CaseStudy),
        (
            of_post(),
            column("about", needed=True, choices=get_args(About)),
            column("quote", value=lambda post, _: post.quote.text if post.quote else None),
            column("quote_by", value=lambda post, _: post.quote.by if post.quote else None),
        ),
        ("post",),
    ),
)
