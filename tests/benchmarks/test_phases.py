"""Where the time of a cold build goes: told by the steps of the one build."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.generators.this_project import ThisProject
from benchmarks.phases import START, imports, measure_phases
from benchmarks.session import Session

STEPS = ("read", "facts", "list pages", "check", "list outputs", "make and write", "put in place")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    said: list[str] = []
    return Session.of(tmp_path, 3, {"thisproject": ThisProject}, said.append)


def test_each_step_of_a_build_is_timed(session: Session) -> None:
    phases = measure_phases(session, 1)
    assert [*phases] == [START, *STEPS]
    assert all(len(seconds) == 1 for seconds in phases.values())
    project = session.generators[0]
    assert all(project.page_of(post).is_file() for post in session.posts)


def test_nothing_has_phases_but_this_project(session: Session) -> None:
    session.generators = ()
    assert measure_phases(session, 1) == {}


def test_the_time_of_imports_is_told_by_package(session: Session) -> None:
    assert {"plugins", "pelican", "jinja2"} <= imports(session).keys()
