"""The part of an area that holds together, while some of its entries cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from plugins.impact.model.content import Content
from plugins.impact.model.indicator import Indicator
from plugins.impact.model.plan import Activity, Goal, Theme
from plugins.impact.model.post import Post

T = TypeVar("T", Activity, Goal, Indicator, Post, Theme)


def sound(content: Content) -> Content:
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
