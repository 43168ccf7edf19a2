"""An area's files → its content, or every problem that stands in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plugins.impact.model.content import Content, Files
from plugins.impact.read.across import across
from plugins.impact.read.assembly import assemble
from plugins.impact.read.assets import take_assets
from plugins.impact.read.early import AREA, Early, read
from plugins.impact.read.entries import entries
from plugins.impact.read.files import Found, Source
from plugins.impact.read.language import Language
from plugins.impact.read.memory import Memory
from plugins.impact.read.names import assets_named, known_names
from plugins.impact.read.parsing import Parsed, parse
from plugins.impact.read.places import places
from plugins.impact.read.shelves import Shelf, misplaced, shelf_of
from plugins.impact.read.texts import Conversion, texts
from plugins.parallel import Share, in_turn
from plugins.problems import Problem, in_order

Shelved = tuple[Source, Shelf]


@dataclass(frozen=True)
class Way:
    """How an area is read: what is remembered of earlier builds, how work is shared out, and what
    was read ``early``, by the paths of files.

    Links are made below the address ``base``.
    """

    memory: Memory = field(default_factory=Memory)
    base: str = ""
    share: Share = in_turn
    early: Mapping[str, Early] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """What was read. ``content`` is none where the area itself cannot be told.

    ``files`` says of every file below the folder what the accounting needs to know; ``parsed``
    are the files by their paths, and ``conversion`` is how their texts became HTML.
    """

    content: Content | None
    problems: tuple[Problem, ...]
    found: Found
    files: Files
    parsed: Mapping[str, Parsed]
    conversion: Conversion


def read_content(found: Found, language: Language, way: Way | None = None) -> Reading:
    """Read and check everything in ``found``."""
    way = way or Way()
    memory = way.memory
    shelved, misplaced_files = _shelved(found)
    assets = take_assets([pair for pair in shelved if pair[1].form == "asset"], found, memory)
    written = [pair for pair in shelved if pair[1].form != "asset"]

    def parsed_file(source: Source, shelf: Shelf) -> Parsed:
        read_early = way.early.get(source.path)
        document = read_early.document if read_early else read(source, shelf, found.shown_as)
        return parse(source, shelf, document)

    parsed = memory.parsed(written, parsed_file)
    known = known_names(parsed, found.refused, assets, language.known)
    area = next((file for file in parsed if file.shelf.name == AREA), None)
    words = language.words(area.document.fields if area else None)
    conversion = Conversion(places(parsed, known), words, way.base, way.share)
    bodies, faults_of_texts = texts(parsed, conversion, memory, way.early)
    told = entries(parsed, known, bodies, memory)
    problems = (
        *found.problems,
        *misplaced_files,
        *assets.problems,
        *faults_of_texts,
        *told.problems,
        *across(parsed, found.shown_as),
    )
    content = assemble(told.by_shelf, assets)
    by_path = {file.path: file for file in parsed}
    files = _files(found, parsed)
    return Reading(content, in_order(problems), found, files, by_path, conversion)


def _files(found: Found, parsed: Sequence[Parsed]) -> Files:
    paths = sorted([*(source.path for source in found.sources), *found.refused])
    drafts = {file.path for file in parsed if file.draft}
    named = {path for file in parsed for path in assets_named(file)}
    by_others = {path for file in parsed if not file.draft for path in assets_named(file)}
    waiting = frozenset(drafts | (named - by_others))
    return Files(tuple(paths), waiting, found.passed_over, found.shown_as, frozenset(named))


def _shelved(found: Found) -> tuple[list[Shelved], list[Problem]]:
    pairs = [(source, shelf_of(source.path)) for source in found.sources]
    shelved = [(source, shelf) for source, shelf in pairs if shelf is not None]
    unknown = [source.path for source, shelf in pairs if shelf is None]
    return shelved, [misplaced(path, f"{found.shown_as}/{path}") for path in unknown]
