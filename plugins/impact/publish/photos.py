"""The photos that visible posts show, each through the one function that publishes photos."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from plugins.cache.kept import Kept
from plugins.impact.model import addresses
from plugins.impact.model.content import Content
from plugins.impact.publish.site_theme import FINGERPRINT
from plugins.impact.read.files import Found, SourceFile
from plugins.impact.report.site_context import PublishedPhoto
from plugins.outputs.outputs import Output
from plugins.photos.faults import PhotoFault
from plugins.photos.publication import Published, publish

BELOW = "photos/"


@dataclass(frozen=True)
class Copy:
    """A photo as it is published: its path below the output, and its size in pixels."""

    path: str
    width: int
    height: int


class Photos:
    """The photos of ``content``, out of all files that were ``found``."""

    def __init__(self, content: Content, found: Found, copies: Kept[Copy]) -> None:
        used = {f"{BELOW}{photo.file}" for post in content.posts.values() for photo in post.photos}
        sources = {source.path: source for source in found.sources if source.path in used}
        self._sources = {path.removeprefix(BELOW): sources[path] for path in sorted(used)}
        self._keys = [copies.key("copy", source.digest) for source in self._sources.values()]
        self._made: dict[str, bytes] = {}
        self._copies = dict(zip(self._sources, copies.results(self._keys, self._make), strict=True))

    @property
    def shown(self) -> dict[str, PublishedPhoto]:
        """Each photo as pages show it."""
        return {
            name: PublishedPhoto(f"/{copy.path}", copy.width, copy.height)
            for name, copy in self._copies.items()
        }

    def outputs(self) -> Iterator[Output]:
        """Their files, each once however often it lies there."""
        paths = set()
        for (name, copy), key in zip(self._copies.items(), self._keys, strict=True):
            if copy.path not in paths:
                paths.add(copy.path)
                yield Output(copy.path, partial(self._data, name), also_from=(key.hex(),))

    def _make(self, missing: Sequence[int]) -> list[Copy]:
        sources = list(self._sources.items())
        return [self._copy(*sources[index]) for index in missing]

    def _copy(self, name: str, source: SourceFile) -> Copy:
        published = _published(name, source)
        self._made[name] = published.data
        print_ = sha256(published.data).hexdigest()[:FINGERPRINT]
        path = addresses.photo_path(f"{print_}.{published.extension}")
        return Copy(path, published.width, published.height)

    def _data(self, name: str) -> bytes:
        """The bytes of a copy: just made, or made again if an earlier build made it."""
        return self._made.get(name) or _published(name, self._sources[name]).data


def _published(name: str, source: SourceFile) -> Published:
    copy = publish(source.data, name)
    if isinstance(copy, PhotoFault):
        raise ValueError(f"content/photos/{name}: {copy.message}")
    return copy
