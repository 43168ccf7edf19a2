"""Where this project's time goes, as far as it can be told from outside.

Three commands of which each does what the one before it does, and more.
"""

from __future__ import annotations

import re
import sys
from collections import Counter

from benchmarks.generators.generator import ROOT
from benchmarks.generators.this_project import ThisProject
from benchmarks.measuring.process import run
from benchmarks.session import Session

IMPORTING = "import pelican, plugins.kit.building, plugins.impact, plugins.staging.pelican_class"
IMPORT_LINE = re.compile(r"^import time:\s+(?P<own>\d+) \|\s+\d+ \|\s+(?P<name>\S+)$", re.MULTILINE)
START, READ, WRITE = "start, imports", "read, check, work out", "render, write"


def measure_phases(session: Session, rounds: int) -> dict[str, list[float]]:
    """Seconds of a cold build by phase, one number a round; empty without this project."""
    found = [g for g in session.generators if isinstance(g, ThisProject)]
    phases: dict[str, list[float]] = {START: [], READ: [], WRITE: []}
    for _ in session.rounds("phases", rounds if found else 0):
        importing, checking, building = _steps(found[0], session)
        phases[START].append(importing)
        phases[READ].append(checking - importing)
        phases[WRITE].append(building - checking)
    return phases if found else {}


def _steps(project: ThisProject, session: Session) -> tuple[float, ...]:
    """The seconds of the three commands, each with nothing left over from the one before."""
    steps = []
    for command in (
        [sys.executable, "-c", IMPORTING],
        project.command("check-content"),
        project.build,
    ):
        project.forget()
        steps.append(run(command, ROOT, session.log(project)).seconds)
    return tuple(steps)


def imports(session: Session) -> dict[str, float]:
    """Seconds that each package takes to import, by its top-level name, the slowest first."""
    log = session.folder / "imports.txt"
    run([sys.executable, "-X", "importtime", "-c", IMPORTING], ROOT, log)
    spent: Counter[str] = Counter()
    for line in IMPORT_LINE.finditer(log.read_text(encoding="utf-8")):
        spent[line["name"].partition(".")[0]] += int(line["own"])
    return {name: own / 1_000_000 for name, own in spent.most_common()}
