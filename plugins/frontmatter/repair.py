"""Reading on after a mistake, so that one slip does not hide the others.

Two slips are so common, and so certain in their meaning, that the line can be mended in
memory (never on disk) and the file read again: a tab for indenting, and a text that needs
quotes. Each is a problem all the same.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from plugins.frontmatter import faults
from plugins.frontmatter.tree import Lines, TooDeep, TreeBuilder, Value
from plugins.problems import Problem, ProblemKind

LEADING_TAB = re.compile(r"^( *)(\t[\t ]*)")
FIELD = re.compile(r"^(?P<start>\s*(?:- +)*)(?P<key>[\w-]+):[ \t]+(?P<value>\S.*?)\s*$")
MEANS_SOMETHING_ELSE = tuple("@`%&*!|>{}[],?\"'")
MOST_REPAIRS = 30
NOTICED_LATE = ("quoted scalar", "flow", "simple key")


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
