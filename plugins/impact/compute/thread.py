"""The golden thread: what hangs from what, followed in both directions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from plugins.impact.model.content import Content
from plugins.impact.model.kinds import Grant, RepReport, ThemeReview
from plugins.impact.model.plan import Activity, Goal, Theme
from plugins.impact.model.post import Post


def own_themes(post: Post) -> tuple[str, ...]:
    """The themes that a post names itself."""
    reviewed = (post.theme,) if isinstance(post, ThemeReview) else ()
    return tuple(dict.fromkeys((*reviewed, *post.themes)))


def newest_first(posts: Iterable[Post]) -> tuple[Post, ...]:
    """``posts`` by their date, newest first; those of one date by their id."""
    by_id = sorted(posts, key=lambda post: post.id)
    # As ``When`` orders dates, without a call for each comparison.
    return tuple(sorted(by_id, key=lambda p: (p.date.last, p.date.first), reverse=True))


@dataclass(frozen=True)
class Thread:
    """The links between an area's vision, goals, themes, activities and posts."""

    content: Content

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """All posts, newest first."""
        return newest_first(self.content.posts.values())

    @cached_property
    def originals(self) -> tuple[Post, ...]:
        """The posts that translate no other one here: a thing told in two languages is one."""
        return tuple(post for post in self.posts if self.content.original_of(post) is None)

    @cached_property
    def rep_reports(self) -> tuple[RepReport, ...]:
        """The rep's reports, by the quarters they cover."""
        reports = (post for post in self.content.posts.values() if isinstance(post, RepReport))
        return tuple(sorted(reports, key=lambda report: report.covered))

    @cached_property
    def activities_of_theme(self) -> Mapping[str, tuple[Activity, ...]]:
        """Each theme's activities, in the plan's order."""
        return {
            id_: tuple(a for a in self.content.activities.values() if id_ in a.themes)
            for id_ in self.content.themes
        }

    @cached_property
    def themes_of_goal(self) -> Mapping[str, tuple[Theme, ...]]:
        """Each goal's themes, in the plan's order."""
        return {
            id_: tuple(t for t in self.content.themes.values() if id_ in t.goals)
            for id_ in self.content.goals
        }

    @cached_property
    def themes_without_goal(self) -> tuple[Theme, ...]:
        """The themes that hang from the vision itself."""
        return tuple(theme for theme in self.content.themes.values() if not theme.goals)

    @cached_property
    def _themes_of_post(self) -> Mapping[str, tuple[str, ...]]:
        activities = self.content.activities
        found = {}
        for id_, post in self.content.posts.items():
            implied = (theme for a in post.activities for theme in activities[a].themes)
            found[id_] = tuple(dict.fromkeys((*implied, *own_themes(post))))
        return found

    @cached_property
    def posts_of_theme(self) -> Mapping[str, tuple[Post, ...]]:
        """Each theme's posts, newest first."""
        found: dict[str, list[Post]] = {id_: [] for id_ in self.content.themes}
        for post in self.posts:
            for id_ in self._themes_of_post[post.id]:
                found[id_].append(post)
        return {id_: tuple(posts) for id_, posts in found.items()}

    @cached_property
    def posts_of_activity(self) -> Mapping[str, tuple[Post, ...]]:
        """Each activity's posts, newest first."""
        found: dict[str, list[Post]] = {id_: [] for id_ in self.content.activities}
        for post in self.posts:
            for id_ in dict.fromkeys(post.activities):
                found[id_].append(post)
        return {id_: tuple(posts) for id_, posts in found.items()}

    @cached_property
    def told_by(self) -> Mapping[str, tuple[Post, ...]]:
        """For each post, the posts that tell of it, newest first."""
        found: dict[str, list[Post]] = {id_: [] for id_ in self.content.posts}
        for post in self.posts:
            for told in post.tells_of:
                if told in found:
                    found[told].append(post)
        return {id_: tuple(posts) for id_, posts in found.items()}

    @cached_property
    def posts_of_year(self) -> Mapping[int, tuple[Post, ...]]:
        """The posts whose address is in each year, newest first; the latest year first."""
        found: dict[int, list[Post]] = {}
        for post in self.posts:
            found.setdefault(int(post.id.partition("/")[0]), []).append(post)
        return {year: tuple(found[year]) for year in sorted(found, reverse=True)}

    @cached_property
    def translations(self) -> Mapping[str, tuple[Post, ...]]:
        """For each post that has one, the posts that say the same in another language."""
        groups: dict[str, list[Post]] = {}
        for post in self.posts:
            original = self.content.original_of(post)
            if original is not None:
                groups.setdefault(original.id, [original]).append(post)
        return {
            post.id: tuple(other for other in group if other.id != post.id)
            for group in groups.values()
            for post in group
        }

    @cached_property
    def _places(self) -> Mapping[tuple[str, str], int]:
        return {
            (theme, post.id): place
            for theme, posts in self.posts_of_theme.items()
            for place, post in enumerate(posts)
        }

    def neighbours(self, post: Post, theme: str) -> tuple[Post | None, Post | None]:
        """The posts before and after ``post`` among those of one of its themes."""
        posts, place = self.posts_of_theme[theme], self._places[theme, post.id]
        earlier = posts[place + 1] if place + 1 < len(posts) else None
        return earlier, posts[place - 1] if place else None

    @cached_property
    def posts_of_partner(self) -> Mapping[str, tuple[Post, ...]]:
        """Each partner's posts, newest first."""
        found: dict[str, list[Post]] = {id_: [] for id_ in self.content.partners}
        for post in self.posts:
            for id_ in self.partners_of(post):
                found[id_].append(post)
        return {id_: tuple(posts) for id_, posts in found.items()}

    def themes_of(self, post: Post) -> tuple[Theme, ...]:
        """The themes of a post: its activities' and its own."""
        return tuple(self.content.themes[id_] for id_ in self._themes_of_post[post.id])

    def goals_of(self, themes: Iterable[Theme]) -> tuple[Goal, ...]:
        """The goals that ``themes`` work towards, each once, in the plan's order."""
        wanted = {goal for theme in themes for goal in theme.goals}
        return tuple(goal for id_, goal in self.content.goals.items() if id_ in wanted)

    def partners_of(self, post: Post) -> tuple[str, ...]:
        """The partners a post names, and a grant's recipient."""
        recipient = post.recipient.partner if isinstance(post, Grant) else None
        named = (*post.partners, *((recipient,) if recipient else ()))
        return tuple(dict.fromkeys(named))

    def activities_of_partner(self, id_: str) -> tuple[Activity, ...]:
        """The activities a partner takes part in."""
        return tuple(a for a in self.content.activities.values() if id_ in a.partners)
