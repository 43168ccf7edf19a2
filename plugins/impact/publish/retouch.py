"""A build on top of one of the same process, where only the texts of posts have changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.impact.model.post import Post
from plugins.impact.read.files import Found
from plugins.impact.read.retouching import retouched
from plugins.impact.report.posts import post_page
from plugins.impact.report.shapes import Page

if TYPE_CHECKING:
    from plugins.impact.publish.build import Build


def retouched_build(last: Build, found: Found) -> Build | None:
    """``last`` with what is ``found`` now; none where more has changed.

    Only the page of a post shows its text, so those pages are made anew, from facts that hold as
    they did.
    """
    if last.failed or last.content is None or last.as_of != last.day():
        return None
    again = retouched(last.reading, last.content, found)
    touched = {post.origin.path for post in again.posts} if again else set()
    if again is None or any(problem.path in touched for problem in last.problems):
        return None
    anew = {page.head.address: page for page in _pages(again.posts, last)}
    parts = {part.path: part for part in last.page_parts(tuple(anew.values()))}
    build = type(last)(last.order, again.reading, last.memory, last.theme)
    # Whatever was worked out for the build before and is not named here holds for this one.
    vars(build).update(
        vars(last)
        | {
            "reading": again.reading,
            "content": again.content,
            "pages": tuple(anew.get(page.head.address, page) for page in last.pages),
            "parts": tuple(parts.get(part.path, part) for part in last.parts),
        }
    )
    return build


def _pages(posts: tuple[Post, ...], last: Build) -> list[Page]:
    """The pages of those of ``posts`` that are shown at all."""
    visible = last.facts.content.posts
    return [
        post_page(
            visible[post.id].model_copy(update={"body": post.body, "origin": post.origin}),
            last.facts,
        )
        for post in posts
        if post.id in visible
    ]
