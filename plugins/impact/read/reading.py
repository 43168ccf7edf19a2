"""An area's files → its content, or every problem that stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from plugins.digest import digest_of
from plugins.impact.model.area import Area
from plugins.impact.model.content import Content, Files
from plugins.impact.model.entry import Entry
from plugins.impact.model.text import Text
from plugins.impact.read.assets import Assets, take_assets
from plugins.impact.read.file_names import names_elsewhere
from plugins.impact.read.files import Found, SourceFile
from plugins.impact.read.known_ids import known_ids
from plugins.impact.read.link_targets import link_targets
from plugins.impact.read.locations import Location, location_of, misplaced
from plugins.impact.read.parsing import ParsedFile, parse
from plugins.impact.read.rules import between_files
from plugins.impact.read.session_cache import ReadCache, ReadText
from plugins.impact.read.texts import Conversion, Language, read_texts
from plugins.impact.read.validation import checked_entries
from plugins.parallel import Share, in_turn
from plugins.problems import Problem, in_order

LAST = 1000
WITH_ORDER = ("themes", "pages")
AREA = "area"
Located = tuple[SourceFile, Location]


def assemble(entries: Mapping[str, Sequence[Entry]], assets: Assets) -> Content | None:
    """The content made of ``entries`` by location; none where the area is not among them."""
    area = next(iter(entries.get("area", ())), None)
    if not isinstance(area, Area):
        return None

    def by_id(location: str) -> Mapping[str, Any]:
        return {entry.id: entry for entry in _in_order(location, entries.get(location, ()))}

    gaps: Any = tuple(entries.get("known_gaps", ()))
    return Content(
        area=area,
        programme_outcomes=by_id("programme_outcomes"),
        goals=by_id("goals"),
        impacts=by_id("impacts"),
        partners=by_id("partners"),
        themes=by_id("themes"),
        activities=by_id("activities"),
        indicators=by_id("indicators"),
        known_gaps=gaps,
        consents=by_id("consents"),
        pages=by_id("pages"),
        posts=by_id("posts"),
        documents=assets.documents,
        photos=assets.photos,
    )


def _in_order(location: str, entries: Iterable[Any]) -> Iterable[Any]:
    """Themes and pages by their ``order``; everything else as it was written or named."""
    if location not in WITH_ORDER:
        return entries
    return sorted(entries, key=lambda entry: LAST if entry.order is None else entry.order)


@dataclass(frozen=True)
class ReadOptions:
    """How an area is read: what is kept of earlier builds, and how work is shared out.

    Links are made below the address ``base``; ``reserved`` are the ids that pages use already.
    """

    cache: ReadCache = field(default_factory=ReadCache)
    base: str = ""
    reserved: frozenset[str] = frozenset()
    share: Share = in_turn


@dataclass(frozen=True)
class ReadResult:
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


def read_content(
    found: Found, language: Language, options: ReadOptions | None = None
) -> ReadResult:
    """Read and check everything in ``found``."""
    options = options or ReadOptions()
    cache = options.cache
    located, misplaced_files = _located(found)
    asset_files = [pair for pair in located if pair[1].form == "asset"]
    assets = take_assets(asset_files, found, cache)
    written = [pair for pair in located if pair[1].form != "asset"]
    parsed = cache.parsed(written, lambda file, location: parse(file, location, found.shown_as))
    known = known_ids(parsed, found.refused, assets, language.known)
    area = next((file for file in parsed if file.location.name == AREA), None)
    words = language.words(area.document.fields if area else None)
    conversion = Conversion(
        link_targets(parsed, known), words, options.base, options.reserved, options.share
    )
    texts = read_texts(parsed, conversion, cache)
    checked = checked_entries(parsed, known, texts, cache)
    problems = (
        *found.problems,
        *misplaced_files,
        *names_elsewhere([source.path for source, _ in located], found.shown_as),
        *assets.problems,
        *(problem for text in texts.values() for problem in text.problems),
        *checked.problems,
        *between_files(parsed, found.shown_as),
    )
    return ReadResult(
        content=assemble(checked.by_location, assets),
        texts={file.shown_as: texts[file.path].text for file in parsed if file.path in texts},
        problems=in_order(problems),
        found=found,
        files=_files(found, parsed),
        facts_key=_facts_key(parsed, texts, asset_files),
    )


def _facts_key(
    parsed: Sequence[ParsedFile], texts: Mapping[str, ReadText], assets: Sequence[Located]
) -> str:
    parts: list[str | bytes] = []
    for file in parsed:
        parts.append(file.fields_key)
        if file.path in texts:
            parts.append(texts[file.path].facts_key)
    for source, _ in assets:
        parts += source.path, source.digest
    return digest_of(*parts)


def _files(found: Found, parsed: Sequence[ParsedFile]) -> Files:
    paths = sorted([*(source.path for source in found.sources), *found.refused])
    drafts = {file.path for file in parsed if file.draft}
    named = {path for file in parsed for path in file.assets}
    by_others = {path for file in parsed if not file.draft for path in file.assets}
    waiting = frozenset(drafts | (named - by_others))
    return Files(tuple(paths), waiting, found.passed_over, found.shown_as, frozenset(named))


def _located(found: Found) -> tuple[list[Located], list[Problem]]:
    pairs = [(source, location_of(source.path)) for source in found.sources]
    located = [(source, location) for source, location in pairs if location is not None]
    unknown = [source.path for source, location in pairs if location is None]
    return located, [misplaced(path, f"{found.shown_as}/{path}") for path in unknown]
