"""What a theme page should count, worked out from an area's files with nothing of the kit.

The rules are the content model's. A piece of evidence is a row that states an impact, people or
an output. A row of a post that tells of others joins the one piece on its subject that those
tell. Where there are several, or where one names a theme and the other an activity of it, it
joins none and counts for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

STATING = ("impacts", "people", "outputs")
Key = tuple[str, int]


@dataclass
class Piece:
    """A piece of evidence: the activity it is of, or none, and what it speaks for and states."""

    activity: str
    themes: frozenset[str]
    impacts: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Counts:
    """What the figures of a theme say."""

    reports: int
    activities: int
    kinds_of_change: int


@dataclass(frozen=True)
class RawArea:
    """An area's files, of which nothing is a draft and nothing waits."""

    folder: Path

    @cached_property
    def activities(self) -> Mapping[str, Any]:
        """The activities of the plan."""
        return dict(_documents(self.folder / "plan/activities"))

    @cached_property
    def themes(self) -> Mapping[str, Any]:
        """The themes of the plan."""
        return dict(_documents(self.folder / "plan/themes"))

    @cached_property
    def posts(self) -> Mapping[str, Any]:
        """The posts, by year and name."""
        return dict(_documents(self.folder / "posts"))

    @cached_property
    def impacts(self) -> Mapping[str, str]:
        """The id of each kind of impact, by every word for it."""
        kinds = _yaml((self.folder / "plan/impacts.yaml").read_text("utf-8"))
        return {
            word.casefold(): kind["id"]
            for kind in kinds
            for word in (kind["id"], kind["title"], *kind.get("aliases", ()))
        }

    @cached_property
    def pieces(self) -> Mapping[Key, Piece]:
        """Every piece of evidence, by the post and row of its first telling."""
        found: dict[Key, Piece] = {}
        told: dict[str, set[Key]] = {}
        for id_ in self._told_first():
            earlier = {key for of in _list(self.posts[id_], "tells_of") for key in told[of]}
            told[id_] = set(earlier)
            for place, row in enumerate(_rows(self.posts[id_])):
                piece = self._piece(row)
                same = [key for key in earlier if _one_subject(piece, found[key])]
                if len(same) == 1:
                    found[same[0]].impacts |= piece.impacts
                elif not any(_near(piece, found[key]) for key in earlier):
                    found[id_, place] = piece
                    told[id_].add((id_, place))
        return found

    def counts(self, theme: str) -> Counts:
        """The figures of a theme."""
        own = [piece for piece in self.pieces.values() if theme in piece.themes]
        activities = [a for a in self.activities.values() if theme in _list(a, "themes")]
        changes = {impact for piece in own for impact in piece.impacts}
        return Counts(len(own), len(activities), len(changes))

    def ranked(self) -> list[tuple[str, int, int]]:
        """Each kind of change with its activities and its reports, the most reported first."""
        found = []
        for impact in dict.fromkeys(self.impacts.values()):
            own = [piece for piece in self.pieces.values() if impact in piece.impacts]
            found.append((impact, len({p.activity for p in own if p.activity}), len(own)))
        return sorted(found, key=lambda row: (-row[1], -row[2]))

    def changes(self, theme: str) -> Mapping[str, int]:
        """How many reports of a theme state each kind of change that any of them states."""
        counts: dict[str, int] = {}
        for piece in self.pieces.values():
            if theme in piece.themes:
                for impact in piece.impacts:
                    counts[impact] = counts.get(impact, 0) + 1
        return counts

    def _told_first(self) -> list[str]:
        order: list[str] = []

        def visit(id_: str) -> None:
            if id_ not in order:
                for told in _list(self.posts[id_], "tells_of"):
                    visit(told)
                order.append(id_)

        for id_ in sorted(self.posts):
            visit(id_)
        return order

    def _piece(self, row: Mapping[str, Any]) -> Piece:
        activity = row.get("activity") or ""
        themes = _list(self.activities[activity], "themes") if activity else [row["theme"]]
        impacts = {self.impacts[word.casefold()] for word in _list(row, "impacts")}
        return Piece(activity, frozenset(themes), impacts)


def _one_subject(one: Piece, other: Piece) -> bool:
    if one.activity or other.activity:
        return one.activity == other.activity
    return one.themes == other.themes


def _near(one: Piece, other: Piece) -> bool:
    """Whether they are of one subject, or one of a theme and the other of an activity of it."""
    levels_differ = bool(one.activity) != bool(other.activity)
    return _one_subject(one, other) or (levels_differ and bool(one.themes & other.themes))


def _rows(post: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The rows of a post that state something; what stands at its top is the first."""
    top: dict[str, Any] = {name: post.get(name) for name in STATING}
    if activities := _list(post, "activities"):
        top["activity"] = activities[0]
    elif themes := _list(post, "themes"):
        top["theme"] = themes[0]
    rows = [top, *(post.get("evidence") or ())]
    return [row for row in rows if any(row.get(name) for name in STATING)]


def _list(fields: Mapping[str, Any], name: str) -> list[str]:
    value = fields.get(name) or []
    return [part.strip() for part in value.split(",")] if isinstance(value, str) else value


def _documents(folder: Path) -> Iterator[tuple[str, Any]]:
    for path in sorted(folder.rglob("*.md")):
        _, fields, _ = path.read_text("utf-8-sig").split("---\n", 2)
        yield path.relative_to(folder).with_suffix("").as_posix(), _yaml(fields)


def _yaml(text: str) -> Any:
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes texts only
