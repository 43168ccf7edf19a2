"""The order in which posts are told: each after those it tells of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.impact.model.post import Post


def told_first(posts: Mapping[str, Post]) -> Iterator[Post]:
    """``posts``, oldest first, but each after the posts that it tells of or translates.

    Posts that tell of each other in a circle, which is a problem of its own, come in some
    order, each once.
    """
    seen: set[str] = set()
    for start in sorted(posts.values(), key=lambda post: (post.date, post.id)):
        waiting = [(start, iter(_told(start)))]
        if start.id in seen:
            continue
        seen.add(start.id)
        while waiting:
            post, told = waiting[-1]
            ahead = next((id_ for id_ in told if id_ in posts and id_ not in seen), None)
            if ahead is None:
                waiting.pop()
                yield post
            else:
                seen.add(ahead)
                waiting.append((posts[ahead], iter(_told(posts[ahead]))))


def _told(post: Post) -> tuple[str, ...]:
    return (*post.tells_of, *((post.translation_of,) if post.translation_of else ()))
