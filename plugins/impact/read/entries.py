"""What is written in files → entries of the model, each checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plugins.impact.model.area import Area
from plugins.impact.model.consent import Consent
from plugins.impact.model.plan import Page
from plugins.impact.model.record import Entry
from plugins.impact.model.references import Known
from plugins.impact.model.text import TextFacts
from plugins.impact.read.memory import Checked, Memory, ReadText
from plugins.impact.read.parsing import Parsed
from plugins.impact.read.rules import RULES
from plugins.impact.read.validate import validate
from plugins.impact.read.written import Surroundings, Written
from plugins.problems import Problem

CONSENTS = "consents"


@dataclass
class Entries:
    """The entries of an area by the shelf they lie on, and what is wrong with what was written."""

    by_shelf: dict[str, list[Entry]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def take(self, file: Parsed, checked: Checked) -> None:
        """Take in the entries of a file; only those in which nothing is wrong."""
        self.problems += (p.as_advice() for p in file.problems) if file.draft else file.problems
        for written, (entry, problems) in zip(file.entries, checked, strict=True):
            self.problems += (p.as_advice() for p in problems) if written.draft else problems
            if entry is not None and not problems and not file.problems:
                self.by_shelf.setdefault(file.shelf.name, []).append(entry)

    @property
    def consents(self) -> dict[str, Consent]:
        """The consents among them."""
        found = self.by_shelf.get(CONSENTS, ())
        return {entry.id: entry for entry in found if isinstance(entry, Consent)}


def entries(
    parsed: Sequence[Parsed], known: Known, texts: Mapping[str, ReadText], memory: Memory
) -> Entries:
    """Consents first, since the rules for photos and stories look them up."""
    found = Entries()
    for file in parsed:
        if file.shelf.name == CONSENTS:
            found.take(file, _checked(file, known, None, Surroundings({})))
    around = Surroundings(found.consents)
    memory.look_around((known, around))
    for file in parsed:
        if file.shelf.name != CONSENTS:
            body = texts[file.path].facts if file.path in texts else None
            check = _Check(file, known, body, around)
            found.take(file, memory.checked(file, body, check))
    memory.forget_others(parsed)
    return found


@dataclass(frozen=True)
class _Check:
    file: Parsed
    known: Known
    body: TextFacts | None
    around: Surroundings

    def __call__(self) -> Checked:
        return _checked(self.file, self.known, self.body, self.around)


def _checked(file: Parsed, known: Known, body: TextFacts | None, around: Surroundings) -> Checked:
    return [_entry(written, known, body, around) for written in file.entries]


def _entry(
    written: Written, known: Known, body: TextFacts | None, around: Surroundings
) -> tuple[Entry | None, list[Problem]]:
    extra: dict[str, object] = {"id": written.id} if written.id else {}
    if issubclass(written.entry, Page):
        extra["body"] = body
    elif issubclass(written.entry, Area):
        extra["invitation"] = body
    entry, problems = validate(written, known, extra)
    problems += [problem for rule in RULES for problem in rule(written, around)]
    return entry, problems
