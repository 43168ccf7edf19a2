"""The page about open data."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.impact.report import shapes as s


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column: what it holds, where that can be followed, and what it says."""

    name: str
    holds: s.Link
    text: str


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table to download: ``about_file`` is how large it is, ``columns`` explains each column."""

    id: str
    title: str
    text: str
    address: str
    download: str
    about_file: str
    columns: tuple[DataColumn, ...]


@dataclass(frozen=True, slots=True)
class DataGroup:
    """Tables about one thing."""

    id: str
    title: str
    tables: tuple[DataTable, ...]


@dataclass(frozen=True, slots=True)
class DataPage(s.View):
    """``/data/``; ``example_id`` shows how ids are made, ``left_out`` says what is not there."""

    files: tuple[s.FileCard, ...]
    licence: s.Link | None
    example_id: str
    left_out: tuple[str, ...]
    groups: tuple[DataGroup, ...]
