"""Atom feeds of posts. Their dates are those of the posts, never the day of the build."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from html import escape

from feedgenerator import Atom1Feed

from plugins.impact.model import addresses
from plugins.impact.model.kinds import KINDS
from plugins.impact.model.post import Post
from plugins.impact.publish.theme import OutputFile
from plugins.impact.report.facts import Facts
from plugins.impact.report.lines import summary

NEWEST = 30


def feeds(facts: Facts) -> Iterator[OutputFile]:
    """The feed of the site, of each theme, and of each kind of post."""
    posts = facts.thread.posts
    yield _feed(facts, addresses.ALL_FEED, "", posts)
    for theme in facts.content.themes.values():
        own = facts.thread.posts_of_theme[theme.id]
        yield _feed(facts, addresses.theme_feed(theme.id), theme.title, own)
    for kind in KINDS:
        own = tuple(post for post in posts if post.kind == kind)
        title = facts.wording.say(f"kind.{kind}", count=2)
        yield _feed(facts, addresses.kind_feed(kind), title, own)


def _feed(facts: Facts, address: str, title: str, posts: Sequence[Post]) -> OutputFile:
    area = facts.content.area
    name = f"{area.name}: {title}" if title else area.name
    newest = sorted(posts, key=_published, reverse=True)[:NEWEST]
    feed = _Feed(
        title=name,
        link=facts.url(addresses.HOME),
        feed_url=facts.url(address),
        description="",
        language=area.language,
        author_name=area.name,
        feed_guid=facts.url(address),
    )
    feed.latest = max((changed(post, facts) for post in newest), default=_moment(area.started.last))
    for post in newest:
        _add(feed, post, facts)
    return OutputFile(address.removeprefix("/"), feed.writeString("utf-8").encode())


class _Feed(Atom1Feed):  # type: ignore[misc]
    """A feed whose date is that of its newest entry, or the area's start where it has none."""

    latest: datetime

    def latest_post_date(self) -> datetime:
        return self.latest


def _add(feed: _Feed, post: Post, facts: Facts) -> None:
    url = facts.url(addresses.post(post))
    feed.add_item(
        title=post.title,
        link=url,
        unique_id=url,
        description=f"<p>{escape(summary(post))}</p>",
        pubdate=_by(_published(post), facts),
        updateddate=changed(post, facts),
        categories=[theme.title for theme in facts.thread.themes_of(post)],
    )


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
