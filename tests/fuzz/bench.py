"""Trying mutations of an area, and keeping what goes wrong where it can be looked at."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from pathlib import Path
from tempfile import mkdtemp

from tests.fuzz.area import lay_out
from tests.fuzz.mutations import Mutation, mutated
from tests.fuzz.oracle import Outcome
from tests.fuzz.trying import ROOT, Host, Order

AREAS = {
    ROOT / "tests" / "area": date(2031, 5, 20),
    ROOT / "content": date(2026, 11, 1),
}
"""The areas that are mutated, and the day on which each is built."""
VARIES = re.compile(r"0x[0-9a-f]+|'[^']*'|\"[^\"]*\"|\d+")


@dataclass
class Bench:
    """A place to try areas at: ``originals`` holds a copy of each, to link files to."""

    host: Host
    work: Path
    originals: dict[Path, Path] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def prepare(self) -> None:
        """Copy each area to where its files can be linked."""
        for number, area in enumerate(AREAS):
            self.originals[area] = self.work / f"area-{number}"
            shutil.copytree(area, self.originals[area])

    def faults(self, area: Path, mutations: Sequence[Mutation]) -> list[str]:
        """What goes wrong with ``area`` after ``mutations``."""
        content, output = self.work / "content", self.work / "output"
        for folder in (content, output):
            shutil.rmtree(folder, ignore_errors=True)
        self._lay_out(area, mutations, content)
        output.mkdir()
        trial = self.host.build(Order(content, output, AREAS[area]))
        self.counts["tried"] += 1
        self.counts["refused" if trial.failed else "built"] += not trial.died
        return list(Outcome(content, output, AREAS[area], trial).faults())

    def _lay_out(self, area: Path, mutations: Sequence[Mutation], folder: Path) -> None:
        originals = self.originals[area]
        lay_out(mutated(originals, mutations), folder, originals)

    def fewest(self, area: Path, mutations: Sequence[Mutation]) -> Sequence[Mutation]:
        """The fewest of ``mutations`` after which the same still goes wrong."""
        wanted = signature(self.faults(area, mutations))
        for size in range(1, len(mutations)):
            for some in combinations(mutations, size):
                if signature(self.faults(area, some)) == wanted:
                    return some
        return mutations

    def keep(self, area: Path, mutations: Sequence[Mutation], faults: Sequence[str]) -> Path:
        """Keep the mutated area where it can be looked at, with what went wrong beside it."""
        kept = Path(mkdtemp(prefix="fuzz-"))
        self._lay_out(area, mutations, kept / "content")
        told = [f"{area.relative_to(ROOT)} on {AREAS[area]}", *map(repr, mutations), *faults]
        (kept / "faults.txt").write_bytes("\n".join(told).encode("utf-8", "backslashreplace"))
        return kept


def signature(faults: Sequence[str]) -> str:
    """What is the same for faults of one kind: where the first arose, not what of."""
    if not faults:
        return ""
    lines = faults[0].strip().splitlines()
    places = [line.strip() for line in lines if "/plugins/" in line and "line " in line]
    return VARIES.sub("…", f"{lines[-1][:80]} {''.join(places[-1:])}")
