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
from plugins.impact.report.facts import Facts
from plugins.impact.report.lines import summary

NEWEST = 30


@dataclass(frozen=True)
class Item:
    """An entry of a feed; ``summary`` is plain text."""

    title: str
    url: str
    summary: str
    published: datetime
    changed: datetime
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Feed:
    """What a feed says; its addresses are whole."""

    url: str
    title: str
    home: str
    area: str
    language: str
    latest: datetime
    items: tuple[Item, ...]


def feeds(facts: Facts) -> Iterator[tuple[str, Callable[[], Feed]]]:
    """The feed of the site, of each theme, and of each kind of post: its address, and its values
    when they are asked for."""
    posts = facts.thread.posts
    yield addresses.ALL_FEED, partial(_feed, facts, addresses.ALL_FEED, "", posts)
    for theme in facts.content.themes.values():
        address, own = addresses.theme_feed(theme.id), facts.thread.posts_of_theme[theme.id]
        yield address, partial(_feed, facts, address, theme.title, own)
    for kind in KINDS:
        yield addresses.kind_feed(kind), partial(_feed_of_kind, facts, kind)


def _feed_of_kind(facts: Facts, kind: str) -> Feed:
    own = tuple(post for post in facts.thread.posts if post.kind == kind)
    title = facts.wording.say(f"kind.{kind}", count=2)
    return _feed(facts, addresses.kind_feed(kind), title, own)


def _feed(facts: Facts, address: str, title: str, posts: Sequence[Post]) -> Feed:
    area = facts.content.area
    newest = sorted(posts, key=_published, reverse=True)[:NEWEST]
    items = tuple(_item(post, facts) for post in newest)
    latest = max((item.changed for item in items), default=_moment(area.started.last))
    return Feed(
        facts.url(address),
        f"{area.name}: {title}" if title else area.name,
        facts.url(addresses.HOME),
        area.name,
        area.language,
        latest,
        items,
    )


def _item(post: Post, facts: Facts) -> Item:
    return Item(
        post.title,
        facts.url(addresses.post(post)),
        summary(post),
        _by(_published(post), facts),
        changed(post, facts),
        tuple(theme.title for theme in facts.thread.themes_of(post)),
    )


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
        feed_guid=feed.url,
    )
    made.latest = feed.latest
    for item in feed.items:
        made.add_item(
            title=item.title,
            link=item.url,
            unique_id=item.url,
            description=f"<p>{escape(item.summary)}</p>",
            pubdate=item.published,
            updateddate=item.changed,
            categories=list(item.themes),
        )
    return bytes(made.writeString("utf-8").encode())


def changed(post: Post, facts: Facts) -> datetime:
    """When a post was last changed, as far as is known: updated, published, or its date."""
    return _by(post.updated or _published(post), facts)


def _published(post: Post) -> date:
    """The day on which a post was published, as far as is known."""
    return post.published or post.date.last


def _by(day: date, facts: Facts) -> datetime:
    """``day`` in a feed, which never tells of a day that is still to come."""
    return _moment(min(day, facts.reckoning.as_of))


def _moment(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UTC)
