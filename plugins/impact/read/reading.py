"""An area's files → its content, or every problem that stands in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from plugins.impact.model.content import Content, Files
from plugins.impact.model.text import Text
from plugins.impact.read.across import across
from plugins.impact.read.assembly import assemble
from plugins.impact.read.assets import take_assets
from plugins.impact.read.entries import entries
from plugins.impact.read.files import Found, Source
from plugins.impact.read.language import Language
from plugins.impact.read.memory import Memory, ReadText
from plugins.impact.read.names import known_names
from plugins.impact.read.parsing import Parsed, parse
from plugins.impact.read.places import places
from plugins.impact.read.shelves import Shelf, misplaced, shelf_of
from plugins.impact.read.texts import Conversion, read_texts
from plugins.parallel import Share, in_turn
from plugins.problems import Problem, in_order

AREA = "area"
Shelved = tuple[Source, Shelf]


@dataclass(frozen=True)
class Way:
    """How an area is read: what is remembered of earlier builds, and how work is shared out.

    Links are made below the address ``base``; ``reserved`` are the ids that pages use already.
    """

    memory: Memory = field(default_factory=Memory)
    base: str = ""
    reserved: frozenset[str] = frozenset()
    share: Share = in_turn


@dataclass(frozen=True)
class Reading:
    """What was read. ``content`` is none where the area itself cannot be told.

    ``texts`` are those of the entries, by the files that they stand in, as messages name these;
    ``facts_key`` stands for all that was read but these. ``files`` says of every file below the
    folder what the accounting needs to know.
    """

    content: Content | None
    texts: Mapping[str, Text]
    problems: tuple[Problem, ...]
    found: Found
    files: Files
    facts_key: str


def read_content(found: Found, language: Language, way: Way | None = None) -> Reading:
    """Read and check everything in ``found``."""
    way = way or Way()
    memory = way.memory
    shelved, misplaced_files = _shelved(found)
    asset_files = [pair for pair in shelved if pair[1].form == "asset"]
    assets = take_assets(asset_files, found, memory)
    written = [pair for pair in shelved if pair[1].form != "asset"]
    parsed = memory.parsed(written, lambda file, shelf: parse(file, shelf, found.shown_as))
    known = known_names(parsed, found.refused, assets, language.known)
    area = next((file for file in parsed if file.shelf.name == AREA), None)
    words = language.words(area.document.fields if area else None)
    conversion = Conversion(places(parsed, known), words, way.base, way.reserved, way.share)
    texts = read_texts(parsed, conversion, memory)
    told = entries(parsed, known, texts, memory)
    problems = (
        *found.problems,
        *misplaced_files,
        *assets.problems,
        *(problem for text in texts.values() for problem in text.problems),
        *told.problems,
        *across(parsed, found.shown_as),
    )
    return Reading(
        content=assemble(told.by_shelf, assets),
        texts={file.shown_as: texts[file.path].text for file in parsed if file.path in texts},
        problems=in_order(problems),
        found=found,
        files=_files(found, parsed),
        facts_key=_facts_key(parsed, texts, asset_files),
    )


def _facts_key(
    parsed: Sequence[Parsed], texts: Mapping[str, ReadText], assets: Sequence[Shelved]
) -> str:
    seen = blake2b(digest_size=16)
    for file in parsed:
        seen.update(file.fields_key.encode())
        if file.path in texts:
            seen.update(texts[file.path].facts_key.encode())
    for source, _ in assets:
        seen.update(f"\n{source.path}\n".encode() + source.digest)
    return seen.hexdigest()


def _files(found: Found, parsed: Sequence[Parsed]) -> Files:
    paths = sorted([*(source.path for source in found.sources), *found.refused])
    drafts = {file.path for file in parsed if file.draft}
    named = {path for file in parsed for path in file.assets}
    by_others = {path for file in parsed if not file.draft for path in file.assets}
    waiting = frozenset(drafts | (named - by_others))
    return Files(tuple(paths), waiting, found.passed_over, found.shown_as, frozenset(named))


def _shelved(found: Found) -> tuple[list[Shelved], list[Problem]]:
    pairs = [(source, shelf_of(source.path)) for source in found.sources]
    shelved = [(source, shelf) for source, shelf in pairs if shelf is not None]
    unknown = [source.path for source, shelf in pairs if shelf is None]
    return shelved, [misplaced(path, f"{found.shown_as}/{path}") for path in unknown]
