"""Spreadsheets: as RFC 4180 has them, with nothing in them that would be worked out."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.impact.publish.open_data.spreadsheets import written
from plugins.impact.report.open_data.tables import CellValue
from tests.fictional_area import built, site_of, with_files
from tests.open_data.published import document, restored

FORMULA = re.compile(r"[=+\-@\t\r\n]")


def cells(data: bytes) -> list[list[str]]:
    """A spreadsheet as Python's reader finds it."""
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))


def only(cell: CellValue) -> str:
    """One cell, written and read."""
    return cells(written(["name", "other"], [[cell, None]]))[1][0]


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(TEXTS)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert restored(only(text)) == text


@given(st.sampled_from("=+-@\t\r\n").flatmap(lambda first: TEXTS.map(lambda rest: first + rest)))
def test_no_text_begins_as_a_formula_does(text: str) -> None:
    assert only(text) == f"'{text}"


@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3)))
def test_any_rows_come_back_as_they_were(rows: list[list[str]]) -> None:
    found = cells(written(["a", "b", "c"], rows))[1:]
    assert [[restored(text) for text in row] for row in found] == rows


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Decimal("-3.50"), "-3.50"),
        (Decimal("1E+3"), "1000"),
        (-80, "-80"),
        (True, "true"),
        (False, "false"),
        (None, ""),
        ("-3.50", "'-3.50"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ('a, "b"', 'a, "b"'),
    ],
)
def test_a_cell_is_written(cell: CellValue, text: str) -> None:
    assert only(cell) == text


def test_lines_end_as_the_standard_has_it() -> None:
    assert written(["a", "b"], [["1", "two\nlines"]]) == b'a,b\r\n1,"two\nlines"\r\n'


def test_every_published_table_has_as_many_cells_in_each_row() -> None:
    tables = {
        p: data for p, data in built().files.items() if p.endswith(".csv") and p[:5] == "data/"
    }
    uneven = [p for p, data in tables.items() if len({len(row) for row in cells(data)}) != 1]
    assert (len(tables) > 40, uneven) == (True, [])


FORMULAS = """---
title: "=1+1"
date: 2031-03-04
kind: news
summary: "@everyone: -3 of +4"
themes: [water]
sources: ["'=2+2", "-3", "+4"]
---

Text.
"""


def test_formulas_are_made_safe_in_tables_and_left_alone_elsewhere(tmp_path: Path) -> None:
    site = site_of(with_files(tmp_path / "area", {"posts/2031/sums.md": FORMULAS}))
    (row,) = [row for row in cells(site.files["data/posts.csv"]) if row[0].endswith("/sums")]
    assert {"'=1+1", "'@everyone: -3 of +4"} <= set(row)
    sources = cells(site.files["data/post_sources.csv"])
    assert [r[1] for r in sources if r[0].endswith("/sums")] == ["''=2+2", "'-3", "'+4"]
    (post,) = [p for p in document(site, "area")["posts"] if p["id"].endswith("/sums")]
    assert (post["title"], post["summary"]) == ("=1+1", "@everyone: -3 of +4")


def test_no_published_text_begins_as_a_formula_does() -> None:
    found = {
        (path, text)
        for path, data in built().files.items()
        if path.startswith("data/") and path.endswith(".csv")
        for row in cells(data)
        for text in row
        if FORMULA.match(text) and not re.fullmatch(r"-\d+(\.\d+)?", text)
    }
    assert found == set()
