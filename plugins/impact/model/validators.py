"""How a text becomes a value: what the types of fields are made with."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BeforeValidator, GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import is_instance_schema, with_info_plain_validator_function

from plugins.impact.model import faults
from plugins.impact.model.invisible import called, invisible
from plugins.impact.model.references import KnownIds
from plugins.problems import Fault, Sentence, suggest

WORDS_BEFORE = 3


class Takes:
    """The mark of a type of field whose values ``take`` makes of what was written.

    Pydantic's own ``PlainValidator`` would also work out how the values are written out again,
    which nobody asks of the model and takes longer than all else about a field.
    """

    def __init__(self, take: Callable[[object, ValidationInfo], object]) -> None:
        self._take = take

    def __get_pydantic_core_schema__(self, _: object, __: GetCoreSchemaHandler) -> CoreSchema:
        return with_info_plain_validator_function(self._take)


class Made:
    """The mark of a field that no file has: the kit gives it a value of the field's class."""

    def __get_pydantic_core_schema__(self, kind: Any, _: GetCoreSchemaHandler) -> CoreSchema:
        return is_instance_schema(kind)


@dataclass(frozen=True)
class Described:
    """What a type of field is called in the manual, and how its values are written."""

    called: str
    written: str

    # Without it, pydantic would look into each of these for rules of its own.
    def __get_pydantic_core_schema__(self, kind: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return handler(kind)


def raised(fault: Fault) -> PydanticCustomError:
    """``fault`` as the validation library carries it."""
    code: Any = fault.kind.code
    return PydanticCustomError(code, "{message}", {"message": fault.message})


def parsed(parse: Callable[[str], object]) -> Takes:
    """A type whose text ``parse`` turns into a value."""
    return Takes(lambda value, info: _call(lambda text, _: parse(text), value, info))


def known(parse: Callable[[str, KnownIds], object]) -> Takes:
    """A type whose text is looked up among what the area has."""
    return Takes(lambda value, info: _call(parse, value, info))


def _call(parse: Callable[[str, KnownIds], object], value: object, info: ValidationInfo) -> object:
    if not isinstance(value, str):
        raise raised(faults.NOT_TEXT.fault(field=info.field_name))
    try:
        _refuse_invisible(value)
        return parse(value, info.context or KnownIds())
    except Fault as fault:
        raise raised(fault) from None


def _refuse_invisible(text: str) -> None:
    at = next(invisible(text), None)
    if at is None:
        return
    before = " ".join(text[:at].split()[-WORDS_BEFORE:])
    place = f"after '{before}'" if before else "at the beginning"
    raise faults.INVISIBLE.fault(name=Sentence(called(text[at])), place=place)


def one_of(choices: Any) -> Takes:
    """One of the words of a ``Literal``."""
    words: tuple[str, ...] = get_args(choices)

    def choose(text: str) -> str:
        word = text.strip().lower()
        if word not in words:
            raise faults.NOT_A_CHOICE.fault(value=text, hint=suggest(text, words))
        return word

    return parsed(choose)


def line(limit: int) -> Takes:
    """Text on one line, of at most ``limit`` characters."""

    return parsed(lambda text: one_line(text, limit))


def one_line(text: str, limit: int) -> str:
    """``text`` where it is one line of at most ``limit`` characters. Raises ``Fault`` if not."""
    if "\n" in text.strip():
        raise faults.MANY_LINES.fault()
    return _within(" ".join(text.split()), limit)


def prose(limit: int) -> Takes:
    """Text of any number of lines, of at most ``limit`` characters."""
    return parsed(lambda text: _within(text.strip(), limit))


def _within(text: str, limit: int) -> str:
    if len(text) > limit:
        raise faults.TEXT_TOO_LONG.fault(size=len(text), limit=limit)
    return text


def as_list(value: object) -> object:
    """A single text stands for a list of one."""
    return [value] if isinstance(value, str) else value


def as_ids(value: object) -> object:
    """Ids have no commas, so a list of them may be written on one line."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


def each_once(ids: tuple[str, ...]) -> tuple[str, ...]:
    """An id may be written twice in a list, by one of its other words."""
    return tuple(dict.fromkeys(ids))


def whole(kind: Any, least: int, most: int) -> Callable[[str], int]:
    """A parser of a whole number from ``least`` to ``most``; others are faults of ``kind``."""

    def parse(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,3}", text.strip()) or not least <= int(text) <= most:
            raise kind.fault(value=text)
        return int(text)

    return parse


def matching(pattern: re.Pattern[str], kind: Any, **values: object) -> Callable[[str], str]:
    """A parser of a text that ``pattern`` matches; others are faults of ``kind``."""

    def parse(text: str) -> str:
        if len(text) > 500 or not pattern.fullmatch(text.strip()):
            raise kind.fault(value=text, **values)
        return text.strip()

    return parse


def a_mapping(key: str, value: str) -> BeforeValidator:
    """``{minutes: monthly}`` stands for a list of groups with the fields ``key`` and ``value``."""

    def spread(given: object) -> object:
        if not isinstance(given, dict):
            return given
        return [{key: name, value: text} for name, text in given.items()]

    return BeforeValidator(spread)
