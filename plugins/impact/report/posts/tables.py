"""Posts as open data: what every post has, what it belongs to, and news of the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from plugins.impact.model import addresses
from plugins.impact.model.kinds import KINDS, PlanNews
from plugins.impact.model.post import AttachedDocument, Post
from plugins.impact.report.open_data.tables import (
    ColumnDefinition,
    RowSource,
    TableDefinition,
    at,
    column,
    own_id,
    pairs,
    to,
)
from plugins.impact.report.site_context import SiteContext


def _each(ids: Callable[[Post, SiteContext], Any]) -> RowSource:
    """Each post with each of the ids that it gives, once."""

    def source(context: SiteContext) -> Iterator[tuple[str, str]]:
        for post in context.thread.posts:
            for id_ in dict.fromkeys(ids(post, context)):
                yield post.id, id_

    return source


def _posts(context: SiteContext) -> tuple[Post, ...]:
    return context.thread.posts


def _shown(ids: tuple[str, ...], context: SiteContext) -> Iterator[str]:
    return (id_ for id_ in ids if id_ in context.content.posts)


def _original(post: Post, context: SiteContext) -> str | None:
    original = context.content.original_of(post)
    return original.id if original else None


def _attached(context: SiteContext) -> Iterator[tuple[str, int, AttachedDocument]]:
    for post in context.thread.posts:
        for place, document in enumerate(post.documents, 1):
            yield post.id, place, document


def file_address(name: str | None, context: SiteContext) -> str | None:
    """The web address of a document that lies here; none where there is none."""
    return context.url(addresses.document_file(name)) if name else None


POSTS = (
    TableDefinition(
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
        _each(lambda post, context: (theme.id for theme in context.thread.themes_of(post))),
    ),
    pairs(
        "post_partners",
        ("post", "posts"),
        ("partner", "partners"),
        _each(lambda post, context: context.thread.partners_of(post)),
    ),
    pairs(
        "post_tells_of",
        ("post", "posts"),
        ("tells_of", "posts"),
        _each(lambda post, context: _shown(post.tells_of, context)),
    ),
    TableDefinition(
        "post_sources",
        _each(lambda post, _: post.sources),
        (to("post", "posts", at(0), needed=True), column("source", value=at(1), needed=True)),
        ("post", "source"),
    ),
    TableDefinition(
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


def originals(kind: type[Post]) -> RowSource:
    """The posts of a kind, a thing that is told in two languages once."""
    return lambda context: (post for post in context.thread.originals if isinstance(post, kind))


def of_post() -> ColumnDefinition:
    """The post that a row adds to, which is its key."""
    return to("post", "posts", lambda post, _: post.id, needed=True)


PLAN_NEWS = (
    TableDefinition(
        "plan_news",
        originals(PlanNews),
        (
            of_post(),
            to("plan_period", "plan_periods"),
            column("decision", meaning="decision.plan_news"),
        ),
        ("post",),
    ),
)
