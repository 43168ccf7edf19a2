"""The eight questions that an area starts with, asked or answered by options."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass

from plugins.impact.model.faults import BAD_EMAIL as EMAIL_FAULT
from plugins.impact.model.fields import EMAIL
from plugins.impact.model.when import When
from plugins.problems import Fault

QUESTIONS = {
    "name": ("What is your area's project called?", "Our Area"),
    "place": ("Where is it? (a place, such as Allenton, Derby)", ""),
    "programme": ("Which programme is it part of?", "Big Local"),
    "vision": ("What is your vision, in one sentence?", ""),
    "started": ("When did it start? (a year, month or day)", ""),
    "goals": ("What are your goals? (separate them with ;)", ""),
    "themes": ("What are your themes? (separate them with ;)", ""),
    "email": ("Which e-mail address may residents write to? (may be empty)", ""),
}
MAY_BE_EMPTY = frozenset({"email", "goals"})


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


def add_options(parser: argparse.ArgumentParser) -> None:
    """An option for each question, and the folder to write to."""
    parser.add_argument("folder", nargs="?", default="", metavar="DIR")
    for key, (question, _) in QUESTIONS.items():
        parser.add_argument(f"--{key}", default=None, help=question)


def ask(given: argparse.Namespace) -> Answers:
    """The answers: from options, else asked on a terminal, else what is usual.

    Raises ``SystemExit`` where an answer is needed and nobody can be asked.
    """
    answers = {key: _answer(key, getattr(given, key)) for key in QUESTIONS}
    lists = {key: _several(answers.pop(key)) for key in ("goals", "themes")}
    return Answers(**answers, **lists)  # type: ignore[arg-type]


def _answer(key: str, given: str | None) -> str:
    question, usual = QUESTIONS[key]
    if given is not None or not sys.stdin.isatty():
        answer = _plain(given if given is not None else usual)
        wrong = _wrong(key, answer)
        if wrong:
            raise SystemExit(f"{wrong} Answer it with --{key}, for example in ARGS=…")
        return answer
    while True:
        answer = _plain(input(f"{question}{f' [{usual}]' if usual else ''} ")) or usual
        wrong = _wrong(key, answer)
        if not wrong:
            return answer
        print(wrong)


def _plain(answer: str) -> str:
    return " ".join(answer.split())


def _wrong(key: str, answer: str) -> str:
    """What is wrong with an answer; empty where nothing is."""
    if not answer:
        return "" if key in MAY_BE_EMPTY else f"{QUESTIONS[key][0]} This is needed."
    if key == "started":
        try:
            When.parse(answer)
        except Fault as fault:
            return fault.message
    if key == "email" and not EMAIL.fullmatch(answer):
        return EMAIL_FAULT.say(value=answer)
    return ""


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())
