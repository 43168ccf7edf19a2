"""Entries as they were written → entries of the model, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from pydantic import ValidationError

from plugins.impact.model import faults
from plugins.impact.model.area import Area
from plugins.impact.model.entry import Entry, FieldGroup
from plugins.impact.model.plan import TextEntry
from plugins.impact.model.post import Consent, Post
from plugins.impact.model.references import KnownIds
from plugins.impact.model.text import TextFacts
from plugins.impact.read.parsing import ParsedFile, RawEntry
from plugins.impact.read.rules import RULES, RuleContext
from plugins.impact.read.session_cache import Checked, ReadCache, ReadText
from plugins.problems import Problem, suggest

# Names by which Pelican's own readers let a file steer how and where it is written.
PELICANS = frozenset(
    [
        "content",
        "date_format",
        "is_valid",
        "lang",
        "locale",
        "metadata",
        "modified",
        "override_save_as",
        "override_url",
        "relative_source_path",
        "save_as",
        "settings",
        "slug",
        "source_path",
        "template",
        "translation",
        "url",
    ]
)
STEERING = PELICANS | Post.given
SHAPES = {
    "tuple_type": faults.NOT_A_LIST,
    "list_type": faults.NOT_A_LIST,
    "model_type": faults.NOT_A_GROUP,
    "model_attributes_type": faults.NOT_A_GROUP,
    "dict_type": faults.NOT_A_GROUP,
}
CONSENTS = "consents"


def validate(
    written: RawEntry, known: KnownIds, extra: Mapping[str, object]
) -> tuple[Entry | None, list[Problem]]:
    """The entry that ``written`` is, or none and every problem of its fields.

    ``extra`` holds the values that the kit gives itself: id, body.
    """
    fields = written.fields
    given = written.entry.given
    problems = [
        written.problem(faults.RESERVED_FIELD, name, field=name, entry=written.entry.noun)
        for name in fields
        if name in given
    ]
    values: dict[str, object] = {n: value for n, value in fields.items() if n not in given}
    values |= {"origin": written.origin, **extra}
    try:
        entry = written.entry.model_validate(values, context=known)
    except ValidationError as error:
        return None, problems + list(_explained(error, written))
    return (None if problems else entry), problems


def _explained(error: ValidationError, written: RawEntry) -> Iterator[Problem]:
    for detail in error.errors(include_url=False, include_input=False):
        yield _problem(detail, detail["loc"], written)


def _problem(detail: Any, where: tuple[str | int, ...], written: RawEntry) -> Problem:
    field = str(next((part for part in reversed(where) if isinstance(part, str)), ""))
    code, entry = detail["type"], written.entry.noun
    if code == "missing":
        return _missing(where, field, written)
    if code == "too_short":
        noun = entry.capitalize()
        return written.problem(faults.MISSING_FIELD, *where, field=field, entry=noun)
    if code == "extra_forbidden":
        return _extra(where, field, written)
    if code in SHAPES:
        return written.problem(SHAPES[code], *where, field=field)
    line = written.line(*where)
    return Problem(written.origin.path, line, code, detail["ctx"]["message"])


def _missing(where: tuple[str | int, ...], field: str, written: RawEntry) -> Problem:
    if written.origin.has(*where):
        return written.problem(faults.EMPTY, *where, field=field)
    entry = written.entry.noun.capitalize()
    if len(where) > 1:
        entry = f"Each entry of '{where[0]}'" if isinstance(where[1], int) else f"'{where[0]}'"
    return written.problem(faults.MISSING_FIELD, *where[:-1], field=field, entry=entry)


def _extra(where: tuple[str | int, ...], field: str, written: RawEntry) -> Problem:
    if len(where) == 1 and field in STEERING:
        kind, hint = faults.RESERVED_FIELD, suggest("", ())
    else:
        kind, hint = faults.UNKNOWN_FIELD, _nearest(field, written.entry, where[:-1])
    entry = written.entry.noun if len(where) == 1 else f"'{where[0]}'"
    return written.problem(kind, *where, field=field, entry=entry, hint=hint)


def _nearest(field: str, entry: type[FieldGroup], where: tuple[str | int, ...]) -> Any:
    names = field_names(_part_at(entry, where))
    hint = suggest(field, names)
    return hint if "Did you" in hint or len(names) <= 12 else suggest("", ())


def field_names(part: type[FieldGroup]) -> tuple[str, ...]:
    """The fields that may be written in ``part``, as they are written."""
    given: frozenset[str] = getattr(part, "given", frozenset())
    return tuple(
        info.alias or name for name, info in part.model_fields.items() if name not in given
    )


def _part_at(part: type[FieldGroup], where: tuple[str | int, ...]) -> type[FieldGroup]:
    for name in where:
        if isinstance(name, str):
            aliases = {info.alias or key: info for key, info in part.model_fields.items()}
            part = _part_in(aliases[name].annotation) or part
    return part


def _part_in(annotation: Any) -> type[FieldGroup] | None:
    if isinstance(annotation, type) and issubclass(annotation, FieldGroup):
        return annotation
    inner = (_part_in(argument) for argument in get_args(annotation))
    return next((part for part in inner if part is not None), None)


@dataclass
class Entries:
    """The entries of an area by their location, and what is wrong with what was written."""

    by_location: dict[str, list[Entry]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def take(self, file: ParsedFile, checked: Checked) -> None:
        """Take in the entries of a file; only those in which nothing is wrong."""
        self.problems += (p.as_advice() for p in file.problems) if file.draft else file.problems
        for written, (entry, problems) in zip(file.entries, checked, strict=True):
            self.problems += (p.as_advice() for p in problems) if written.draft else problems
            if entry is not None and not problems and not file.problems:
                self.by_location.setdefault(file.location.name, []).append(entry)

    @property
    def consents(self) -> dict[str, Consent]:
        """The consents among them."""
        found = self.by_location.get(CONSENTS, ())
        return {entry.id: entry for entry in found if isinstance(entry, Consent)}


def checked_entries(
    parsed: Sequence[ParsedFile], known: KnownIds, texts: Mapping[str, ReadText], cache: ReadCache
) -> Entries:
    """Consents first, since the rules for photos and stories look them up."""
    found = Entries()
    for file in parsed:
        if file.location.name == CONSENTS:
            found.take(file, _checked(file, known, None, RuleContext({})))
    around = RuleContext(found.consents)
    cache.look_around((known, around))
    for file in parsed:
        if file.location.name != CONSENTS:
            body = texts[file.path].facts if file.path in texts else None
            check = _Check(file, known, body, around)
            found.take(file, cache.checked(file, body, check))
    cache.forget_others(parsed)
    return found


@dataclass(frozen=True)
class _Check:
    file: ParsedFile
    known: KnownIds
    body: TextFacts | None
    around: RuleContext

    def __call__(self) -> Checked:
        return _checked(self.file, self.known, self.body, self.around)


def _checked(
    file: ParsedFile, known: KnownIds, body: TextFacts | None, around: RuleContext
) -> Checked:
    return [_entry(written, known, body, around) for written in file.entries]


def _entry(
    written: RawEntry, known: KnownIds, body: TextFacts | None, around: RuleContext
) -> tuple[Entry | None, list[Problem]]:
    extra: dict[str, object] = {"id": written.id} if written.id else {}
    if issubclass(written.entry, TextEntry):
        extra["body"] = body
    elif issubclass(written.entry, Area):
        extra["invitation"] = body
    entry, problems = validate(written, known, extra)
    problems += [problem for rule in RULES for problem in rule(written, around)]
    return entry, problems
