"""An area's files → its content, or every problem that stands in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from plugins.impact.model.area import Area
from plugins.impact.model.consent import Consent
from plugins.impact.model.content import Content, Files
from plugins.impact.model.plan import Page
from plugins.impact.model.record import Entry
from plugins.impact.model.references import Known
from plugins.impact.read.across import across
from plugins.impact.read.assembly import assemble
from plugins.impact.read.assets import take_assets
from plugins.impact.read.bodies import Text, render_text, text_of
from plugins.impact.read.files import Found, Source
from plugins.impact.read.names import assets_named, known_names
from plugins.impact.read.parsing import Parsed, parse
from plugins.impact.read.places import Places, places
from plugins.impact.read.rules import RULES
from plugins.impact.read.shelves import Shelf, misplaced, shelf_of
from plugins.impact.read.validate import validate
from plugins.impact.read.written import Surroundings, Written
from plugins.markup import Rendered, Words
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
class Reading:
    """What was read. ``content`` is none where the area itself cannot be told.

    ``files`` says of every file below the folder what the accounting needs to know.
    """

    content: Content | None
    problems: tuple[Problem, ...]
    found: Found
    files: Files


@dataclass
class _Read:
    """Gathers entries and problems while an area is read."""

    entries: dict[str, list[Entry]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_content(
    found: Found, language: Language, base: str = "", share: Share = in_turn
) -> Reading:
    """Read and check everything in ``found``; links are made below the address ``base``.

    ``share`` is how the costly part, texts to HTML, is shared out.
    """
    reading = _Read(problems=list(found.problems))
    shelved = list(_shelved(found, reading))
    assets = take_assets([pair for pair in shelved if pair[1].form == "asset"], found.shown_as)
    reading.problems += assets.problems
    parsed = [parse(s, shelf, found.shown_as) for s, shelf in shelved if shelf.form != "asset"]
    known = known_names(parsed, found.refused, assets, language.known)
    words = language.texts(_language(parsed, known))
    bodies = _bodies(parsed, partial(_body, places(parsed, known), words, base), share, reading)
    _read_entries(parsed, known, bodies, reading)
    reading.problems += across(parsed, found.shown_as)
    content = assemble(reading.entries, assets)
    return Reading(content, in_order(reading.problems), found, _files(found, parsed))


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


def _shelved(found: Found, reading: _Read) -> Iterator[Shelved]:
    for source in found.sources:
        shelf = shelf_of(source.path)
        if shelf is None:
            reading.problems.append(misplaced(source.path, f"{found.shown_as}/{source.path}"))
        else:
            yield source, shelf


def _body(
    where: Places, words: Words, base: str, pair: tuple[Parsed, Text]
) -> tuple[Rendered, list[Problem]]:
    return render_text(*pair, where, words, base)


def _bodies(
    parsed: Iterable[Parsed],
    body: Callable[[tuple[Parsed, Text]], tuple[Rendered, list[Problem]]],
    share: Share,
    reading: _Read,
) -> Mapping[str, Rendered]:
    """The text of each file that has one, by its path, with links followed to addresses."""
    texts = [(file, text) for file in parsed if (text := text_of(file)) is not None]
    bodies: dict[str, Rendered] = {}
    made = share(body, texts, lambda pair: str(pair[0].document.path))
    for (file, _), (rendered, problems) in zip(texts, made, strict=True):
        bodies[file.path] = rendered
        reading.problems += (p.as_advice() for p in problems) if file.draft else problems
    return bodies


def _read_entries(
    parsed: Iterable[Parsed],
    known: Known,
    bodies: Mapping[str, Rendered],
    reading: _Read,
) -> None:
    """Consents first, since the rules for photos and stories look them up."""
    for file in sorted(parsed, key=lambda file: file.shelf.name != "consents"):
        consents = {
            entry.id: entry
            for entry in reading.entries.get("consents", ())
            if isinstance(entry, Consent)
        }
        reading.problems += (p.as_advice() for p in file.problems) if file.draft else file.problems
        for written in file.entries:
            entry, problems = _entry(written, file, known, bodies, Surroundings(consents))
            reading.problems += (p.as_advice() for p in problems) if written.draft else problems
            if entry is not None and not problems and not file.problems:
                reading.entries.setdefault(file.shelf.name, []).append(entry)


def _entry(
    written: Written,
    file: Parsed,
    known: Known,
    bodies: Mapping[str, Rendered],
    around: Surroundings,
) -> tuple[Entry | None, list[Problem]]:
    extra: dict[str, object] = {"id": written.id} if written.id else {}
    if issubclass(written.entry, Page):
        extra["body"] = bodies[file.path]
    elif issubclass(written.entry, Area):
        extra["invitation"] = bodies[file.path]
    entry, problems = validate(written, known, extra)
    problems += [problem for rule in RULES for problem in rule(written, around)]
    return entry, problems
