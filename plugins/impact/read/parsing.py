"""Files → entries as they were written, and what can be told of a file without any other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property
from hashlib import blake2b

from plugins.frontmatter.document import Document, parse_document, parse_yaml
from plugins.frontmatter.faults import NOT_FIELDS
from plugins.frontmatter.tree import Value
from plugins.impact.model import addresses
from plugins.impact.model.fields import as_list
from plugins.impact.model.kinds import KINDS
from plugins.impact.model.post import Post
from plugins.impact.model.record import Origin
from plugins.impact.model.references import Noun
from plugins.impact.model.when import Quarter
from plugins.impact.read import faults
from plugins.impact.read.classes import CLASSES, entry_of
from plugins.impact.read.files import Source
from plugins.impact.read.shelves import Shelf
from plugins.impact.read.written import Fields, Written, without_empty
from plugins.problems import Fault, Problem, suggest
from plugins.problems.kind import Sentence

DRAFT = re.compile(rb"^status:[ \t]*draft[ \t\r]*$", re.MULTILINE)
SHOWN_IN_PARTS = frozenset({"rep-report"})
"""The kinds of post of which pages show the parts of the text, under the usual headings."""
ADDRESS_OF = {
    "themes": addresses.theme,
    "activities": addresses.activity,
    "pages": addresses.page,
}


@dataclass(frozen=True)
class RawText:
    """A text in Markdown, and the line of its file on which it begins."""

    markdown: str
    line: int


@dataclass(frozen=True)
class Parsed:
    """One file: the entries written in it, its text, and what could not be read.

    What is worked out of a file by itself is worked out once, and kept as long as the file.
    """

    shelf: Shelf
    path: str
    document: Document
    entries: tuple[Written, ...]
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
        if self.shelf.form == "markdown":
            return RawText(self.document.body, self.document.body_line)
        if self.shelf.name != "area":
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
        return self.shelf.name == "posts" and isinstance(kind, str) and kind in SHOWN_IN_PARTS

    @cached_property
    def names(self) -> tuple[tuple[Noun, str], ...]:
        """What other entries can name: its own entries, and the area's plan periods.

        Of a file that could not be read, what it would have named.
        """
        if not self.entries and self.problems:
            return tuple(names_of_unread(self.shelf, self.path))
        return tuple(name for written in self.entries for name in _names(self.shelf, written))

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """Other words for the kinds of impact in it, each with the id that it means."""
        if self.shelf.noun != "impact":
            return {}
        return {
            word.casefold(): _id(written)
            for written in self.entries
            for word in _other_words(written)
        }

    @cached_property
    def assets(self) -> frozenset[str]:
        """The paths of documents and photos that a post's fields name, as far as can be told."""
        entries = self.entries if self.shelf.name == "posts" else ()
        names = {name for written in entries for name in _files_in(written.fields)}
        return frozenset(f"{folder}/{name}" for name in names for folder in ("documents", "photos"))

    @cached_property
    def address(self) -> str:
        """Where it will be published; empty for what has no page of its own."""
        if self.shelf.form != "markdown":
            return ""
        id_ = self.shelf.id(self.path)
        if self.shelf.name != "posts":
            return ADDRESS_OF[self.shelf.name](id_)
        first = min((q for written in self.entries for q in quarters(written)), default=None)
        return f"/rep-reports/{first}/" if first is not None else f"/news/{id_}/"

    @cached_property
    def fields_key(self) -> str:
        """What stands for all of it but its text."""
        document = self.document
        said = repr((self.path, document.fields, document.lines, document.body_line, self.problems))
        return blake2b(said.encode(errors="surrogatepass"), digest_size=16).hexdigest()


def parse(source: Source, shelf: Shelf, shown_as: str) -> Parsed:
    """The entries in ``source``, which lies on ``shelf`` in the folder ``shown_as``."""
    read = parse_document if shelf.form == "markdown" else parse_yaml
    document = read(source.data, f"{shown_as}/{source.path}")
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


def names_of_unread(shelf: Shelf | None, path: str) -> Iterator[tuple[Noun, str]]:
    """What a file that could not be read would have named; the id is empty for a list."""
    if shelf is not None and shelf.name == "area":
        yield "plan-period", ""
    elif shelf is not None and shelf.noun is not None:
        yield shelf.noun, shelf.id(path)


def _names(shelf: Shelf, written: Written) -> Iterator[tuple[Noun, str]]:
    if shelf.noun is not None:
        yield shelf.noun, _id(written)
    if shelf.name == "area":
        for _, period in written.groups("plan_periods"):
            yield "plan-period", str(period.get("id"))


def _id(written: Written) -> str:
    return written.id or str(written.fields.get("id") or "")


def _other_words(written: Written) -> Iterator[str]:
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


def quarters(written: Written) -> Iterable[Quarter]:
    """The quarters that a rep report names, as far as they can be read."""
    if not written.says("kind", "rep-report"):
        return
    for text in (*written.ids("quarters"), written.fields.get("quarter")):
        try:
            yield Quarter.parse(str(text))
        except Fault:
            continue
