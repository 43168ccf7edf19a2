"""Builds areas of a size and four times that, and prints where too much was done: JSON.

To be started as a process of its own, since the kit has to be compiled with counts.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.growth.counting import count_from_now_on, counts_of

N = 16
TIMES = 4
# Four times as much, and more for the logarithm: n log n grows by 6 from 16 to 64, n² by 16.
# A place may do a little that has nothing to do with n, so few turns are none.
MOST = 7
FEW = 60 * N


def too_much(work: Callable[[int], object], constant: Counter[str]) -> dict[str, tuple[int, int]]:
    """The places where ``work`` does more than n log n, with how much it does for n and 4n.

    What is ``constant`` is done whatever n is, and left out of both.
    """
    few, many = (_beyond(counts_of(lambda n=n: work(n)), constant) for n in (N, TIMES * N))
    return {
        place: (few[place], count)
        for place, count in sorted(many.items())
        if count > MOST * few[place] + FEW
    }


def _beyond(counts: Counter[str], constant: Counter[str]) -> Counter[str]:
    return Counter({place: max(0, count - constant[place]) for place, count in counts.items()})


def _areas(names: list[str]) -> dict[str, dict[str, tuple[int, int]]]:
    # Only now, so that all of it is counted.
    from plugins import problems
    from tests.growth.areas import AREAS, WRONG
    from tests.growth.building import build_all
    from tests.outputs.builder import remember_compiled

    problems.MOST_COMPARED = N  # so that these areas are large ones

    def work(name: str, n: int) -> None:
        built = build_all(AREAS[name](n))
        assert built.failed == (name in WRONG), "\n".join(map(str, (name, *built.problems)))

    with TemporaryDirectory() as folder:
        remember_compiled(Path(folder))
        build_all({})  # what is kept as long as the process lives
        constant = counts_of(lambda: build_all({}))
        return {name: too_much(partial(work, name), constant) for name in names or AREAS}


if __name__ == "__main__":
    count_from_now_on()
    json.dump(_areas(sys.argv[1:]), sys.stdout, indent=1)
