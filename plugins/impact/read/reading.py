"""An area's files → its content, or every problem that stands in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from plugins.impact.model.content import Content, Files
from plugins.impact.model.references import Known
from plugins.impact.read.across import across
from plugins.impact.read.assembly import assemble
from plugins.impact.read.assets import take_assets
from plugins.impact.read.entries import entries
from plugins.impact.read.files import Found, Source
from plugins.impact.read.memory import Memory
from plugins.impact.read.names import assets_named, known_names
from plugins.impact.read.parsing import Parsed, parse
from plugins.impact.read.places import places
from plugins.impact.read.shelves import Shelf, misplaced, shelf_of
from plugins.impact.read.texts import Conversion, texts
from plugins.markup import Words
from plugins.parallel import Share, in_turn
from plugins.problems import Problem, in_order

Shelved = tuple[Source, Shelf]


@dataclass(frozen=True)
class Language:
    """What reading needs to know of the site's words: which languages, and those for texts.

    ``texts`` gives the words that rendering adds to a text in a language.
    """

    known: frozenset[str]
    texts: Callable[[str], Words]


@dataclass(frozen=True)
class Way:
    """How an area is read: what is remembered of earlier builds, and how work is shared out.

    Links are made below the address ``base``.
    """

    memory: Memory = field(default_factory=Memory)
    base: str = ""
    share: Share = in_turn


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
    parsed = memory.parsed(written, lambda source, shelf: parse(source, shelf, found.shown_as))
    known = known_names(parsed, found.refused, assets, language.known)
    words = language.texts(_language(parsed, known))
    conversion = Conversion(places(parsed, known), words, way.base, way.share)
    bodies, faults_of_texts = texts(parsed, conversion, memory)
    read = entries(parsed, known, bodies, memory)
    problems = (
        *found.problems,
        *misplaced_files,
        *assets.problems,
        *faults_of_texts,
        *read.problems,
        *across(parsed, found.shown_as),
    )
    content = assemble(read.by_shelf, assets)
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


def _language(parsed: Iterable[Parsed], known: Known) -> str:
    """The language of the area where there are words in it, else English."""
    for file in parsed:
        for written in file.entries if file.shelf.name == "area" else ():
            given = written.fields.get("language")
            if isinstance(given, str) and given in known.languages:
                return given
    return "en"


def _shelved(found: Found) -> tuple[list[Shelved], list[Problem]]:
    pairs = [(source, shelf_of(source.path)) for source in found.sources]
    shelved = [(source, shelf) for source, shelf in pairs if shelf is not None]
    unknown = [source.path for source, shelf in pairs if shelf is None]
    return shelved, [misplaced(path, f"{found.shown_as}/{path}") for path in unknown]
