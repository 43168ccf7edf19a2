"""Files → entries as they were written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from plugins.frontmatter.document import Document
from plugins.frontmatter.faults import NOT_FIELDS
from plugins.frontmatter.tree import Value
from plugins.impact.model.kinds import KINDS
from plugins.impact.model.post import Post
from plugins.impact.model.record import Origin
from plugins.impact.read import faults
from plugins.impact.read.classes import CLASSES, entry_of
from plugins.impact.read.files import Source
from plugins.impact.read.opened import is_in_parts
from plugins.impact.read.shelves import Shelf
from plugins.impact.read.written import Fields, Written, without_empty
from plugins.problems import Problem, suggest
from plugins.problems.kind import Sentence

DRAFT = re.compile(rb"^status:[ \t]*draft[ \t\r]*$", re.MULTILINE)


@dataclass(frozen=True)
class Parsed:
    """One file: the entries written in it, its text, and what could not be read."""

    shelf: Shelf
    path: str
    document: Document
    entries: tuple[Written, ...]
    problems: tuple[Problem, ...]
    says_draft: bool = False

    @property
    def draft(self) -> bool:
        """Whether it waits to be published, as far as can be told where it cannot be read."""
        if not self.entries:
            return self.says_draft
        return all(entry.draft for entry in self.entries)

    @property
    def in_parts(self) -> bool:
        """Whether its text is shown in parts."""
        return is_in_parts(self.shelf, self.document)


def parse(source: Source, shelf: Shelf, document: Document) -> Parsed:
    """The entries in ``source``, which lies on ``shelf`` and was read as ``document``."""
    found = tuple(_entries(source, shelf, document))
    entries = tuple(item for item in found if isinstance(item, Written))
    problems = tuple(item for item in found if isinstance(item, Problem))
    says_draft = shelf.name == "posts" and bool(DRAFT.search(source.data))
    every = (*document.problems, *problems)
    return Parsed(shelf, source.path, document, entries, every, says_draft)


def _entries(source: Source, shelf: Shelf, document: Document) -> Iterator[Written | Problem]:
    origin = Origin(document.path, document.lines, document.body_line)
    fields = document.fields
    if shelf.form == "list":
        yield from _list(shelf, document, origin)
    elif isinstance(fields, dict):
        yield from _single(source, shelf, fields, origin)
    elif not document.problems:
        kind = faults.EMPTY_FILE if fields is None else NOT_FIELDS
        yield kind.at(document.path, 1)


def _single(
    source: Source, shelf: Shelf, fields: Fields, origin: Origin
) -> Iterator[Written | Problem]:
    id_ = shelf.id(source.path)
    kind = fields.get("kind")
    entry = entry_of(shelf, kind)
    if entry is None:
        entry = likeliest_kind(kind, fields)
        fields = {**fields, "kind": "not known"}
        if not kind:
            kinds = Sentence(", ".join(KINDS))
            yield faults.NO_KIND.at(origin.path, origin.line("kind"), kinds=kinds)
        else:
            hint = suggest(str(kind), KINDS)
            yield faults.UNKNOWN_KIND.at(origin.path, origin.line("kind"), value=kind, hint=hint)
    yield Written(entry, id_, without_empty(fields), origin)


def likeliest_kind(named: Value, fields: Fields) -> type[Post]:
    """What to check a post by until its kind is known: the nearest name, or most of ``fields``."""
    near = get_close_matches(str(named), KINDS, n=1)
    if near:
        return KINDS[near[0]]
    return max(KINDS.values(), key=lambda kind: len(fields.keys() & kind.model_fields.keys()))


def _list(shelf: Shelf, document: Document, origin: Origin) -> Iterator[Written | Problem]:
    items = document.fields if document.fields is not None else []
    if not isinstance(items, list):
        yield faults.NOT_A_LIST_FILE.at(document.path, 1)
        return
    seen: dict[str, int] = {}
    for index, item in enumerate(items):
        line = origin.line(index)
        if not isinstance(item, dict):
            yield faults.NOT_A_LIST_FILE.at(document.path, line)
            continue
        id_ = str(item.get("id") or "")
        if id_ and id_ in seen:
            yield faults.DUPLICATE_ID.at(document.path, line, value=id_, first=seen[id_])
        seen.setdefault(id_, line)
        yield Written(CLASSES[shelf.name], "", without_empty(item), replace(origin, at=(index,)))
