"""The words of the manual, read from the files beside this module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from plugins.frontmatter.document import parse_yaml

FIELDS = "plugins/kit/manual/fields.yaml"


@dataclass(frozen=True)
class FieldWords:
    """What ``fields.yaml`` says.

    ``types`` gives for each type of the model what it is called and how it is written, ``files``
    a title and an example for each shelf, ``fields`` a line for each field of each class,
    ``gaps`` the subject of each gap and when it shows.
    """

    types: Mapping[str, tuple[str, str]]
    files: Mapping[str, Mapping[str, Any]]
    fields: Mapping[str, Mapping[str, str]]
    gaps: Mapping[str, tuple[str, str]]

    def line(self, entry: str, field: str) -> str:
        """The line on a field of a class. Raises ``LookupError`` where nobody wrote one."""
        try:
            return self.fields[entry][field]
        except KeyError:
            raise LookupError(f"{FIELDS} has no line for {field} of {entry}") from None

    def examples(self, shelf: str) -> Iterator[tuple[str, str]]:
        """The examples of what lies on a shelf: an id, empty for a single file, and the text."""
        example = self.files[shelf]["example"]
        yield from ((("", example),) if isinstance(example, str) else example.items())


@cache
def field_words() -> FieldWords:
    """The words about fields."""
    return FieldWords(**_read("fields.yaml"))


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
