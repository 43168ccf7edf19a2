"""Gathering the evidence of an area: each thing told once and counted once.

A piece is a row that states an impact, people or an output. A post that ``tells_of``
another and has a row on the same subject tells the same thing again: its row joins the
piece of the post it tells of. Where that could be one of several pieces, or where one row
names a theme and the other an activity of it, it joins none and is a problem: nothing is
counted twice, and nothing is credited by guesswork.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from plugins.impact.compute.pieces import Evidence, Piece, Retelling, Telling
from plugins.impact.compute.told import told_first
from plugins.impact.model.content import Content
from plugins.impact.model.evidence import Row
from plugins.impact.model.post import Post


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
    for post in told_first(content.posts):
        order[post.id] = len(order)
        gathering.take(post)
    pieces = [_seen(piece, visible) for piece in gathering.found]
    told = [piece for piece in pieces if piece.tellings]
    dates = {id_: (post.date, id_) for id_, post in content.posts.items()}
    told.sort(key=lambda piece: (dates[piece.post], piece.row))
    return Evidence(tuple(told), tuple(gathering.unplaced))


def _seen(piece: Piece, visible: Collection[str] | None) -> Piece:
    if visible is None:
        return piece
    return replace(piece, tellings=tuple(t for t in piece.tellings if t.post in visible))


class _Gathering:
    """Pieces in the order in which they were first told, as posts are taken one by one."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.found: list[Piece] = []
        self.unplaced: list[Retelling] = []
        self._told: dict[str, dict[int, None]] = {}
        self._placed: dict[tuple[str, int], int] = {}

    def take(self, post: Post) -> None:
        """Place each row of ``post``, after the posts it tells of were taken.

        What it tells of is told by it too, so that a post that tells of it finds that.
        """
        sources = (*post.tells_of, *((post.translation_of,) if post.translation_of else ()))
        told = {place: None for id_ in sources for place in self._told.get(id_, ())}
        self._told[post.id] = dict(told)
        for index, row in enumerate(post.rows):
            if row.states_something:
                self._place(Telling(post.id, index, row), list(told), post.translation_of)

    def _place(self, telling: Telling, told: list[int], original: str | None) -> None:
        """The same row of the original, where it is a translation; else what it tells again."""
        row = telling.row
        same = [place for place in told if self._subject(row) == self._subject_of(place)]
        translated = self._placed.get((original or "", telling.index))
        if translated in same:
            same = [translated]
        near = [p for p in told if p not in same and self._at_another_level(row, p)]
        if len(same) == 1:
            piece = self.found[same[0]]
            self.found[same[0]] = replace(piece, tellings=(*piece.tellings, telling))
            self._placed[telling.post, telling.index] = same[0]
        elif same or near:
            self._refuse(telling, same or near, other_level=not same)
        else:
            self._begin(telling)

    def _begin(self, telling: Telling) -> None:
        place = len(self.found)
        themes = row_themes(telling.row, self.content)
        self.found.append(Piece(telling.row.activity, themes, (telling,)))
        self._told[telling.post][place] = None
        self._placed[telling.post, telling.index] = place

    def _refuse(self, telling: Telling, places: list[int], *, other_level: bool) -> None:
        others = tuple(dict.fromkeys(self.found[place].post for place in places))
        subject = telling.row.activity or telling.row.theme or ""
        self.unplaced.append(Retelling(telling.post, telling.index, subject, others, other_level))

    def _subject(self, row: Row) -> tuple[str | None, str | None]:
        return row.activity, None if row.activity else row.theme

    def _subject_of(self, place: int) -> tuple[str | None, str | None]:
        return self._subject(self.found[place].tellings[0].row)

    def _at_another_level(self, row: Row, place: int) -> bool:
        """Whether one names an activity, and the other a theme which that belongs to."""
        piece = self.found[place]
        if (row.activity is None) == (piece.activity is None):
            return False
        return bool(set(row_themes(row, self.content)) & set(piece.themes))
