"""Reports of what changed as tables: each once, with every post that tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, get_args

from plugins.impact.compute.pieces import Piece, Telling
from plugins.impact.model.evidence import KnownFrom, Output
from plugins.impact.report.data.tables import Definition, Source, at, column, own_id, pairs, to
from plugins.impact.report.facts import Facts


def _id(piece: Piece, _: object = None) -> str:
    """The post that tells it first, and the place of its row there, from 1."""
    return f"{piece.post}/{piece.row + 1}"


def _pieces(facts: Facts) -> tuple[Piece, ...]:
    return facts.evidence.pieces


def _theme(piece: Piece, _: Facts) -> str | None:
    """The theme that it names itself, where it names no activity."""
    return None if piece.activity else piece.themes[0]


def _each(attribute: str) -> Source:
    """Each piece with each value that it has in ``attribute``."""

    def source(facts: Facts) -> Iterator[tuple[str, str]]:
        for piece in facts.evidence.pieces:
            for value in getattr(piece, attribute):
                yield _id(piece), value

    return source


def _tellings(facts: Facts) -> Iterator[tuple[str, Telling]]:
    for piece in facts.evidence.pieces:
        for telling in piece.tellings:
            yield _id(piece), telling


def _outputs(facts: Facts) -> Iterator[tuple[str, int, Output]]:
    for piece in facts.evidence.pieces:
        for place, output in enumerate(piece.outputs, 1):
            yield _id(piece), place, output


def _row(attribute: str) -> Callable[[Any, Facts], Any]:
    return lambda row, _: getattr(row[1].row, attribute)


WAYS = get_args(KnownFrom)
EVIDENCE = (
    Definition(
        "evidence",
        _pieces,
        (
            own_id("evidence", _id),
            to("activity", "activities", meaning="activity.evidence"),
            to("theme", "themes", _theme, meaning="theme.evidence"),
            to("post", "posts", meaning="post.evidence", needed=True),
            column("date", "when", lambda p, f: f.content.posts[p.post].date, needed=True),
            column("people", "count"),
        ),
    ),
    Definition(
        "evidence_tellings",
        _tellings,
        (
            to("evidence", "evidence", at(0), needed=True),
            to("post", "posts", lambda row, _: row[1].post, needed=True),
            column("row", "whole", lambda row, _: row[1].index + 1, needed=True),
            column("people", "count", _row("people"), meaning="people.telling"),
            column("who", value=_row("who")),
            column("known_from", value=_row("known_from"), choices=WAYS),
        ),
        ("post", "row"),
    ),
    pairs("evidence_themes", ("evidence", "evidence"), ("theme", "themes"), _each("themes")),
    pairs("evidence_impacts", ("evidence", "evidence"), ("impact", "impacts"), _each("impacts")),
    Definition(
        "evidence_known_from",
        _each("known_from"),
        (
            to("evidence", "evidence", at(0), needed=True),
            column("known_from", value=at(1), needed=True, choices=WAYS),
        ),
        ("evidence", "known_from"),
    ),
    Definition(
        "outputs",
        _outputs,
        (
            own_id("outputs", lambda row, _: f"{row[0]}/{row[1]}"),
            to("evidence", "evidence", at(0), needed=True),
            column("measure", value=lambda row, _: row[2].measure, needed=True),
            column("value", "money", lambda row, _: row[2].value, needed=True),
            column("unit", value=lambda row, _: row[2].unit),
        ),
    ),
)
