"""Posts as tables: what every post has, and what it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from plugins.impact.model import addresses
from plugins.impact.model.kinds import KINDS
from plugins.impact.model.post import AttachedDocument, Post
from plugins.impact.report.data.tables import Definition, Source, at, column, own_id, pairs, to
from plugins.impact.report.facts import Facts


def _each(ids: Callable[[Post, Facts], Any]) -> Source:
    """Each post with each of the ids that it gives, once."""

    def source(facts: Facts) -> Iterator[tuple[str, str]]:
        for post in facts.thread.posts:
            for id_ in dict.fromkeys(ids(post, facts)):
                yield post.id, id_

    return source


def _posts(facts: Facts) -> tuple[Post, ...]:
    return facts.thread.posts


def _shown(ids: tuple[str, ...], facts: Facts) -> Iterator[str]:
    return (id_ for id_ in ids if id_ in facts.content.posts)


def _original(post: Post, facts: Facts) -> str | None:
    return next(_shown((post.translation_of or "",), facts), None)


def _attached(facts: Facts) -> Iterator[tuple[str, int, AttachedDocument]]:
    for post in facts.thread.posts:
        for place, document in enumerate(post.documents, 1):
            yield post.id, place, document


def file_address(name: str | None, facts: Facts) -> str | None:
    """The web address of a document that lies here; none where there is none."""
    return facts.url(addresses.document_file(name)) if name else None


POSTS = (
    Definition(
        "posts",
        _posts,
        (
            own_id("posts"),
            column("kind", needed=True, choices=tuple(KINDS)),
            column("title", needed=True),
            column("date", "when", needed=True, meaning="date.posts"),
            column("date_note"),
            column("published", "day"),
            column("updated", "day"),
            column("summary"),
            column("language", value=lambda p, f: p.language or f.content.area.language),
            to("translation_of", "posts", _original),
            column("page", "link", lambda p, f: f.url(addresses.post(p)), needed=True),
        ),
    ),
    pairs(
        "post_activities",
        ("post", "posts"),
        ("activity", "activities"),
        _each(lambda post, _: post.activities),
    ),
    pairs(
        "post_themes",
        ("post", "posts"),
        ("theme", "themes"),
        _each(lambda post, facts: (theme.id for theme in facts.thread.themes_of(post))),
    ),
    pairs(
        "post_partners",
        ("post", "posts"),
        ("partner", "partners"),
        _each(lambda post, facts: facts.thread.partners_of(post)),
    ),
    pairs(
        "post_tells_of",
        ("post", "posts"),
        ("tells_of", "posts"),
        _each(lambda post, facts: _shown(post.tells_of, facts)),
    ),
    Definition(
        "post_sources",
        _each(lambda post, _: post.sources),
        (to("post", "posts", at(0), needed=True), column("source", value=at(1), needed=True)),
        ("post", "source"),
    ),
    Definition(
        "attached_documents",
        _attached,
        (
            own_id("attached_documents", lambda row, _: f"{row[0]}/{row[1]}"),
            to("post", "posts", at(0), needed=True),
            column("title", value=lambda row, _: row[2].title, needed=True),
            column("file", "link", lambda row, f: file_address(row[2].file, f), needed=True),
        ),
    ),
)
