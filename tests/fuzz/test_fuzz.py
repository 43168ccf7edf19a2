"""Whatever becomes of an area's files, a build ends in a site or in problems that say where.

The suite always tries the same examples. ``make fuzz`` tries others, as long as it is told to.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.fuzz.bench import AREAS, Bench
from tests.fuzz.mutations import mutations
from tests.fuzz.trying import host

EXAMPLES = {"area": 60, "content": 30}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """Where areas are tried."""
    with host() as builder:
        found = Bench(builder, tmp_path_factory.mktemp("fuzz"))
        found.prepare()
        yield found


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.name)
def test_a_mutated_area_is_a_site_or_problems_that_say_where(area: Path, bench: Bench) -> None:
    @settings(
        max_examples=EXAMPLES[area.name],
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def any_mutations(data: st.DataObject) -> None:
        some = data.draw(mutations(area))
        faults = bench.faults(area, some)
        assert not faults, _told(bench.keep(area, some, faults), faults)

    any_mutations()


def _told(kept: Path, faults: list[str]) -> str:
    return "\n".join([*faults, f'Look: make check-content CONTENT="{kept}/content"'])


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.name)
def test_an_area_that_is_as_it_was_has_no_fault(area: Path, bench: Bench) -> None:
    assert bench.faults(area, ()) == []
