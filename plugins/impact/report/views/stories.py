"""The page of stories: you said, we did, what changed; and what happened to somebody."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.impact.report import shapes as s


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
    changes: tuple[s.Tag, ...]
    also: tuple[s.ThemeMark, ...]


@dataclass(frozen=True, slots=True)
class StoryGroup:
    """The stories of one theme, or (``theme`` none) of no theme; ``further`` are older ones."""

    id: str
    theme: s.ThemeMark | None
    stories: tuple[ToldStory, ...]
    further: tuple[s.PostLine, ...]


@dataclass(frozen=True, slots=True)
class StoriesOfChange:
    """The stories that tell of one kind of change."""

    id: str
    change: s.Tag
    stories: tuple[s.PostLine, ...]


@dataclass(frozen=True, slots=True)
class StoriesPage(s.View):
    """``/stories/``, by theme and by kind of change."""

    groups: tuple[StoryGroup, ...]
    changes: tuple[StoriesOfChange, ...]
