"""Tables as CSV: UTF-8, and otherwise as RFC 4180 has it.

Spreadsheets take a text that begins with one of a few characters for a formula and work it out.
Such a text gets an apostrophe before it. So does one that looks as if it had got one already,
so that taking away one apostrophe always gives back what was written.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import StringIO

from plugins.impact.report.open_data.tables import CellValue, FilledTable

FORMULA = re.compile(r"'*[=+\-@\t\r\n]")


def spreadsheet(table: FilledTable) -> bytes:
    """A table with a first row of the names of its fields."""
    return written([field.name for field in table.fields], table.rows)


def written(names: Sequence[str], rows: Iterable[Sequence[CellValue]]) -> bytes:
    """A row of ``names``, then ``rows``, each of as many cells; an empty cell is not known."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def _text(cell: CellValue) -> str:
    """A cell as it is written; only a text can be taken for a formula."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if FORMULA.match(cell) else cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return format(cell, "f") if isinstance(cell, Decimal) else str(cell)
