"""What is published, what waits, and what was withdrawn."""

from __future__ import annotations

from datetime import date
from typing import Literal

from plugins.impact.model.content import Content
from plugins.impact.model.post import Photo, Post

State = Literal["published", "draft", "scheduled", "withdrawn"]


def state(post: Post, content: Content, as_of: date) -> State:
    """Where ``post`` stands on ``as_of``. Withdrawn consent comes before everything else."""
    if not all(content.consents[id_].holds(as_of) for id_ in post.consents):
        return "withdrawn"
    if post.status == "draft":
        return "draft"
    if post.published is not None and post.published > as_of:
        return "scheduled"
    return "published"


def in_public(content: Content, as_of: date) -> Content:
    """The area as everybody may see it on ``as_of``."""
    return _only(content, as_of, {"published"})


def in_preview(content: Content, as_of: date) -> Content:
    """The area as its volunteers see it: drafts and scheduled posts are there as well."""
    return _only(content, as_of, {"published", "draft", "scheduled"})


def withdrawn(content: Content, as_of: date) -> tuple[Post, ...]:
    """The posts whose consent no longer holds, and that were not drafts."""
    return tuple(
        post
        for post in content.posts.values()
        if state(post, content, as_of) == "withdrawn" and post.status != "draft"
    )


def shown_photos(post: Post, content: Content, as_of: date) -> tuple[Photo, ...]:
    """The photos of ``post`` that may be shown: those without people, or with consent."""
    return tuple(
        photo
        for photo in post.photos
        if photo.consent is None or content.consents[photo.consent].holds(as_of)
    )


def _only(content: Content, as_of: date, states: set[State]) -> Content:
    kept = {
        id_: post.model_copy(update={"photos": shown_photos(post, content, as_of)})
        for id_, post in content.posts.items()
        if state(post, content, as_of) in states
    }
    return content.with_posts(kept)
