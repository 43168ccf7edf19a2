"""The words of the manual, read from the files beside this module."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from plugins.frontmatter.document import parse_yaml


@dataclass(frozen=True)
class FileExample:
    """What a file of the plan is called, and examples of it by their ids.

    The id is empty where there is only one such file.
    """

    title: str
    texts: Mapping[str, str]


@cache
def file_examples() -> Mapping[str, FileExample]:
    """A title and examples for each place where an area's plan lies."""
    return {name: _file(**words) for name, words in _read("examples.yaml").items()}


def _file(title: str, example: str | Mapping[str, str]) -> FileExample:
    return FileExample(title, {"": example} if isinstance(example, str) else example)


@cache
def example_values() -> Mapping[str, Mapping[str, str]]:
    """For each code of a problem, values for the places in its message."""
    values: dict[str, dict[str, str]] = _read("problems.yaml")
    return values


def _read(name: str) -> Any:
    """The fields of a file of words. Raises ``ValueError`` with what is wrong in it."""
    document = parse_yaml(resources.files(__package__).joinpath(name).read_bytes(), name)
    if document.problems:
        raise ValueError("; ".join(map(str, document.problems)))
    return document.fields
