"""Theme reviews: the last one of each theme, and when the next is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plugins.impact.compute.reckoning import a_year_after
from plugins.impact.model.content import Content, Reckoning
from plugins.impact.model.kinds import ThemeReview
from plugins.impact.model.plan import Theme
from plugins.impact.model.when import When


def reviews_of(theme: Theme, content: Content) -> tuple[ThemeReview, ...]:
    """The reviews of ``theme``, newest first; one told in two languages is one."""
    found = (post for post in content.posts.values() if isinstance(post, ThemeReview))
    told_once = (post for post in found if post.translation_of not in content.posts)
    own = [post for post in told_once if post.theme == theme.id]
    return tuple(sorted(own, key=lambda post: (post.date, post.id), reverse=True))


def next_review(theme: Theme, content: Content) -> date:
    """The day by which the next review of ``theme`` is due.

    A first one 12 months after the area started; then as the last one says, or a year on.
    """
    reviews = reviews_of(theme, content)
    if not reviews:
        return a_year_after(content.area.started.last)
    last = reviews[0]
    return last.next_review.last if last.next_review else a_year_after(last.date.last)


def due_reviews(content: Content, reckoning: Reckoning) -> Iterator[tuple[Theme, When | None]]:
    """The themes whose review is overdue, each with the date of its last review."""
    for theme in content.themes.values():
        if next_review(theme, content) < reckoning.day:
            reviews = reviews_of(theme, content)
            yield theme, reviews[0].date if reviews else None
