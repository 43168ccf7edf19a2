"""Where a gap can be closed: the file to open, or the folder for a new one, and what to write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from plugins.impact.compute.gap import Code, Gap
from plugins.impact.model.content import Content
from plugins.impact.model.record import Entry
from plugins.impact.model.when import When


@dataclass(frozen=True)
class Place:
    """The file at ``path``, or a new one in that folder where it ends with a slash.

    ``fields`` are lines to write there, as they begin.
    """

    path: str
    fields: tuple[str, ...]


def place_of(gap: Gap, content: Content) -> Place:
    """Where ``gap`` can be closed."""
    return PLACES[gap.code](gap, content)


def _folder(content: Content, name: str) -> str:
    return f"{PurePosixPath(content.area.origin.path).parent / name}/"


def _new_post(content: Content, *fields: str, when: When | None = None) -> Place:
    year = f"posts/{when.last.year}" if when else "posts"
    return Place(_folder(content, year), fields)


def _in(entry: Entry, *fields: str) -> Place:
    return Place(entry.origin.path, fields)


def _goal(gap: Gap, content: Content) -> Place:
    """Its themes want an activity; where it has none, a theme is to name it."""
    themes = [theme.id for theme in content.themes.values() if gap.subject in theme.goals]
    if themes:
        return Place(_folder(content, "plan/activities"), (f"themes: [{', '.join(themes)}]",))
    return Place(_folder(content, "plan/themes"), (f"goals: [{gap.subject}]",))


def _evidence(gap: Gap, content: Content) -> Place:
    return _new_post(content, f"activities: [{gap.activity}]", f"impacts: [{gap.impact or ''}]")


def _expectation(gap: Gap, content: Content) -> Place:
    return _in(content.activities[gap.subject], "expects: []")


def _in_post(*fields: str) -> Callable[[Gap, Content], Place]:
    return lambda gap, content: _in(content.posts[gap.subject], *fields)


def _review(gap: Gap, content: Content) -> Place:
    return _new_post(content, "kind: theme-review", f"theme: {gap.subject}")


def _quarter(gap: Gap, content: Content) -> Place:
    fields = ("kind: rep-report", f"quarter: {gap.subject}")
    return _new_post(content, *fields, when=gap.since)


def _papers(gap: Gap, content: Content) -> Place:
    return _new_post(content, "kind: document", f"document_type: {gap.name}", "covers:")


def _indicator(gap: Gap, content: Content) -> Place:
    return _in(content.indicators[gap.subject], "readings:")


PLACES: Mapping[Code, Callable[[Gap, Content], Place]] = {
    "goal-without-activity": _goal,
    "activity-never-evidenced": _evidence,
    "activity-without-recent-evidence": _evidence,
    "activity-without-expectation": _expectation,
    "expected-impact-without-evidence": _evidence,
    "post-tied-to-nothing": _in_post("activities: []", "themes: []"),
    "review-due": _review,
    "quarter-without-report": _quarter,
    "papers-due": _papers,
    "indicator-without-reading": _indicator,
    "story-without-said": _in_post("said:"),
    "story-without-change": _in_post("changed:"),
    "amount-not-published": _in_post("amount:"),
}
