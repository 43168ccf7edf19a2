"""``make fuzz``: mutated areas, other ones each time, as long as it is told to.

make fuzz ARGS="--minutes 30"
make fuzz ARGS="--seed 7"
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from random import SystemRandom
from tempfile import TemporaryDirectory
from time import monotonic

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.fuzz.bench import AREAS, Bench, signature
from tests.fuzz.mutations import Mutation, mutations
from tests.fuzz.trying import host

ROUND = 50


def main(words: list[str]) -> int:
    """Try until the minutes are over; the exit status says whether a fault was found."""
    parser = argparse.ArgumentParser(prog="make fuzz", description="Try mutated areas.")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(1_000_000))
    given_ = parser.parse_args(words)
    print(f"Seed {given_.seed}. It goes on for {given_.minutes:g} minutes.", flush=True)
    with TemporaryDirectory() as work, host() as builder:
        bench = Bench(builder, Path(work))
        bench.prepare()
        found = _search(bench, given_.seed, monotonic() + given_.minutes * 60)
    counts = bench.counts
    print(
        f"{counts['tried']} inputs tried: {counts['refused']} refused, {counts['built']} built; "
        f"{len(found)} kinds of fault."
    )
    return 1 if found else 0


def _search(bench: Bench, first: int, end: float) -> set[str]:
    known: set[str] = set()

    def look(area: Path, some: tuple[Mutation, ...]) -> None:
        if monotonic() > end:
            return
        faults = bench.faults(area, some)
        if faults and signature(faults) not in known:
            known.add(signature(faults))
            fewest = bench.fewest(area, some)
            kept = bench.keep(area, fewest, bench.faults(area, fewest))
            said = faults[0].strip().splitlines()[-1][:300]
            print(f"{said!r}\n  {fewest!r:.600}\n  {kept}", flush=True)

    number = first
    while monotonic() < end:
        for area in AREAS:
            _round(area, number, look)
        number += 1
    return known


def _round(area: Path, number: int, look: object) -> None:
    @seed(number)
    @settings(
        max_examples=ROUND,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def tried(data: st.DataObject) -> None:
        look(area, data.draw(mutations(area)))  # type: ignore[operator]

    tried()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
