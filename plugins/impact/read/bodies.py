"""The text below the fields, as it was written."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.impact.read.parsing import Parsed
from plugins.markup import TextFault
from plugins.problems import Problem


@dataclass(frozen=True)
class Text:
    """A text in Markdown, and the line of its file on which it begins."""

    markdown: str
    line: int


def text_of(file: Parsed) -> Text | None:
    """The text that a file holds: what stands below the fields, or how to take part."""
    if file.shelf.form == "markdown":
        return Text(file.document.body, file.document.body_line)
    if file.shelf.name != "area":
        return None
    written = next(iter(file.entries), None)
    given = written.fields.get("take_part") if written else None
    line = written.line("take_part") + 1 if written else 1
    return Text(given if isinstance(given, str) else "", line)


def problem_at(fault: TextFault, file: Parsed, text: Text) -> Problem:
    """What is wrong with ``text``, at its line in ``file``."""
    return Problem(file.document.path, text.line + fault.line - 1, fault.code, fault.message)
