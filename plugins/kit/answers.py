"""The answers to the eight questions that an area starts with: asked for, or given by options."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from plugins import command_line
from plugins.frontmatter.yaml_tree import without_unseen
from plugins.impact.model import fields as f
from plugins.kit.questions import QUESTIONS

MAY_BE_EMPTY = frozenset({"email", "goals"})
LISTS = ("goals", "themes")
# Each answer, or each part of it, has to be what the field that it becomes takes.
TAKES: Mapping[str, TypeAdapter[object]] = {
    "name": TypeAdapter(f.Title),
    "place": TypeAdapter(f.Title),
    "programme": TypeAdapter(f.Line),
    "vision": TypeAdapter(f.Summary),
    "started": TypeAdapter(f.When),
    "goals": TypeAdapter(f.Title),
    "themes": TypeAdapter(f.Title),
    "email": TypeAdapter(f.Email),
}


@dataclass(frozen=True)
class Answers:
    """What was answered, by question."""

    name: str
    place: str
    programme: str
    vision: str
    started: str
    goals: tuple[str, ...]
    themes: tuple[str, ...]
    email: str


def ask(given: argparse.Namespace) -> Answers:
    """The answers: from options, else asked on a terminal, else what is usual.

    Raises ``SystemExit`` where an answer is needed and nobody can be asked.
    """
    answers = {key: _answer(key, getattr(given, key)) for key in QUESTIONS}
    lists = {key: _several(answers.pop(key)) for key in LISTS}
    return Answers(**answers, **lists)  # type: ignore[arg-type]


def _answer(key: str, given: str | None) -> str:
    question, usual = QUESTIONS[key]
    if given is not None or not sys.stdin.isatty():
        answer = _plain(given if given is not None else usual)
        wrong = _wrong(key, answer)
        if wrong:
            where = "." if command_line.on_windows() else ", for example in ARGS=…"
            raise SystemExit(f"{wrong} Answer it with --{key}{where}")
        return answer
    while True:
        answer = _plain(input(f"{question}{f' [{usual}]' if usual else ''} ")) or usual
        wrong = _wrong(key, answer)
        if not wrong:
            return answer
        print(wrong)


def _plain(answer: str) -> str:
    """An answer on one line, without what cannot be seen or saved."""
    text = without_unseen(answer).encode("utf-8", "replace").decode("utf-8")
    return " ".join(text.split())


def _wrong(key: str, answer: str) -> str:
    """What is wrong with an answer; empty where nothing is."""
    parts = _several(answer) if key in LISTS else (answer,)
    if not any(parts):
        return "" if key in MAY_BE_EMPTY else f"{QUESTIONS[key][0]} This is needed."
    for part in parts:
        try:
            TAKES[key].validate_python(part)
        except ValidationError as error:
            return str(error.errors()[0]["ctx"]["message"])
    return ""


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())
