"""Atom feeds of posts. Their dates are those of the posts, never the day of the build."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial
from html import escape

from feedgenerator import Atom1Feed

from plugins.impact.model import addresses
from plugins.impact.model.kinds import KINDS
from plugins.impact.model.post import Post
from plugins.impact.report.entries import summary
from plugins.impact.report.site_context import SiteContext

NEWEST = 30


@dataclass(frozen=True)
class Item:
    """An entry of a feed; ``summary`` is plain text."""

    id: str
    title: str
    url: str
    summary: str
    published: datetime
    changed: datetime
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Feed:
    """What a feed says; its addresses are whole, once the site has one."""

    id: str
    url: str
    title: str
    home: str
    area: str
    language: str
    latest: datetime
    items: tuple[Item, ...]


def feeds(context: SiteContext) -> Iterator[tuple[str, Callable[[], Feed]]]:
    """The feed of the site, of each theme, and of each kind of post: its address, and its values
    when they are asked for."""
    posts = context.thread.posts
    yield addresses.ALL_FEED, partial(_feed, context, addresses.ALL_FEED, "", posts)
    for theme in context.content.themes.values():
        address, own = addresses.theme_feed(theme.id), context.thread.posts_of_theme[theme.id]
        yield address, partial(_feed, context, address, theme.title, own)
    for kind in KINDS:
        yield addresses.kind_feed(kind), partial(_feed_of_kind, context, kind)


def _feed_of_kind(context: SiteContext, kind: str) -> Feed:
    own = tuple(post for post in context.thread.posts if post.kind == kind)
    title = context.wording.say(f"kind.{kind}", count=2)
    return _feed(context, addresses.kind_feed(kind), title, own)


def _feed(context: SiteContext, address: str, title: str, posts: Sequence[Post]) -> Feed:
    area = context.content.area
    newest = sorted(posts, key=_published, reverse=True)[:NEWEST]
    items = tuple(_item(post, context) for post in newest)
    latest = max((item.changed for item in items), default=_moment(area.started.last))
    return Feed(
        _id(address, context),
        context.url(address),
        f"{area.name}: {title}" if title else area.name,
        context.url(addresses.HOME),
        area.name,
        area.language,
        latest,
        items,
    )


def _item(post: Post, context: SiteContext) -> Item:
    return Item(
        _id(addresses.post(post), context),
        post.title,
        context.url(addresses.post(post)),
        summary(post),
        _by(_published(post), context),
        changed(post, context),
        tuple(theme.title for theme in context.thread.themes_of(post)),
    )


def _id(address: str, context: SiteContext) -> str:
    """What stands for a feed or an entry for ever: its web address or, before the site has one,
    a tag (RFC 4151), because Atom takes no path."""
    area = context.content.area
    whole = context.whole_url(address)
    return whole or f"tag:{area.id},{area.started.first.year:04}:{address}"


class _Atom(Atom1Feed):  # type: ignore[misc]
    """A feed whose date is that of its newest entry, or the area's start where it has none."""

    latest: datetime

    def latest_post_date(self) -> datetime:
        return self.latest


def atom(feed: Feed) -> bytes:
    """``feed`` as Atom."""
    made = _Atom(
        title=feed.title,
        link=feed.home,
        feed_url=feed.url,
        description="",
        language=feed.language,
        author_name=feed.area,
        feed_guid=feed.id,
    )
    made.latest = feed.latest
    for item in feed.items:
        made.add_item(
            title=item.title,
            link=item.url,
            unique_id=item.id,
            description=f"<p>{escape(item.summary)}</p>",
            pubdate=item.published,
            updateddate=item.changed,
            categories=list(item.themes),
        )
    return bytes(made.writeString("utf-8").encode())


def changed(post: Post, context: SiteContext) -> datetime:
    """When a post was last changed, as far as is known: updated, published, or its date."""
    return _by(post.updated or _published(post), context)


def _published(post: Post) -> date:
    """The day on which a post was published, as far as is known."""
    return post.published or post.date.last


def _by(day: date, context: SiteContext) -> datetime:
    """``day`` in a feed, which never tells of a day that is still to come."""
    return _moment(min(day, context.reference_date.as_of))


def _moment(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UTC)
