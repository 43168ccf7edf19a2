"""Which documents and photos the posts use."""

from __future__ import annotations

from plugins.impact.model.content import Content
from plugins.impact.model.kinds import Document
from plugins.impact.model.post import Post


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
