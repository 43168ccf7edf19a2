"""Everything in an area that other entries may name, known before any entry is checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plugins.impact.model.references import KnownIds, Noun
from plugins.impact.read.assets import Assets
from plugins.impact.read.locations import location_of
from plugins.impact.read.parsing import ParsedFile, names_of_unread


def known_ids(
    parsed: Sequence[ParsedFile], refused: Iterable[str], assets: Assets, languages: frozenset[str]
) -> KnownIds:
    """The ids of all that was written, whether or not the rest of it is right.

    ``refused`` are the paths of files that could not even be opened.
    """
    ids: dict[Noun, set[str]] = {
        "document": set(assets.documents),
        "photo": set(assets.photos),
    }
    unread: set[Noun] = set()
    missing = [name for path in refused for name in names_of_unread(location_of(path), path)]
    for noun, id_ in (*missing, *(name for file in parsed for name in file.names)):
        ids.setdefault(noun, set()).add(id_)
    silent = [name for file in parsed if not file.entries for name in file.names]
    unread |= {noun for noun, id_ in (*missing, *silent) if not id_}
    aliases = {word: id_ for file in parsed for word, id_ in file.aliases.items()}
    known = {noun: frozenset(found - {""}) for noun, found in ids.items()}
    return KnownIds(known, {"impact": aliases}, languages, frozenset(unread))
