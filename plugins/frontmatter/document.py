"""A file's bytes → its fields, its text, and what is wrong with either."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.frontmatter import faults
from plugins.frontmatter.yaml_tree import Lines, Value, read_tree, unseen, without_unseen
from plugins.problems import Problem

FENCE = re.compile(r"^---[ \t]*$")
LONGEST_FIELDS = 65_536
LONGEST_FILE = 4_000_000


@dataclass(frozen=True)
class Document:
    """A file as read: ``fields`` (none where it could not be read), ``body`` and its place.

    ``lines`` gives the line (1-based, in the file) of each value by its path of keys and
    indexes; ``body_line`` is the line on which ``body`` begins.
    """

    path: str
    fields: Value
    lines: Lines
    body: str
    body_line: int
    problems: tuple[Problem, ...]


def parse_document(data: bytes, path: str) -> Document:
    """A Markdown file: fields between two ``---`` lines, then text."""
    text, problems = _decode(data, path)
    if text is None:
        return _unread(path, "", problems)
    if not text.strip():
        return _unread(path, "", problems)
    lines = text.split("\n")
    if not FENCE.match(lines[0]):
        return _unread(path, text, [*problems, faults.NO_FRONT_MATTER.at(path, 1)])
    closing = next((n for n, line in enumerate(lines[1:], 1) if FENCE.match(line)), None)
    if closing is None:
        return _unread(path, "", [*problems, faults.NO_CLOSING_LINE.at(path, 1)])
    fields, where, found = _fields("\n".join(lines[1:closing]), path, 2)
    body = "\n".join(lines[closing + 1 :])
    if not isinstance(fields, dict) and not found:
        found.append(faults.NOT_FIELDS.at(path, 2))
    return Document(path, fields, where, body, closing + 2, (*problems, *found))


def parse_yaml(data: bytes, path: str) -> Document:
    """A plan file: YAML from the first line to the last, without a body."""
    text, problems = _decode(data, path)
    if text is None:
        return _unread(path, "", problems)
    if len(text) > LONGEST_FILE:
        problem = faults.FILE_TOO_LONG.at(path, 1, size=len(text), limit=LONGEST_FILE)
        return _unread(path, "", [*problems, problem])
    fields, where, found = read_tree(text, path, 1)
    return Document(path, fields, where, "", 1, (*problems, *found))


def _unread(path: str, body: str, problems: list[Problem]) -> Document:
    return Document(path, None, {}, body, 1, tuple(problems))


def _fields(text: str, path: str, first_line: int) -> tuple[Value, Lines, list[Problem]]:
    if len(text) > LONGEST_FIELDS:
        problem = faults.TOO_LONG.at(path, first_line, size=len(text), limit=LONGEST_FIELDS)
        return None, {}, [problem]
    return read_tree(text, path, first_line)


def _decode(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """The text of ``data``, with every line ended by a single line feed."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [faults.NOT_UTF8.at(path, line)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = [
        faults.CONTROL_CHARACTER.at(path, number, name=name)
        for number, line in enumerate(text.split("\n"), 1)
        if (name := unseen(line))
    ]
    return without_unseen(text), problems
