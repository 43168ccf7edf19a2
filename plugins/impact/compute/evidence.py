"""Pieces of evidence: what the posts state, each thing told once and counted once.

A piece is a row that states an impact, people or an output. A post that ``tells_of``
another and has a row on the same subject tells the same thing again: its row joins the
piece of the post it tells of. Where that could be one of several pieces, it joins none and
is a problem, so that nothing is counted twice and nothing is credited by guesswork.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from plugins.impact.model.content import Content
from plugins.impact.model.evidence import KnownFrom, Output, Row
from plugins.impact.model.post import Post
from plugins.impact.model.quantity import Quantity, largest
from plugins.impact.model.when import When


@dataclass(frozen=True)
class Piece:
    """One piece of evidence: where it is first told, and where it is told again.

    ``post`` and ``told_by`` are ids of posts; ``row`` is the index of the first telling
    among its post's rows. ``themes`` are those of its activity, or its own.
    """

    post: str
    row: int
    activity: str | None
    themes: tuple[str, ...]
    tellings: tuple[Row, ...]
    told_by: tuple[str, ...] = ()

    @cached_property
    def impacts(self) -> tuple[str, ...]:
        """Every impact it states, each once."""
        return tuple(dict.fromkeys(id_ for row in self.tellings for id_ in row.impacts))

    @cached_property
    def people(self) -> Quantity | None:
        """How many people it counts: the largest of its tellings, never their sum."""
        return largest(row.people for row in self.tellings if row.people is not None)

    @cached_property
    def outputs(self) -> tuple[Output, ...]:
        """What was made or done; a measure told again is not counted again."""
        found: list[Output] = []
        for row in self.tellings:
            told = {output.measure.casefold() for output in found}
            found += [o for o in row.outputs if o.measure.casefold() not in told]
        return tuple(found)

    @cached_property
    def known_from(self) -> tuple[KnownFrom, ...]:
        """How anyone knows, each way once."""
        ways = (row.known_from for row in self.tellings if row.known_from is not None)
        return tuple(dict.fromkeys(ways))


@dataclass(frozen=True)
class Retelling:
    """A row that tells again what several pieces carry: it cannot be known which."""

    post: str
    row: int
    subject: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class Evidence:
    """Every piece of evidence of an area, and the rows that could not be placed."""

    pieces: tuple[Piece, ...]
    unplaced: tuple[Retelling, ...] = ()

    @cached_property
    def by_activity(self) -> Mapping[str, tuple[Piece, ...]]:
        """The pieces of each activity that has any."""
        return _grouped((piece.activity, piece) for piece in self.pieces if piece.activity)

    @cached_property
    def by_theme(self) -> Mapping[str, tuple[Piece, ...]]:
        """The pieces of each theme that has any."""
        return _grouped((theme, piece) for piece in self.pieces for theme in piece.themes)

    @cached_property
    def by_impact(self) -> Mapping[str, tuple[Piece, ...]]:
        """The pieces that state each impact."""
        return _grouped((impact, piece) for piece in self.pieces for impact in piece.impacts)

    @cached_property
    def by_post(self) -> Mapping[str, tuple[Piece, ...]]:
        """The pieces that each post tells, first or again."""
        pairs = ((post, piece) for piece in self.pieces for post in (piece.post, *piece.told_by))
        return _grouped(pairs)


def _grouped(pairs: Iterator[tuple[str, Piece]]) -> Mapping[str, tuple[Piece, ...]]:
    groups: dict[str, list[Piece]] = {}
    for key, piece in pairs:
        found = groups.setdefault(key, [])
        if piece not in found[-1:]:
            found.append(piece)
    return {key: tuple(found) for key, found in groups.items()}


def row_themes(row: Row, content: Content) -> tuple[str, ...]:
    """The themes that a row speaks for: those of its activity, or the one it names."""
    if row.activity is not None:
        return content.activities[row.activity].themes
    return (row.theme,) if row.theme is not None else ()


def evidence(content: Content) -> Evidence:
    """Every piece of evidence that the posts of ``content`` state, oldest telling first."""
    gathering = _Gathering(content)
    posts = {post.id: post for post in sorted(content.posts.values(), key=_by_date)}
    for post in told_first(posts):
        gathering.take(post)
    order = {id_: n for n, id_ in enumerate(posts)}
    pieces = sorted(gathering.found.values(), key=lambda piece: (order[piece.post], piece.row))
    return Evidence(tuple(pieces), tuple(gathering.unplaced))


def _by_date(post: Post) -> tuple[When, str]:
    return post.date, post.id


def told_first(posts: Mapping[str, Post]) -> Iterator[Post]:
    """``posts`` in such an order that each comes after those it tells of."""
    seen: set[str] = set()

    def visit(id_: str) -> Iterator[Post]:
        if id_ in seen or id_ not in posts:
            return
        seen.add(id_)
        for told in posts[id_].tells_of:
            yield from visit(told)
        yield posts[id_]

    for id_ in posts:
        yield from visit(id_)


@dataclass
class _Gathering:
    """Pieces by the post and row of their first telling, as posts are taken one by one."""

    content: Content
    found: dict[tuple[str, int], Piece] = field(default_factory=dict)
    told: dict[str, dict[tuple[str, int], None]] = field(default_factory=dict)
    unplaced: list[Retelling] = field(default_factory=list)

    def take(self, post: Post) -> None:
        """Place each row of ``post``, after the posts it tells of were taken.

        What it tells of is told by it too, so that a post that tells of it finds that.
        """
        told = {key: None for id_ in post.tells_of for key in self.told.get(id_, ())}
        self.told[post.id] = dict(told)
        for index, row in enumerate(post.rows):
            if row.states_something:
                self._place(post, index, row, list(told))

    def _place(self, post: Post, index: int, row: Row, told: list[tuple[str, int]]) -> None:
        same = [key for key in told if self._same_subject(row, self.found[key])]
        if not same:
            themes = row_themes(row, self.content)
            self.found[post.id, index] = Piece(post.id, index, row.activity, themes, (row,))
            self.told[post.id][post.id, index] = None
        elif len(same) == 1:
            self.found[same[0]] = _joined(self.found[same[0]], row, post.id)
        else:
            others = tuple(dict.fromkeys(self.found[key].post for key in same))
            subject = row.activity or row.theme or ""
            self.unplaced.append(Retelling(post.id, index, subject, others))

    def _same_subject(self, row: Row, piece: Piece) -> bool:
        """The same activity; or a theme on one side that the other side belongs to."""
        if row.activity is not None and piece.activity is not None:
            return row.activity == piece.activity
        return bool(set(row_themes(row, self.content)) & set(piece.themes))


def _joined(piece: Piece, row: Row, post: str) -> Piece:
    return Piece(
        piece.post,
        piece.row,
        piece.activity,
        piece.themes,
        (*piece.tellings, row),
        tuple(dict.fromkeys((*piece.told_by, post))),
    )
