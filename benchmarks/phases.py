"""Where the time of this project's cold build goes."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter

from benchmarks.generators.generator import ROOT
from benchmarks.generators.this_project import ThisProject
from benchmarks.measuring.process import run
from benchmarks.session import Session

IMPORTING = "import plugins.kit.building, plugins.impact.hooks"
IMPORT_LINE = re.compile(r"^import time:\s+(?P<own>\d+) \|\s+\d+ \|\s+(?P<name>\S+)$", re.MULTILINE)
START = "start, imports, end"


def measure_phases(session: Session, rounds: int) -> dict[str, list[float]]:
    """Seconds of a cold build by phase, one number a round; empty without this project."""
    phases: dict[str, list[float]] = {}
    for project in session.generators:
        if project.name == ThisProject.name and isinstance(project, ThisProject):
            for _ in session.rounds("phases", rounds):
                for phase, seconds in _phases(project, session).items():
                    phases.setdefault(phase, []).append(seconds)
    return phases


def _phases(project: ThisProject, session: Session) -> dict[str, float]:
    """The phases of one build: what it does before and after its steps is told from outside."""
    project.forget()
    log = session.log(project)
    seconds = run(project.build_by_steps, ROOT, log).seconds
    steps: dict[str, float] = json.loads(log.read_text(encoding="utf-8").splitlines()[-1])
    return {START: seconds - sum(steps.values()), **steps}


def imports(session: Session) -> dict[str, float]:
    """Seconds that each package takes to import, by its top-level name, the slowest first."""
    log = session.folder / "imports.txt"
    run([sys.executable, "-X", "importtime", "-c", IMPORTING], ROOT, log)
    spent: Counter[str] = Counter()
    for line in IMPORT_LINE.finditer(log.read_text(encoding="utf-8")):
        spent[line["name"].partition(".")[0]] += int(line["own"])
    return {name: own / 1_000_000 for name, own in spent.most_common()}
