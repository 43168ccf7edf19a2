"""The evidence of an area: each thing told once and counted once.

A piece of evidence is a row that states an impact, people or an output. A post that
``tells_of`` another and has a row on the same subject tells the same thing again: its row joins
the piece of the post it tells of. Where that could be one of several pieces, or where one row
names a theme and the other an activity of it, it joins none and is a problem: nothing is
counted twice, and nothing is credited by guesswork.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from plugins.impact.model.content import Content
from plugins.impact.model.post import KnownFrom, Output, Post, Row
from plugins.impact.model.quantity import Quantity, largest


@dataclass(frozen=True)
class Telling:
    """A row of a post: ``index`` is its place among the post's rows."""

    post: str
    index: int
    row: Row


@dataclass(frozen=True)
class Piece:
    """One piece of evidence, with all its tellings, the first one first.

    ``themes`` are those of its activity, or the one that it names where it names none.
    """

    activity: str | None
    themes: tuple[str, ...]
    tellings: tuple[Telling, ...]

    @property
    def post(self) -> str:
        """The id of the post that tells it first."""
        return self.tellings[0].post

    @property
    def row(self) -> int:
        """The index of its first telling among that post's rows."""
        return self.tellings[0].index

    @cached_property
    def told_by(self) -> tuple[str, ...]:
        """The ids of the posts that tell it again."""
        again = dict.fromkeys(telling.post for telling in self.tellings[1:])
        return tuple(id_ for id_ in again if id_ != self.post)

    @cached_property
    def impacts(self) -> tuple[str, ...]:
        """Every impact it states, each once."""
        return tuple(dict.fromkeys(id_ for row in self._rows for id_ in row.impacts))

    @cached_property
    def people(self) -> Quantity | None:
        """How many people it counts: the largest of its tellings, never their sum."""
        return largest(row.people for row in self._rows if row.people is not None)

    @cached_property
    def outputs(self) -> tuple[Output, ...]:
        """What was made or done; a measure told again is not counted again."""
        found: list[Output] = []
        for row in self._rows:
            told = {output.measure.casefold() for output in found}
            found += [o for o in row.outputs if o.measure.casefold() not in told]
        return tuple(found)

    @cached_property
    def known_from(self) -> tuple[KnownFrom, ...]:
        """How anyone knows, each way once."""
        ways = (row.known_from for row in self._rows if row.known_from is not None)
        return tuple(dict.fromkeys(ways))

    @property
    def _rows(self) -> Iterator[Row]:
        return (telling.row for telling in self.tellings)


@dataclass(frozen=True)
class Retelling:
    """A row that tells something again, and cannot join it.

    ``others`` are the posts that carry it: several pieces of them, or one that names an
    activity (``subject``) where this names a theme, or the other way round.
    """

    post: str
    row: int
    subject: str
    others: tuple[str, ...]
    other_level: bool = False


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


def _grouped(pairs: Iterator[tuple[str, Piece]]) -> Mapping[str, tuple[Piece, ...]]:
    groups: dict[str, list[Piece]] = {}
    for key, piece in pairs:
        groups.setdefault(key, []).append(piece)
    return {key: tuple(found) for key, found in groups.items()}


def in_telling_order(content: Content) -> Iterator[Post]:
    """The posts, oldest first, but each after the posts that it tells of or translates.

    Posts that tell of each other in a circle, which is a problem of its own, come in some
    order, each once.
    """
    posts, seen = content.posts, set[str]()
    for start in sorted(posts.values(), key=lambda post: (post.date, post.id)):
        waiting = [(start, iter(tells_again(start, content)))]
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
                waiting.append((posts[ahead], iter(tells_again(posts[ahead], content))))


def tells_again(post: Post, content: Content) -> tuple[str, ...]:
    """The ids of the posts that ``post`` tells of, or translates."""
    original = content.original_of(post)
    return (*post.tells_of, *((original.id,) if original else ()))


def row_themes(row: Row, content: Content) -> tuple[str, ...]:
    """The themes that a row speaks for: those of its activity, or the one it names."""
    if row.activity is not None:
        return content.activities[row.activity].themes
    return (row.theme,) if row.theme is not None else ()


