"""Documents and photos: present, and of the type that they claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.documents.faults import DocumentFault
from plugins.documents.identification import identify
from plugins.impact.model.content import Asset
from plugins.impact.read import faults
from plugins.impact.read.files import Found, SourceFile
from plugins.impact.read.locations import Location
from plugins.impact.read.session_cache import ReadCache
from plugins.photos.faults import PhotoFault
from plugins.photos.inspection import inspect
from plugins.problems import Problem

PICTURES = frozenset({"jpg", "png"})


@dataclass(frozen=True)
class Assets:
    """The files below ``documents/`` and ``photos/``, by their names there."""

    documents: Mapping[str, Asset]
    photos: Mapping[str, Asset]
    problems: tuple[Problem, ...]


def take_assets(
    located: Sequence[tuple[SourceFile, Location]], found: Found, cache: ReadCache
) -> Assets:
    """Look at each file's bytes; one that is not what its name says is a problem."""
    photos_seen = iter(_photos([pair for pair in located if pair[1].name == "photos"], cache))
    taken: dict[str, dict[str, Asset]] = {"documents": {}, "photos": {}}
    problems: list[Problem] = []
    for source, location in located:
        name = location.id(source.path)
        asset = _document(source, name) if location.name == "documents" else next(photos_seen)
        if isinstance(asset, Asset):
            taken[location.name][name] = asset
        else:
            code, message = asset
            problems.append(Problem(f"{found.shown_as}/{source.path}", 1, code, message))
            taken[location.name][name] = Asset(name, "", 0)
    return Assets(taken["documents"], taken["photos"], tuple(problems))


def _document(source: SourceFile, name: str) -> Asset | tuple[str, str]:
    seen = identify(source.data, name)
    if isinstance(seen, DocumentFault):
        return seen.code, seen.message
    if seen.format in PICTURES:
        return faults.PICTURE_AMONG_DOCUMENTS.code, faults.PICTURE_AMONG_DOCUMENTS.say()
    return Asset(name, seen.format, len(source.data))


def _photos(
    located: Sequence[tuple[SourceFile, Location]], cache: ReadCache
) -> Iterator[Asset | tuple[str, str]]:
    """Each photo; taking its picture apart is costly, so that is done once for the same bytes."""
    named = [(source, location.id(source.path)) for source, location in located]
    seen = cache.photos.results(
        [cache.photos.key("photo", name, source.digest) for source, name in named],
        lambda missing: [inspect(named[n][0].data, named[n][1]) for n in missing],
    )
    for (source, name), photo in zip(named, seen, strict=True):
        if isinstance(photo, PhotoFault):
            yield photo.code, photo.message
        else:
            yield Asset(name, photo.format, len(source.data), photo.width, photo.height)
