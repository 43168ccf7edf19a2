"""YAML → nested lists and mappings of text, with the line of each, and what is wrong with it.

The tree is built from the parser's events, one at a time and not deeper than ``DEEPEST``, so
that no input can make it grow beyond its own size.

Two slips are so common, and so certain in their meaning, that the line can be mended in memory
(never on disk) and the file read on, so that one slip does not hide the others: a tab for
indenting, and a text that needs quotes. Each is a problem all the same.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeAlias

import yaml

from plugins.frontmatter import faults
from plugins.problems import Problem, ProblemKind

CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff]"
)
Value: TypeAlias = str | list["Value"] | dict[str, "Value"] | None
Path: TypeAlias = tuple[str | int, ...]
Lines: TypeAlias = dict[Path, int]
DEEPEST = 8
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LEADING_TAB = re.compile(r"^( *)(\t[\t ]*)")
FIELD = re.compile(r"^(?P<start>\s*(?:- +)*)(?P<key>[\w-]+):[ \t]+(?P<value>\S.*?)\s*$")
COMMENT = re.compile(r"\s*#")
MEANS_SOMETHING_ELSE = tuple("@`%&*!|>{}[],?\"'")
MOST_REPAIRS = 30
NOTICED_LATE = ("quoted scalar", "flow", "simple key")


def unseen(text: str) -> str:
    """The first character of ``text`` that cannot be seen, by its number and name, or empty."""
    found = CONTROL.search(text)
    if found is None:
        return ""
    return f"U+{ord(found[0]):04X} {unicodedata.name(found[0], '')}".strip()


def without_unseen(text: str) -> str:
    """``text`` with a space for each of them, so that nothing moves."""
    return CONTROL.sub(" ", text)


class TooDeep(Exception):
    """The rest of this file is not read: its nesting passes ``DEEPEST``."""


@dataclass
class TreeBuilder:
    """Builds one tree; ``problems`` and ``lines`` fill up as it goes."""

    text: str
    path: str
    first_line: int
    lines: Lines = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def build(self) -> Value:
        """The whole text as a tree. Raises ``yaml.YAMLError`` where it is not YAML."""
        self._source = self.text.splitlines()
        self._events: Iterator[Any] = yaml.parse(self.text, Loader=LOADER)
        value: Value = None
        documents = 0
        for event in self._events:
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                self._add(faults.BAD_YAML, event)
                break
            if isinstance(event, yaml.NodeEvent):
                value = self._value(event, ())
        return value

    def _line(self, event: Any) -> int:
        last = max(len(self._source) - 1, 0)  # what is not there may begin below the end
        return min(int(event.start_mark.line), last) + self.first_line

    def _value(self, event: Any, where: Path) -> Value:
        self.lines[where] = self._line(event)
        if len(where) > DEEPEST:
            self.problems.append(faults.TOO_DEEP.at(self.path, self._line(event), limit=DEEPEST))
            raise TooDeep
        self._refuse_marks(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(where)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(where)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        return None

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            mark = ("*" if isinstance(event, yaml.AliasEvent) else "&") + event.anchor
            self._add(faults.ANCHOR, event, mark=mark)
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._add(faults.TAG, event, tag=tag.replace("tag:yaml.org,2002:", "!!"))

    def _add(self, kind: Any, event: Any, **values: object) -> None:
        self.problems.append(kind.at(self.path, self._line(event), **values))

    def _scalar(self, event: Any) -> str | None:
        if not event.style:
            self._refuse_lost_comment(event)
            return event.value or None
        name = unseen(event.value)
        if name:  # written as an escape, such as \x07
            self._add(faults.CONTROL_CHARACTER, event, name=name)
        return without_unseen(event.value)

    def _refuse_lost_comment(self, event: Any) -> None:
        end = event.end_mark
        if not event.value or end.line >= len(self._source):
            return
        if COMMENT.match(self._source[end.line], end.column):
            line = int(end.line) + self.first_line
            self.problems.append(faults.UNQUOTED_HASH.at(self.path, line))

    def _list(self, where: Path) -> list[Value]:
        values: list[Value] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            value = self._value(event, _below(where, len(values)))
            if value is not None:  # an entry with nothing behind its hyphen
                values.append(value)
        return values

    def _mapping(self, where: Path) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, where)
            line = self._line(event)
            if key is None or key in values:
                self._skip_value(key, where, event)
                continue
            path = _below(where, key)
            values[key] = self._value(next(self._events), path)
            self.lines[path] = line
        return values

    def _key(self, event: Any, where: Path) -> str | None:
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_marks(event)
            return sys.intern(event.value)  # thousands of files have the same few
        self._value(event, (*where, "?"))
        self._add(faults.BAD_KEY, event)
        return None

    def _skip_value(self, key: str | None, where: Path, event: Any) -> None:
        """Read past a value that has no place, without forgetting the lines already known."""
        if key is not None:
            first = self.lines[(*where, key)]
            self._add(faults.DUPLICATE_KEY, event, key=key, first=first)
        known = dict(self.lines)
        self._value(next(self._events), (*where, key or "?"))
        self.lines.clear()
        self.lines.update(known)


@lru_cache(maxsize=4096)
def _below(where: Path, step: str | int) -> Path:
    """The path of what stands under ``step``. Thousands of files have the same few."""
    return (*where, step)


def read_tree(text: str, path: str, first_line: int) -> tuple[Value, Lines, list[Problem]]:
    """The tree of ``text``, the line of each value, and what was wrong.

    ``first_line`` is the number, in the file, of the first line of ``text``.
    """
    lines, problems = _without_tabs(text.split("\n"), path, first_line)
    for _ in range(MOST_REPAIRS):
        builder = TreeBuilder("\n".join(lines), path, first_line)
        try:
            tree = builder.build()
        except TooDeep:
            return None, {}, problems + builder.problems
        except yaml.YAMLError as error:
            problem, mended = _explain(error, lines, path, first_line)
            problems.append(problem)
            if not mended:
                return None, {}, problems + builder.problems
        else:
            return tree, builder.lines, problems + builder.problems
    return None, {}, problems


def _without_tabs(lines: list[str], path: str, first_line: int) -> tuple[list[str], list[Problem]]:
    problems = [
        faults.TAB.at(path, number)
        for number, line in enumerate(lines, first_line)
        if LEADING_TAB.match(line) and line.strip()
    ]
    mended = [LEADING_TAB.sub(lambda m: m[1] + m[2].replace("\t", "  "), line) for line in lines]
    return mended, problems


def _explain(
    error: yaml.YAMLError, lines: list[str], path: str, first_line: int
) -> tuple[Problem, bool]:
    """The problem behind ``error``; true where its line in ``lines`` could be mended."""
    index, may_be_mended = _place(error, lines)
    field = FIELD.match(lines[index])
    number = index + first_line
    kind = _slip(field["value"]) if field and may_be_mended else None
    if field is None or kind is None:
        return faults.BAD_YAML.at(path, number), False
    lines[index] = f"{field['start']}{field['key']}: {_quoted(field['value'])}"
    value = field["value"].replace('"', "'")
    return kind.at(path, number, key=field["key"], value=value), True


def _place(error: Any, lines: list[str]) -> tuple[int, bool]:
    """The index of the line to mend; false where a bracket is open, which quotes never mend.

    What is not closed is noticed far below: the place to mend is where it was opened.
    """
    context, mark = str(getattr(error, "context", "")), getattr(error, "problem_mark", None)
    if any(kind in context for kind in NOTICED_LATE):
        mark = error.context_mark
    index = min(int(mark.line), len(lines) - 1) if mark is not None else 0
    while index and not lines[index].strip():
        index -= 1
    return index, "flow" not in context


def _slip(value: str) -> ProblemKind | None:
    """What went wrong with a value that stands without quotes; nothing if it has them."""
    if len(value) > 1 and value[0] in "'\"" and value[-1] == value[0]:
        return None
    if value.startswith(MEANS_SOMETHING_ELSE):
        return faults.NEEDS_QUOTES
    return faults.UNQUOTED_COLON if re.search(r":(\s|$)", value) else None


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
