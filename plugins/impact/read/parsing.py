"""Files → entries as they were written: fields as text, before they are taken for anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property

from plugins.digest import digest_of
from plugins.frontmatter.document import Document, parse_document, parse_yaml
from plugins.frontmatter.faults import NOT_FIELDS
from plugins.frontmatter.yaml_tree import Value
from plugins.impact.model import addresses
from plugins.impact.model.entry import Entry, Origin
from plugins.impact.model.fields import as_ids, as_list
from plugins.impact.model.kinds import KINDS
from plugins.impact.model.post import Post
from plugins.impact.model.references import Noun
from plugins.impact.model.when import Quarter
from plugins.impact.read import faults
from plugins.impact.read.files import SourceFile
from plugins.impact.read.locations import CLASSES, Location, entry_of
from plugins.problems import Fault, Problem, ProblemKind, Sentence, suggest

Fields = dict[str, Value]
DRAFT = re.compile(rb"^status:[ \t]*draft[ \t\r]*$", re.MULTILINE)
SHOWN_IN_PARTS = frozenset({"rep-report"})
"""The kinds of post of which pages show the parts of the text, under the usual headings."""
ADDRESS_OF = {
    "themes": addresses.theme,
    "activities": addresses.activity,
    "pages": addresses.page,
}


@dataclass(frozen=True)
class RawEntry:
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

    def at(self, *where: str | int) -> Value:
        """What was written at ``where``; none where nothing was."""
        found: Value = self.fields
        for step in where:
            if isinstance(found, list) and isinstance(step, int):
                found = found[step]
            else:
                found = found.get(str(step)) if isinstance(found, dict) else None
        return found

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


@dataclass(frozen=True)
class RawText:
    """A text in Markdown, and the line of its file on which it begins."""

    markdown: str
    line: int


@dataclass(frozen=True)
class ParsedFile:
    """One file: the entries written in it, its text, and what could not be read.

    What is worked out of a file by itself is worked out once, and kept as long as the file.
    """

    location: Location
    path: str
    document: Document
    entries: tuple[RawEntry, ...]
    problems: tuple[Problem, ...]
    says_draft: bool = False

    @property
    def shown_as(self) -> str:
        """What messages call it."""
        return self.document.path

    @cached_property
    def draft(self) -> bool:
        """Whether it waits to be published, as far as can be told where it cannot be read."""
        if not self.entries:
            return self.says_draft
        return all(entry.draft for entry in self.entries)

    @cached_property
    def text(self) -> RawText | None:
        """The text that it holds: what stands below the fields, or how to take part."""
        if self.location.form == "markdown":
            return RawText(self.document.body, self.document.body_line)
        if self.location.name != "area":
            return None
        written = next(iter(self.entries), None)
        given = written.fields.get("take_part") if written else None
        line = written.line("take_part") + 1 if written else 1
        return RawText(given if isinstance(given, str) else "", line)

    @cached_property
    def in_parts(self) -> bool:
        """Whether its text is shown in parts."""
        fields = self.document.fields
        kind = fields.get("kind") if isinstance(fields, dict) else None
        return self.location.name == "posts" and isinstance(kind, str) and kind in SHOWN_IN_PARTS

    @cached_property
    def names(self) -> tuple[tuple[Noun, str], ...]:
        """What other entries can name: its own entries, and the area's plan periods.

        Of a file that could not be read, what it would have named.
        """
        if not self.entries and self.problems:
            return tuple(names_of_unread(self.location, self.path))
        return tuple(name for written in self.entries for name in _names(self.location, written))

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """Other words for the kinds of impact in it, each with the id that it means."""
        if self.location.noun != "impact":
            return {}
        return {
            word.casefold(): _id(written)
            for written in self.entries
            for word in _other_words(written)
        }

    @cached_property
    def assets(self) -> frozenset[str]:
        """The paths of documents and photos that a post's fields name, as far as can be told."""
        entries = self.entries if self.location.name == "posts" else ()
        names = {name for written in entries for name in _files_in(written.fields)}
        return frozenset(f"{folder}/{name}" for name in names for folder in ("documents", "photos"))

    @cached_property
    def address(self) -> str:
        """Where it will be published; empty for what has no page of its own."""
        if self.location.form != "markdown":
            return ""
        id_ = self.location.id(self.path)
        if self.location.name != "posts":
            return ADDRESS_OF[self.location.name](id_)
        first = min((q for written in self.entries for q in quarters(written)), default=None)
        return f"/rep-reports/{first}/" if first is not None else f"/news/{id_}/"

    @cached_property
    def fields_key(self) -> str:
        """What stands for all of it but its text."""
        document = self.document
        said = repr((self.path, document.fields, document.lines, document.body_line, self.problems))
        return digest_of(said)


