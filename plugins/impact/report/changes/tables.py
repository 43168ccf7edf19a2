"""Kinds of change and reports of what changed as open data: each once, with all its tellings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, get_args

from plugins.impact.compute.evidence import Piece, Telling
from plugins.impact.compute.impact_counts import activity_expectation
from plugins.impact.model import addresses
from plugins.impact.model.plan import Scope
from plugins.impact.model.post import KnownFrom, Output
from plugins.impact.report.open_data.tables import (
    RowSource,
    TableDefinition,
    at,
    column,
    own_id,
    own_page,
    pairs,
    plan_entries,
    to,
)
from plugins.impact.report.site_context import SiteContext


def _expected(context: SiteContext) -> Iterator[tuple[str, str, bool]]:
    """Each activity with each impact it set out to make, and whether that was reported."""
    for activity in context.content.activities.values():
        found = activity_expectation(activity, context.evidence.by_activity.get(activity.id, ()))
        for impact in activity.expects:
            yield activity.id, impact, impact in found.evidenced


KINDS_OF_CHANGE = (
    TableDefinition(
        "impacts",
        plan_entries("impacts"),
        (
            own_id("impacts"),
            column("title", needed=True, meaning="title.impacts"),
            column("plain", needed=True),
            column("scope", needed=True, choices=get_args(Scope)),
            own_page(addresses.impact),
        ),
    ),
    TableDefinition(
        "expected_impacts",
        _expected,
        (
            to("activity", "activities", at(0), needed=True),
            to("impact", "impacts", at(1), needed=True),
            column("reported", "yes", at(2), needed=True),
        ),
        ("activity", "impact"),
    ),
)


def _id(piece: Piece, _: object = None) -> str:
    """The post that tells it first, and the place of its row there, from 1."""
    return f"{piece.post}/{piece.row + 1}"


def _pieces(context: SiteContext) -> tuple[Piece, ...]:
    return context.evidence.pieces


def _theme(piece: Piece, _: SiteContext) -> str | None:
    """The theme that it names itself, where it names no activity."""
    return None if piece.activity else piece.themes[0]


def _each(attribute: str) -> RowSource:
    """Each piece with each value that it has in ``attribute``."""

    def source(context: SiteContext) -> Iterator[tuple[str, str]]:
        for piece in context.evidence.pieces:
            for value in getattr(piece, attribute):
                yield _id(piece), value

    return source


def _tellings(context: SiteContext) -> Iterator[tuple[str, Telling]]:
    for piece in context.evidence.pieces:
        for telling in piece.tellings:
            yield _id(piece), telling


def _outputs(context: SiteContext) -> Iterator[tuple[str, int, Output]]:
    for piece in context.evidence.pieces:
        for place, output in enumerate(piece.outputs, 1):
            yield _id(piece), place, output


def _row(attribute: str) -> Callable[[Any, SiteContext], Any]:
    return lambda row, _: getattr(row[1].row, attribute)


WAYS = get_args(KnownFrom)


EVIDENCE = (
    TableDefinition(
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
    TableDefinition(
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
    TableDefinition(
        "evidence_known_from",
        _each("known_from"),
        (
            to("evidence", "evidence", at(0), needed=True),
            column("known_from", value=at(1), needed=True, choices=WAYS),
        ),
        ("evidence", "known_from"),
    ),
    TableDefinition(
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
