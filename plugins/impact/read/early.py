"""Reading the files of an area, each for itself, while the model is still being loaded.

Nothing is decided here: what was read early is taken where it is what would be read later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.frontmatter.document import Document, parse_document, parse_yaml
from plugins.impact.read.files import Found, Source
from plugins.impact.read.language import Language
from plugins.impact.read.opened import Opened, is_in_parts, opened
from plugins.impact.read.shelves import Shelf, shelf_of
from plugins.markup import Words
from plugins.parallel import Begun, Counting, pays

AREA = "area"
TOGETHER = 16
"""Files whose results come together, since much in them is the same."""


@dataclass(frozen=True)
class Early:
    """A file as far as it can be read without knowing any other."""

    document: Document
    text: Opened | None


@dataclass(frozen=True)
class EarlyReading:
    """The files of an area, being read by copies of this process."""

    _written: list[tuple[Source, Shelf]]
    _begun: Begun[tuple[Source, Shelf], Early]

    @classmethod
    def begin(
        cls, found: Found, language: Language, jobs: int, *, texts: bool
    ) -> EarlyReading | None:
        """Begin to read what was ``found`` with ``jobs`` processes, for the ``texts`` too if they
        are new; none where that does not pay."""
        pairs = [(source, shelf_of(source.path)) for source in found.sources]
        written = [(file, shelf) for file, shelf in pairs if shelf and shelf.form != "asset"]
        if jobs < 2 or not pays(len(written)):
            return None
        areas = (read(*pair, found.shown_as) for pair in written if pair[1].name == AREA)
        area = next(areas, None)
        words = language.words(area.fields if area else None)
        work = _Work(found.shown_as, words if texts else None)
        return cls(written, Begun(work, written, work.name, jobs, TOGETHER))

    def results(self, counting: Counting) -> Mapping[str, Early]:
        """What was read of each file, by its path; to be asked for once."""
        read = self._begun.results(counting)
        paths = (source.path for source, _ in self._written)
        return dict(zip(paths, read, strict=True))

    def close(self) -> None:
        """End the copies, if they have not ended."""
        self._begun.close()


@dataclass(frozen=True)
class _Work:
    shown_as: str
    words: Words | None

    def __call__(self, pair: tuple[Source, Shelf]) -> Early:
        document = read(*pair, self.shown_as)
        shelf = pair[1]
        if self.words is None or shelf.form != "markdown":
            return Early(document, None)
        in_parts = is_in_parts(shelf, document)
        return Early(document, opened(document.body, self.words, in_parts=in_parts))

    def name(self, pair: tuple[Source, Shelf]) -> str:
        """What messages call a file."""
        return f"{self.shown_as}/{pair[0].path}"


def read(source: Source, shelf: Shelf, shown_as: str) -> Document:
    """The fields and the text of ``source``, which lies on ``shelf``."""
    parse = parse_document if shelf.form == "markdown" else parse_yaml
    return parse(source.data, f"{shown_as}/{source.path}")
