"""Fields as text → an entry of the model, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import ValidationError

from plugins.impact.model import faults
from plugins.impact.model.post import Post
from plugins.impact.model.record import Entry, Part
from plugins.impact.model.references import Known
from plugins.impact.read.written import Written
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


def validate(
    written: Written, known: Known, extra: Mapping[str, object]
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


def _explained(error: ValidationError, written: Written) -> Iterator[Problem]:
    for detail in error.errors(include_url=False, include_input=False):
        yield _problem(detail, detail["loc"], written)


def _problem(detail: Any, where: tuple[str | int, ...], written: Written) -> Problem:
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


def _missing(where: tuple[str | int, ...], field: str, written: Written) -> Problem:
    if written.origin.has(*where):
        return written.problem(faults.EMPTY, *where, field=field)
    entry = written.entry.noun.capitalize()
    if len(where) > 1:
        entry = f"Each entry of '{where[0]}'" if isinstance(where[1], int) else f"'{where[0]}'"
    return written.problem(faults.MISSING_FIELD, *where[:-1], field=field, entry=entry)


def _extra(where: tuple[str | int, ...], field: str, written: Written) -> Problem:
    if len(where) == 1 and field in STEERING:
        kind, hint = faults.RESERVED_FIELD, suggest("", ())
    else:
        kind, hint = faults.UNKNOWN_FIELD, _nearest(field, written.entry, where[:-1])
    entry = written.entry.noun if len(where) == 1 else f"'{where[0]}'"
    return written.problem(kind, *where, field=field, entry=entry, hint=hint)


def _nearest(field: str, entry: type[Part], where: tuple[str | int, ...]) -> Any:
    names = field_names(_part_at(entry, where))
    hint = suggest(field, names)
    return hint if "Did you" in hint or len(names) <= 12 else suggest("", ())


def field_names(part: type[Part]) -> tuple[str, ...]:
    """The fields that may be written in ``part``, as they are written."""
    given: frozenset[str] = getattr(part, "given", frozenset())
    return tuple(
        info.alias or name for name, info in part.model_fields.items() if name not in given
    )


def _part_at(part: type[Part], where: tuple[str | int, ...]) -> type[Part]:
    for name in where:
        if isinstance(name, str):
            aliases = {info.alias or key: info for key, info in part.model_fields.items()}
            part = _part_in(aliases[name].annotation) or part
    return part


def _part_in(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    inner = (_part_in(argument) for argument in get_args(annotation))
    return next((part for part in inner if part is not None), None)
