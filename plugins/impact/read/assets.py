"""Documents and photos: present, and of the type that they claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins import documents, photos
from plugins.impact.model.content import Asset
from plugins.impact.read import faults
from plugins.impact.read.files import Source
from plugins.impact.read.shelves import Shelf
from plugins.problems import Problem

PICTURES = frozenset({"jpg", "png"})


@dataclass(frozen=True)
class Assets:
    """The files below ``documents/`` and ``photos/``, by their names there."""

    documents: Mapping[str, Asset]
    photos: Mapping[str, Asset]
    problems: tuple[Problem, ...]


def take_assets(shelved: Iterable[tuple[Source, Shelf]], shown_as: str) -> Assets:
    """Look at each file's bytes; one that is not what its name says is a problem."""
    found: dict[str, dict[str, Asset]] = {"documents": {}, "photos": {}}
    problems: list[Problem] = []
    for source, shelf in shelved:
        asset = _document(source, shelf) if shelf.name == "documents" else _photo(source, shelf)
        if isinstance(asset, Asset):
            found[shelf.name][asset.name] = asset
        else:
            code, message = asset
            problems.append(Problem(f"{shown_as}/{source.path}", 1, code, message))
            found[shelf.name][shelf.id(source.path)] = Asset(shelf.id(source.path), "", 0)
    return Assets(found["documents"], found["photos"], tuple(problems))


def _document(source: Source, shelf: Shelf) -> Asset | tuple[str, str]:
    name = shelf.id(source.path)
    seen = documents.identify(source.data, name)
    if isinstance(seen, documents.DocumentFault):
        return seen.code, seen.message
    if seen.format in PICTURES:
        return faults.PICTURE_AMONG_DOCUMENTS.code, faults.PICTURE_AMONG_DOCUMENTS.say()
    return Asset(name, seen.format, len(source.data))


def _photo(source: Source, shelf: Shelf) -> Asset | tuple[str, str]:
    name = shelf.id(source.path)
    seen = photos.inspect(source.data, name)
    if isinstance(seen, photos.PhotoFault):
        return seen.code, seen.message
    return Asset(name, seen.format, len(source.data), seen.width, seen.height)