def parse(source: SourceFile, location: Location, shown_as: str) -> ParsedFile:
    """The entries in ``source``, which lies at ``location`` in the folder ``shown_as``."""
    read = parse_document if location.form == "markdown" else parse_yaml
    document = read(source.data, f"{shown_as}/{source.path}")
    found = tuple(_entries(source, location, document))
    entries = tuple(item for item in found if isinstance(item, RawEntry))
    problems = tuple(item for item in found if isinstance(item, Problem))
    says_draft = location.name == "posts" and bool(DRAFT.search(source.data))
    every = (*document.problems, *problems)
    return ParsedFile(location, source.path, document, entries, every, says_draft)


def _entries(
    source: SourceFile, location: Location, document: Document
) -> Iterator[RawEntry | Problem]:
    origin = Origin(document.path, document.lines, document.body_line)
    fields = document.fields
    if location.form == "list":
        yield from _list(location, document, origin)
    elif isinstance(fields, dict):
        yield from _single(source, location, fields, origin)
    elif not document.problems:
        kind = faults.EMPTY_FILE if fields is None else NOT_FIELDS
        yield kind.at(document.path, 1)


def _single(
    source: SourceFile, location: Location, fields: Fields, origin: Origin
) -> Iterator[RawEntry | Problem]:
    id_ = location.id(source.path)
    kind = fields.get("kind")
    entry = entry_of(location, kind)
    if entry is None:
        entry = likeliest_kind(kind, fields)
        fields = {**fields, "kind": "not known"}
        if not kind:
            kinds = Sentence(", ".join(KINDS))
            yield faults.NO_KIND.at(origin.path, origin.line("kind"), kinds=kinds)
        else:
            hint = suggest(str(kind), KINDS)
            yield faults.UNKNOWN_KIND.at(origin.path, origin.line("kind"), value=kind, hint=hint)
    yield RawEntry(entry, id_, without_empty(fields), origin)


def likeliest_kind(named: Value, fields: Fields) -> type[Post]:
    """What to check a post by until its kind is known: the nearest name, or most of ``fields``."""
    near = get_close_matches(str(named), KINDS, n=1)
    if near:
        return KINDS[near[0]]
    return max(KINDS.values(), key=lambda kind: len(fields.keys() & kind.model_fields.keys()))


def _list(location: Location, document: Document, origin: Origin) -> Iterator[RawEntry | Problem]:
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
        yield RawEntry(
            CLASSES[location.name], "", without_empty(item), replace(origin, at=(index,))
        )


def names_of_unread(location: Location | None, path: str) -> Iterator[tuple[Noun, str]]:
    """What a file that could not be read would have named; the id is empty for a list."""
    if location is not None and location.name == "area":
        yield "plan-period", ""
    elif location is not None and location.noun is not None:
        yield location.noun, location.id(path)


def _names(location: Location, written: RawEntry) -> Iterator[tuple[Noun, str]]:
    if location.noun is not None:
        yield location.noun, _id(written)
    if location.name == "area":
        for _, period in written.groups("plan_periods"):
            yield "plan-period", str(period.get("id"))


def _id(written: RawEntry) -> str:
    return written.id or str(written.fields.get("id") or "")


def _other_words(written: RawEntry) -> Iterator[str]:
    """The title of an impact and its aliases: whoever writes those means its id."""
    title, aliases = written.fields.get("title"), as_list(written.fields.get("aliases"))
    if isinstance(title, str):
        yield title
    if isinstance(aliases, list):
        yield from (alias for alias in aliases if isinstance(alias, str))


def _files_in(value: Value) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _files_in(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in ("file", "transcript") and isinstance(item, str):
                yield item.strip()
            yield from _files_in(item)


def quarters(written: RawEntry) -> Iterable[Quarter]:
    """The quarters that a rep report names, as far as they can be read."""
    if not written.says("kind", "rep-report"):
        return
    for text in (*written.ids("quarters"), written.fields.get("quarter")):
        try:
            yield Quarter.parse(str(text))
        except Fault:
            continue
