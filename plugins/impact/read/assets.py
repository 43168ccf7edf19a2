"""Documents and photos: present, and of the type that they claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins import documents, photos
from plugins.impact.model.content import Asset
from plugins.impact.read import faults
from plugins.impact.read.files import Found, Source
from plugins.impact.read.memory import Memory
from plugins.impact.read.shelves import Shelf
from plugins.problems import Problem

PICTURES = frozenset({"jpg", "png"})


@dataclass(frozen=True)
class Assets:
    """The files below ``documents/`` and ``photos/``, by their names there."""

    documents: Mapping[str, Asset]
    photos: Mapping[str, Asset]
    problems: tuple[Problem, ...]


def take_assets(shelved: Sequence[tuple[Source, Shelf]], found: Found, memory: Memory) -> Assets:
    """Look at each file's bytes; one that is not what its name says is a problem."""
    photos_seen = iter(_photos([pair for pair in shelved if pair[1].name == "photos"], memory))
    taken: dict[str, dict[str, Asset]] = {"documents": {}, "photos": {}}
    problems: list[Problem] = []
    for source, shelf in shelved:
        name = shelf.id(source.path)
        asset = _document(source, name) if shelf.name == "documents" else next(photos_seen)
        if isinstance(asset, Asset):
            taken[shelf.name][name] = asset
        else:
            code, message = asset
            problems.append(Problem(f"{found.shown_as}/{source.path}", 1, code, message))
            taken[shelf.name][name] = Asset(name, "", 0)
    return Assets(taken["documents"], taken["photos"], tuple(problems))


def _document(source: Source, name: str) -> Asset | tuple[str, str]:
    seen = documents.identify(source.data, name)
    if isinstance(seen, documents.DocumentFault):
        return seen.code, seen.message
    if seen.format in PICTURES:
        return faults.PICTURE_AMONG_DOCUMENTS.code, faults.PICTURE_AMONG_DOCUMENTS.say()
    return Asset(name, seen.format, len(source.data))


def _photos(
    shelved: Sequence[tuple[Source, Shelf]], memory: Memory
) -> Iterator[Asset | tuple[str, str]]:
    """Each photo; taking its picture apart is costly, so that is done once for the same bytes."""
    named = [(source, shelf.id(source.path)) for source, shelf in shelved]
    seen = memory.photos.results(
        [memory.photos.key("photo", name, source.digest) for source, name in named],
        lambda missing: [photos.inspect(named[n][0].data, named[n][1]) for n in missing],
    )
    for (source, name), photo in zip(named, seen, strict=True):
        if isinstance(photo, photos.PhotoFault):
            yield photo.code, photo.message
        else:
            yield Asset(name, photo.format, len(source.data), photo.width, photo.height)
