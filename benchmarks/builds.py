"""Builds by a new process each: cold, after one edit, with nothing changed; and their memory."""

from __future__ import annotations

from benchmarks.generators import Generator
from benchmarks.measuring.memory import watched
from benchmarks.session import Session
from benchmarks.targets import COLD, EDIT, MEMORY, PROCESSOR, SAME


def measure_builds(session: Session, rounds: int) -> None:
    """Every generator after the other, ``rounds`` times, for each of the three."""
    for _ in session.rounds("builds", rounds):
        for generator in session.generators:
            generator.forget()
            cold = session.build(generator)
            session.note(COLD, generator, cold.seconds)
            session.note(PROCESSOR, generator, cold.processor)
        for generator in session.generators:
            mark = session.edit(generator)
            session.note(EDIT, generator, session.build(generator).seconds)
            _check(generator, session, mark)
        for generator in session.generators:
            session.note(SAME, generator, session.build(generator).seconds)


def measure_memory(session: Session, rounds: int) -> None:
    """The peak of cold builds, in bytes; watching them slows them down, so they are not timed."""
    for _ in session.rounds("memory", rounds):
        for generator in session.generators:
            generator.forget()
            seen = watched(generator.build, generator.home, session.log(generator))
            session.note(MEMORY, generator, float(seen.memory))


def _check(generator: Generator, session: Session, mark: str) -> None:
    """A build that does not show the edit has not earned its time."""
    if mark not in generator.page_of(session.edited).read_text(encoding="utf-8"):
        raise SystemExit(f"{generator.name} has built {session.edited.slug} without its edit.")
