"""An entry as it was written: its fields as text, before they are taken for anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from plugins.frontmatter.tree import Value
from plugins.impact.model.consent import Consent
from plugins.impact.model.fields import as_ids
from plugins.impact.model.post import Post
from plugins.impact.model.record import Entry, Origin
from plugins.problems import Problem, ProblemKind

Fields = dict[str, Value]


@dataclass(frozen=True)
class Written:
    """One entry: the class it is to become, its fields, and where they stand.

    ``id`` comes from the file's name and is empty for entries of a list.
    """

    entry: type[Entry]
    id: str
    fields: Fields
    origin: Origin

    @cached_property
    def draft(self) -> bool:
        """Whether it is a post that says that it is not to be published yet."""
        return issubclass(self.entry, Post) and self.says("status", "draft")

    def text(self, name: str) -> str:
        """A field that is a text, without the space around it; empty where it is none."""
        value = self.fields.get(name)
        return value.strip() if isinstance(value, str) else ""

    def problem(self, kind: ProblemKind, *where: str | int, **values: object) -> Problem:
        """A problem of this kind at the field ``where``."""
        return kind.at(self.origin.path, self.line(*where), **values)

    def line(self, *where: str | int) -> int:
        """The line of the field at ``where``."""
        return self.origin.line(*where)

    def ids(self, name: str) -> list[str]:
        """The ids that a list field names, as far as they are text."""
        value = as_ids(self.fields.get(name))
        return [str(item) for item in value if item is not None] if isinstance(value, list) else []

    def groups(self, name: str) -> Iterator[tuple[int, Fields]]:
        """The entries of a list field that are groups of fields, with their indexes."""
        value = self.fields.get(name)
        if isinstance(value, list):
            yield from ((n, item) for n, item in enumerate(value) if isinstance(item, dict))

    def says(self, name: str, *words: str) -> bool:
        """Whether the field is one of ``words``."""
        return str(self.fields.get(name, "")).strip().lower() in words


@dataclass(frozen=True)
class Surroundings:
    """What a rule may look at beside the entry itself."""

    consents: Mapping[str, Consent]


def without_empty(fields: Fields) -> Fields:
    """``fields`` without those, however deep, that have nothing after their colon."""
    return {key: _filled(value) for key, value in fields.items() if not _is_empty(value)}


def _filled(value: Value) -> Value:
    if isinstance(value, dict):
        return without_empty(value)
    if isinstance(value, list):
        return [_filled(item) for item in value if not _is_empty(item)]
    return value


def _is_empty(value: Value) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
