"""Documents and photos: present, and of the type that they claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.documents.publication import publish
from plugins.impact.model.content import Asset
from plugins.impact.read.faults import PICTURE_AMONG_DOCUMENTS
from plugins.impact.read.files import Found, SourceFile
from plugins.impact.read.locations import Location
from plugins.impact.read.session_cache import KeptDocument, ReadCache, ReadDocument
from plugins.photos.faults import PhotoFault
from plugins.photos.inspection import inspect
from plugins.problems import Problem

PICTURES = frozenset({"jpg", "png"})
Located = tuple[SourceFile, Location]
Faults = Sequence[tuple[str, str]]
"""What is wrong with a file: codes and messages."""


@dataclass(frozen=True)
class Assets:
    """The files below ``documents/`` and ``photos/``, by their names there."""

    documents: Mapping[str, Asset]
    photos: Mapping[str, Asset]
    problems: tuple[Problem, ...]


def take_assets(located: Sequence[Located], found: Found, cache: ReadCache) -> Assets:
    """Look at each file's bytes; one that is not what its name says is a problem."""
    of_photos = [pair for pair in located if pair[1].name == "photos"]
    of_documents = [pair for pair in located if pair[1].name != "photos"]
    seen = {"photos": _photos(of_photos, cache), "documents": _documents(of_documents, cache)}
    taken: dict[str, dict[str, Asset]] = {"documents": {}, "photos": {}}
    problems: list[Problem] = []
    for source, location in located:
        name = location.id(source.path)
        asset = next(seen[location.name])
        if isinstance(asset, Asset):
            taken[location.name][name] = asset
            continue
        taken[location.name][name] = Asset(name, "", 0)
        path = f"{found.shown_as}/{source.path}"
        problems += (Problem(path, 1, code, message) for code, message in asset)
    return Assets(taken["documents"], taken["photos"], tuple(problems))


def _documents(located: Sequence[Located], cache: ReadCache) -> Iterator[Asset | Faults]:
    """Each document; its copy is made to be sure that there can be one, and for its size."""
    named = [(source, location.id(source.path)) for source, location in located]
    seen = cache.documents.results(
        [cache.documents.key("document", name, source.digest) for source, name in named],
        lambda missing: [_document(*named[n]) for n in missing],
    )
    for (_, name), document in zip(named, seen, strict=True):
        if isinstance(document, tuple):
            yield [(fault.code, fault.message) for fault in document]
        elif document.format in PICTURES:
            yield [(PICTURE_AMONG_DOCUMENTS.code, PICTURE_AMONG_DOCUMENTS.say())]
        else:
            yield Asset(name, document.format, document.size)


def _document(source: SourceFile, name: str) -> KeptDocument:
    copy = publish(source.data, name)
    return copy if isinstance(copy, tuple) else ReadDocument(copy.format, len(copy.data))


def _photos(located: Sequence[Located], cache: ReadCache) -> Iterator[Asset | Faults]:
    """Each photo; taking its picture apart is costly, so that is done once for the same bytes."""
    named = [(source, location.id(source.path)) for source, location in located]
    seen = cache.photos.results(
        [cache.photos.key("photo", name, source.digest) for source, name in named],
        lambda missing: [inspect(named[n][0].data, named[n][1]) for n in missing],
    )
    for (source, name), photo in zip(named, seen, strict=True):
        if isinstance(photo, PhotoFault):
            yield [(photo.code, photo.message)]
        else:
            yield Asset(name, photo.format, len(source.data), photo.width, photo.height)
