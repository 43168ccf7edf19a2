"""What is published, what waits, what was withdrawn; and which files visible posts use."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from plugins.impact.model.content import Content
from plugins.impact.model.kinds import Document
from plugins.impact.model.post import Consent, Post

PostState = Literal["published", "draft", "scheduled", "withdrawn"]


def post_state(post: Post, content: Content, as_of: date) -> PostState:
    """Where ``post`` stands on ``as_of``. Withdrawn consent comes before everything else.

    What rests on a consent that is given later waits for that day.
    """
    consents = _consents(post, content)
    if any(consent.is_over(as_of) for consent in consents):
        return "withdrawn"
    if post.status == "draft":
        return "draft"
    days = {post.published, *(consent.obtained for consent in consents)}
    return "scheduled" if any(day is not None and day > as_of for day in days) else "published"


def _consents(post: Post, content: Content) -> tuple[Consent, ...]:
    """All that ``post`` rests on: a translation on what the original does as well."""
    original = content.posts.get(post.translation_of or "")
    ids = {*post.consents, *(original.consents if original else ())}
    return tuple(content.consents[id_] for id_ in ids)


def in_public(content: Content, as_of: date) -> Content:
    """The area as everybody may see it on ``as_of``."""
    return _only(content, as_of, {"published"})


def in_preview(content: Content, as_of: date) -> Content:
    """The area as its volunteers see it: drafts and scheduled posts are there as well.

    What needs a consent that is not given yet is not even there.
    """
    return _only(content, as_of, {"published", "draft", "scheduled"})


def withdrawn(content: Content, as_of: date) -> tuple[Post, ...]:
    """The posts that were public and whose consent no longer holds.

    Drafts, and posts whose day has not come, never were.
    """
    return tuple(
        post
        for post in content.posts.values()
        if post_state(post, content, as_of) == "withdrawn"
        and post.status != "draft"
        and (post.published is None or post.published <= as_of)
    )


def hidden_photos(content: Content, as_of: date) -> Mapping[str, PostState]:
    """The files of photos that nobody may see, as a consent that names them does not hold, or
    not yet; and how they stand."""
    return {
        photo.file: "withdrawn" if content.consents[photo.consent].is_over(as_of) else "scheduled"
        for post in content.posts.values()
        for photo in post.photos
        if photo.consent is not None and not content.consents[photo.consent].holds(as_of)
    }


def _shown(post: Post, hidden: Mapping[str, PostState]) -> Post:
    """``post`` without the photos that are ``hidden``: itself, where it has none of them."""
    photos = tuple(photo for photo in post.photos if photo.file not in hidden)
    return post if photos == post.photos else post.model_copy(update={"photos": photos})


def _only(content: Content, as_of: date, states: set[PostState]) -> Content:
    hidden = hidden_photos(content, as_of)
    kept = {
        id_: _shown(post, hidden)
        for id_, post in content.posts.items()
        if post_state(post, content, as_of) in states
        and all(consent.holds(as_of) for consent in _consents(post, content))
    }
    return content.with_posts(kept)


def documents_of(post: Post) -> set[str]:
    """The files below ``documents/`` that a post offers."""
    own = {post.file} if isinstance(post, Document) and post.file else set()
    attached = {document.file for document in post.documents}
    return own | attached | {film.transcript for film in post.films if film.transcript}


def documents_shown(content: Content) -> set[str]:
    """The files below ``documents/`` that any post of ``content`` offers."""
    return {name for post in content.posts.values() for name in documents_of(post)}


def photos_of(post: Post) -> set[str]:
    """The files below ``photos/`` that a post shows."""
    return {photo.file for photo in post.photos}
