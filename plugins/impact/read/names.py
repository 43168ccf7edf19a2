"""Everything in an area that other entries may name, known before any entry is checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.impact.model.fields import as_list
from plugins.impact.model.references import Known, Noun
from plugins.impact.read.assets import Assets
from plugins.impact.read.parsing import Parsed
from plugins.impact.read.shelves import shelf_of
from plugins.impact.read.written import Written


def known_names(
    parsed: Iterable[Parsed], refused: Iterable[str], assets: Assets, languages: frozenset[str]
) -> Known:
    """The ids of all that was written, whether or not the rest of it is right.

    ``refused`` are the paths of files that could not even be opened.
    """
    ids: dict[Noun, set[str]] = {
        "document": set(assets.documents),
        "photo": set(assets.photos),
    }
    aliases: dict[str, str] = {}
    unread: set[Noun] = set()
    for file in parsed:
        for written in file.entries:
            if file.shelf.noun is not None:
                ids.setdefault(file.shelf.noun, set()).add(_id(written))
            if file.shelf.noun == "impact":
                aliases |= {alias.casefold(): _id(written) for alias in _other_words(written)}
            if file.shelf.name == "area":
                ids["plan-period"] = {
                    str(period.get("id")) for _, period in written.groups("plan_periods")
                }
    silent = [file.path for file in parsed if not file.entries and file.problems]
    for path in (*silent, *refused):
        for noun, id_ in _untold(path):
            ids.setdefault(noun, set()).add(id_)
            if not id_:
                unread.add(noun)
    known = {noun: frozenset(found - {""}) for noun, found in ids.items()}
    return Known(known, {"impact": aliases}, languages, frozenset(unread))


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