def evidence(content: Content, visible: Collection[str] | None = None) -> Evidence:
    """Every piece of evidence that the posts of ``content`` state, oldest telling first.

    With ``visible`` (ids of posts) only what those tell: rows are placed with all posts
    known, so that hiding the first telling of a thing never makes two things of it.
    """
    gathering = _Gathering(content)
    order: dict[str, int] = {}
    for post in in_telling_order(content):
        order[post.id] = len(order)
        gathering.take(post)
    pieces = [_seen(piece, visible) for piece in gathering.pieces()]
    told = [piece for piece in pieces if piece.tellings]
    dates = {id_: (post.date, id_) for id_, post in content.posts.items()}
    told.sort(key=lambda piece: (dates[piece.post], piece.row))
    return Evidence(tuple(told), tuple(gathering.unplaced))


def _seen(piece: Piece, visible: Collection[str] | None) -> Piece:
    if visible is None:
        return piece
    return replace(piece, tellings=tuple(t for t in piece.tellings if t.post in visible))


Subject = tuple[str | None, str | None]
"""What a row is about: an activity, or a theme where it names none."""


class _Gathering:
    """Pieces in the order in which they were first told, as posts are taken one by one.

    A piece is its tellings until all are known.
    """

    def __init__(self, content: Content) -> None:
        self.content = content
        self.found: list[list[Telling]] = []
        self.unplaced: list[Retelling] = []
        self._told: dict[str, dict[int, None]] = {}
        self._placed: dict[tuple[str, int], int] = {}

    def pieces(self) -> Iterator[Piece]:
        """What was gathered."""
        for tellings in self.found:
            first = tellings[0].row
            yield Piece(first.activity, row_themes(first, self.content), tuple(tellings))

    def take(self, post: Post) -> None:
        """Place each row of ``post``, after the posts it tells of were taken.

        What it tells of is told by it too, so that a post that tells of it finds that.
        """
        sources, original = tells_again(post, self.content), self.content.original_of(post)
        told = {place: None for id_ in sources for place in self._told.get(id_, ())}
        self._told[post.id] = dict(told)
        first_rows = ((place, self.found[place][0].row) for place in told)
        earlier = _Earlier(first_rows, self.content)
        for index, row in enumerate(post.rows):
            if row.states_something:
                self._place(Telling(post.id, index, row), earlier, original)

    def _place(self, telling: Telling, earlier: _Earlier, original: Post | None) -> None:
        """The same row of the original, where it is a translation; else what it tells again."""
        same = earlier.of_subject.get(_subject(telling.row), [])
        translated = self._placed.get((original.id, telling.index)) if original else None
        if translated in same:
            same = [translated]
        if len(same) == 1:
            self.found[same[0]].append(telling)
            self._placed[telling.post, telling.index] = same[0]
        elif same:
            self._refuse(telling, same, other_level=False)
        elif near := earlier.at_another_level(telling.row):
            self._refuse(telling, near, other_level=True)
        else:
            self._begin(telling)

    def _begin(self, telling: Telling) -> None:
        place = len(self.found)
        self.found.append([telling])
        self._told[telling.post][place] = None
        self._placed[telling.post, telling.index] = place

    def _refuse(self, telling: Telling, places: list[int], *, other_level: bool) -> None:
        others = tuple(dict.fromkeys(self.found[place][0].post for place in places))
        subject = telling.row.activity or telling.row.theme or ""
        self.unplaced.append(Retelling(telling.post, telling.index, subject, others, other_level))


class _Earlier:
    """The pieces that a post tells of, in order, by what the row that tells each first is about."""

    def __init__(self, first_rows: Iterable[tuple[int, Row]], content: Content) -> None:
        self._content = content
        self.of_subject: dict[Subject, list[int]] = {}
        self._by_theme: dict[tuple[bool, str], dict[int, int]] = {}
        for order, (place, row) in enumerate(first_rows):
            self.of_subject.setdefault(_subject(row), []).append(place)
            for theme in row_themes(row, content):
                self._by_theme.setdefault((_names_activity(row), theme), {})[order] = place

    def at_another_level(self, row: Row) -> list[int]:
        """Those of which one names an activity, and the other a theme which that belongs to."""
        near: dict[int, int] = {}
        for theme in row_themes(row, self._content):
            near |= self._by_theme.get((not _names_activity(row), theme), {})
        return [near[order] for order in sorted(near)]


def _names_activity(row: Row) -> bool:
    return row.activity is not None


def _subject(row: Row) -> Subject:
    return row.activity, None if row.activity else row.theme
