"""Everything in an area that other entries may name, known before any entry is checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from plugins.frontmatter.tree import Value
from plugins.impact.model.fields import as_list
from plugins.impact.model.references import Known, Noun
from plugins.impact.read.assets import Assets
from plugins.impact.read.parsing import Parsed
from plugins.impact.read.shelves import Shelf, shelf_of
from plugins.impact.read.written import Written


def known_names(
    parsed: Sequence[Parsed], refused: Iterable[str], assets: Assets, languages: frozenset[str]
) -> Known:
    """The ids of all that was written, whether or not the rest of it is right.

    ``refused`` are the paths of files that could not even be opened.
    """
    ids: dict[Noun, set[str]] = {
        "document": set(assets.documents),
        "photo": set(assets.photos),
    }
    aliases: dict[str, str] = {}
    entries = [(file.shelf, written) for file in parsed for written in file.entries]
    silent = [file.path for file in parsed if not file.entries and file.problems]
    untold = [pair for path in (*silent, *refused) for pair in _untold(path)]
    told = [pair for shelf, written in entries for pair in _told(shelf, written)]
    for noun, id_ in (*told, *untold):
        ids.setdefault(noun, set()).add(id_)
    for shelf, written in entries:
        if shelf.noun == "impact":
            aliases |= {alias.casefold(): _id(written) for alias in _other_words(written)}
    known = {noun: frozenset(found - {""}) for noun, found in ids.items()}
    unread = frozenset(noun for noun, id_ in untold if not id_)
    return Known(known, {"impact": aliases}, languages, unread)


def _told(shelf: Shelf, written: Written) -> Iterator[tuple[Noun, str]]:
    """What an entry tells of: itself, and the area also its plan periods."""
    if shelf.noun is not None:
        yield shelf.noun, _id(written)
    if shelf.name == "area":
        for _, period in written.groups("plan_periods"):
            yield "plan-period", str(period.get("id"))


def _untold(path: str) -> Iterator[tuple[Noun, str]]:
    """What a file that could not be read would have told of; the id is empty for a list."""
    shelf = shelf_of(path)
    if shelf is not None and shelf.name == "area":
        yield "plan-period", ""
    elif shelf is not None and shelf.noun is not None:
        yield shelf.noun, shelf.id(path)


def _id(written: Written) -> str:
    return written.id or str(written.fields.get("id") or "")


def _other_words(written: Written) -> Iterator[str]:
    """The title of an impact and its aliases: whoever writes those means its id."""
    title, aliases = written.fields.get("title"), as_list(written.fields.get("aliases"))
    if isinstance(title, str):
        yield title
    if isinstance(aliases, list):
        yield from (alias for alias in aliases if isinstance(alias, str))


def assets_named(file: Parsed) -> Iterator[str]:
    """The paths of documents and photos that a post's fields name, as far as can be told."""
    for written in file.entries if file.shelf.name == "posts" else ():
        for name in _files_in(written.fields):
            yield f"documents/{name}"
            yield f"photos/{name}"


def _files_in(value: Value) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _files_in(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in ("file", "transcript") and isinstance(item, str):
                yield item.strip()
            yield from _files_in(item)
