"""All that an area wrote, as values that can be looked up by id; and what of it holds together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal, TypeVar

from plugins.impact.model.area import Area
from plugins.impact.model.plan import (
    Activity,
    Goal,
    ImpactType,
    Indicator,
    KnownGap,
    Partner,
    ProgrammeOutcome,
    StaticPage,
    Theme,
)
from plugins.impact.model.post import Consent, Post

T = TypeVar("T", Activity, Goal, Indicator, Post, Theme)
TranslationFault = Literal["itself", "of-a-translation", "another-kind", "same-language"]


@dataclass(frozen=True)
class Asset:
    """A document or photo: its name below its folder, its format and its size in bytes.

    ``format`` is an id such as ``pdf`` or ``jpeg``; ``size`` of a document is that of the copy
    that is published; ``width`` and ``height`` are pixels and 0 for what is not a picture.
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
    pages: Mapping[str, StaticPage] = field(default_factory=dict)
    posts: Mapping[str, Post] = field(default_factory=dict)
    documents: Mapping[str, Asset] = field(default_factory=dict)
    photos: Mapping[str, Asset] = field(default_factory=dict)

    def with_posts(self, posts: Mapping[str, Post]) -> Content:
        """The same area with other posts."""
        return replace(self, posts=posts)

    def original_of(self, post: Post) -> Post | None:
        """The post here that ``post`` translates; none where it translates none.

        Where the original is not here, the first of its translations stands for it. What only
        claims to be a translation (``translation_fault``) is a post of its own, so that nothing is
        left out because of it.
        """
        if post.translation_of is None:
            return None
        original = self.posts.get(post.translation_of)
        if original is not None:
            return None if self.translation_fault(post, original) else original
        first = self._first_translations[post.translation_of]
        return first if first.id != post.id and first.kind == post.kind else None

    @cached_property
    def _first_translations(self) -> Mapping[str, Post]:
        """The first translation of each post that has any, by the id of that post."""
        latest_first = sorted(self.posts.values(), key=lambda post: post.id, reverse=True)
        return {post.translation_of: post for post in latest_first if post.translation_of}

    def translation_fault(self, post: Post, original: Post) -> TranslationFault | None:
        """Why ``post`` cannot be a translation of ``original``, which it names."""
        if post.id == original.id:
            return "itself"
        if original.translation_of in self.posts:
            return "of-a-translation"
        if post.kind != original.kind:
            return "another-kind"
        same = self.language_of(post) == self.language_of(original)
        return "same-language" if same else None

    def language_of(self, post: Post) -> str:
        """The language that a post is in, wherever it is spoken: ``en`` for ``en-GB``."""
        return (post.language or self.area.language).partition("-")[0]


@dataclass(frozen=True)
class ReferenceDate:
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


def drop_broken_references(content: Content) -> Content:
    """``content`` without the entries that name one which is not there.

    Where everything could be read this is all of it. Where not, the rest can still be checked.
    """
    themes = _named(content.themes, goals=content.goals)
    activities = _named(
        content.activities, themes=themes, partners=content.partners, expects=content.impacts
    )
    posts = _named(content.posts, activities=activities, themes=themes, partners=content.partners)
    kept = {id_: post for id_, post in posts.items() if _holds(post, content, themes)}
    return replace(
        content,
        themes=themes,
        activities=activities,
        indicators=_named(content.indicators, themes=themes),
        posts=kept,
    )


def _named(entries: Mapping[str, T], **known: Mapping[str, object]) -> dict[str, T]:
    """The entries whose fields name only what is ``known``."""
    return {
        id_: entry
        for id_, entry in entries.items()
        if all(set(getattr(entry, field)) <= set(there) for field, there in known.items())
    }


def _holds(post: Post, content: Content, themes: Mapping[str, Theme]) -> bool:
    impacts = {impact for row in post.rows for impact in row.impacts}
    consents = {*post.consents, *(photo.consent for photo in post.photos if photo.consent)}
    theme = getattr(post, "theme", None)
    return (
        impacts <= set(content.impacts)
        and consents <= set(content.consents)
        and (theme is None or theme in themes)
    )
