"""What the fuzz test would notice, seen to be noticed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.fictional_area import AREA, AS_OF
from tests.fuzz.oracle import Outcome
from tests.fuzz.trying import MEMORY, Host, Order, Trial, host

GRANT = "posts/2030/rowers-grant.md"


@pytest.fixture(scope="module")
def builder() -> Iterator[Host]:
    """What builds."""
    with host() as found:
        yield found


@pytest.fixture(scope="module")
def built(builder: Host, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Trial]:
    """The site of the invented area, and how its build ended."""
    output = tmp_path_factory.mktemp("site")
    return output, builder.build(Order(AREA, output, AS_OF))


def _gone(path: str) -> Callable[[Path], None]:
    return lambda site: (site / path).unlink()


def _without(words: str, paths: str) -> Callable[[Path], None]:
    def take_out(site: Path) -> None:
        for path in site.glob(paths):
            lines = path.read_text("utf-8").splitlines(keepends=True)
            path.write_text("".join(line for line in lines if words not in line), "utf-8")

    return take_out


LOST = {
    "a post without a page": _gone("news/2030/rowers-grant/index.html"),
    "a post in no table": _without("post/2030/rowers-grant", "data/posts.csv"),
    "a grant in no table of grants": _without("post/2030/rowers-grant", "data/grants.csv"),
    "a post in no list": _without('href="/news/2030/rowers-grant/', "**/*.html"),
    "a theme without a page": _gone("themes/water/index.html"),
    "an activity without a page": _gone("activities/reed-bank/index.html"),
    "a goal without a page": _gone("goals/living-shore/index.html"),
    "a fixed page without a page": _gone("how-we-meet/index.html"),
}


@pytest.mark.parametrize("case", LOST)
def test_an_entry_that_is_lost_is_noticed(
    case: str, built: tuple[Path, Trial], tmp_path: Path
) -> None:
    site = shutil.copytree(built[0], tmp_path / "site")
    LOST[case](site)
    (fault,) = Outcome(AREA, site, AS_OF, built[1]).faults()
    assert fault.startswith(("lost:", "lost: no page leads to"))


@pytest.mark.parametrize(
    "problem",
    [
        ("content/area.yaml", 0, "x", True),
        ("content/area.yaml", 10_000, "x", True),
        ("content/nowhere.md", 1, "x", True),
        ("area.yaml", 1, "x", True),
    ],
)
def test_a_problem_without_file_and_line_is_noticed(
    problem: tuple[str, int, str, bool], built: tuple[Path, Trial]
) -> None:
    trial = replace(built[1], problems=(*built[1].problems, problem))
    (fault,) = Outcome(AREA, built[0], AS_OF, trial).faults()
    assert fault.startswith("a problem ")


def test_a_build_that_fails_and_does_not_say_why_is_noticed(built: tuple[Path, Trial]) -> None:
    trial = replace(built[1], failed=True)
    assert [*Outcome(AREA, built[0], AS_OF, trial).faults()] == ["it failed without a problem"]


def test_a_file_in_no_state_is_noticed(built: tuple[Path, Trial]) -> None:
    states = {path: state for path, state in (built[1].states or {}).items() if path != GRANT}
    trial = replace(built[1], states=states)
    assert [*Outcome(AREA, built[0], AS_OF, trial).faults()] == [f"a file in no state: {GRANT!r}"]


def test_a_build_that_takes_much_memory_is_noticed(built: tuple[Path, Trial]) -> None:
    assert 10 < built[1].memory <= MEMORY
    trial = replace(built[1], memory=MEMORY + 1)
    assert [*Outcome(AREA, built[0], AS_OF, trial).faults()] == [f"it took {MEMORY + 1} MB"]


def test_a_build_that_ends_with_a_trace_is_noticed(builder: Host, tmp_path: Path) -> None:
    nowhere = tmp_path / "a file"
    nowhere.write_bytes(b"")
    trial = builder.build(Order(AREA, nowhere, date(2031, 5, 20)))
    assert "it ended with a trace" in trial.died
    assert "NotADirectoryError" in trial.died or "FileExistsError" in trial.died
