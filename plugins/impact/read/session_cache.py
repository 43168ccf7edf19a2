"""What reading remembers: from build to build on disk, and within one process in memory.

Nothing here decides anything: each thing is found again only by what it was made of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from plugins.cache.kept import Kept
from plugins.cache.store import Cache
from plugins.digest import digest_of
from plugins.documents.faults import DocumentFault
from plugins.impact.model.entry import Entry
from plugins.impact.model.text import Text, TextFacts
from plugins.impact.read.files import Found, SourceFile
from plugins.impact.read.locations import Location
from plugins.impact.read.parsing import ParsedFile
from plugins.markup.faults import TextFault
from plugins.markup.links import TextLink, Unresolved
from plugins.markup.rendered import Rendered
from plugins.photos.faults import PhotoFault
from plugins.photos.inspection import Photo
from plugins.problems import Problem

Checked = Sequence[tuple[Entry | None, list[Problem]]]
"""The entries of a file, each with its problems."""


@dataclass(frozen=True)
class ReadDocument:
    """A document that was read: one of the formats that are published, and the size of its copy."""

    format: str
    size: int


KeptDocument = ReadDocument | tuple[DocumentFault, ...]
"""A document that may be published, or why not."""


@dataclass(frozen=True)
class KeptText:
    """A text as HTML, or why it was refused; ``asked`` is where its links led at the time."""

    rendered: Rendered
    refused: TextFault | None
    asked: tuple[tuple[TextLink, str | Unresolved], ...]


@dataclass(frozen=True)
class ReadText:
    """A text that was read: what others may ask of it, what its page shows, what is wrong."""

    facts: TextFacts
    text: Text
    problems: tuple[Problem, ...]

    @cached_property
    def facts_key(self) -> str:
        """What stands for all that others may ask of it."""
        return digest_of(repr(self.facts))


@dataclass(frozen=True)
class ReadTexts:
    """The texts of the last build in this process, and what shaped them besides their files."""

    settings: object = None
    targets: object = None
    texts: Mapping[str, tuple[ParsedFile, KeptText, ReadText]] = field(default_factory=dict)


@dataclass
class _File:
    parsed: ParsedFile
    body: TextFacts | None
    checked: Checked


@dataclass
class ReadCache:
    """One for each site that is built; without a ``cache`` it remembers nothing on disk."""

    cache: Cache = field(default_factory=lambda: Cache(None, ""))
    sources: Mapping[str, SourceFile] = field(default_factory=dict)
    read_texts: ReadTexts = field(default_factory=ReadTexts)
    _parsed: dict[tuple[str, bytes], ParsedFile] = field(default_factory=dict)
    _files: dict[str, _File] = field(default_factory=dict)
    _around: object = None

    def __post_init__(self) -> None:
        self.texts = Kept(KeptText, self.cache)
        self.documents: Kept[KeptDocument] = Kept(KeptDocument, self.cache)  # type: ignore[arg-type]
        self.photos: Kept[Photo | PhotoFault] = Kept(Photo | PhotoFault, self.cache)  # type: ignore[arg-type]

    def found(self, found: Found) -> None:
        """Remember the files that were read, for the next time."""
        self.sources = {source.path: source for source in found.sources}

    def parsed(
        self,
        located: Sequence[tuple[SourceFile, Location]],
        parse: Callable[[SourceFile, Location], ParsedFile],
    ) -> list[ParsedFile]:
        """Each file parsed; one whose bytes are those of the last time as it was then."""
        last, self._parsed = self._parsed, {}
        for source, location in located:
            key = source.path, source.digest
            self._parsed[key] = last[key] if key in last else parse(source, location)
        return list(self._parsed.values())

    def look_around(self, around: object) -> None:
        """Forget all entries unless ``around``, what they are checked against, is as before."""
        if around != self._around:
            self._around = around
            self._files = {}

    def checked(
        self, file: ParsedFile, body: TextFacts | None, check: Callable[[], Checked]
    ) -> Checked:
        """The entries of ``file``, of whose text ``body`` is known; as before where both are."""
        last = self._files.get(file.path)
        if last is None or last.parsed is not file or last.body != body:
            last = self._files[file.path] = _File(file, body, check())
        return last.checked

    def forget_others(self, files: Sequence[ParsedFile]) -> None:
        """Forget the entries of all files but ``files``."""
        paths = {file.path for file in files}
        self._files = {path: file for path, file in self._files.items() if path in paths}
