"""Checks between files that hold even where an entry has other mistakes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.command_line import typed
from plugins.impact.model.when import Quarter
from plugins.impact.read import faults
from plugins.impact.read.parsing import Parsed, quarters
from plugins.impact.read.written import Written
from plugins.problems import Problem
from plugins.problems.kind import Sentence


def across(parsed: Iterable[Parsed], shown_as: str) -> Iterator[Problem]:
    """Every problem between the files of an area."""
    files = tuple(parsed)
    yield from the_area_is_there(files, shown_as)
    yield from quarters_reported_once(files)


def the_area_is_there(parsed: Iterable[Parsed], shown_as: str) -> Iterator[Problem]:
    """Without its area and its words for impacts nothing can be told."""
    shelves = {file.shelf.name for file in parsed}
    command = Sentence(typed("new-area", DIR="..."))
    if "area" not in shelves:
        yield faults.NO_AREA.at(f"{shown_as}/area.yaml", 1, command=command)
    if "impacts" not in shelves:
        yield faults.NO_IMPACTS.at(f"{shown_as}/plan/impacts.yaml", 1, command=command)


def quarters_reported_once(parsed: Iterable[Parsed]) -> Iterator[Problem]:
    """No quarter is reported in two posts; what is no draft comes first."""
    first: dict[Quarter, str] = {}
    for written in sorted(_posts(parsed), key=lambda written: written.draft):
        for quarter in quarters(written):
            other = first.setdefault(quarter, written.id)
            if other == written.id:
                continue
            field = "quarter" if "quarter" in written.fields else "quarters"
            problem = written.problem(faults.QUARTER_TWICE, field, value=quarter, other=other)
            yield problem.as_advice() if written.draft else problem


def _posts(parsed: Iterable[Parsed]) -> Iterator[Written]:
    for file in parsed:
        if file.shelf.name == "posts":
            yield from file.entries
