"""The arithmetic of the table, and the table itself."""

from __future__ import annotations

import pytest

from benchmarks import table
from benchmarks.figures import Figure, ratio, verdict
from benchmarks.targets import COLD, EDIT, MEMORY, TARGETS


@pytest.mark.parametrize(
    ("values", "middle"), [([3.0], 3.0), ([5.0, 1.0, 2.0], 2.0), ([4.0, 1.0, 2.0, 3.0], 2.5)]
)
def test_the_middle(values: list[float], middle: float) -> None:
    assert Figure.of(values) == Figure(middle, min(values), max(values))


def test_nothing_has_no_middle() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        Figure.of([])


def test_ratios_are_taken_pair_by_pair() -> None:
    # The ratio of the middles would be 1: 2 ÷ 2.
    assert ratio([2.0, 9.0, 1.0], [1.0, 3.0, 2.0]) == Figure(2.0, 0.5, 3.0)


def test_pairs_must_be_whole() -> None:
    with pytest.raises(ValueError, match="shorter"):
        ratio([1.0, 2.0], [1.0])


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (0.5, 0.7, "met"),
        (0.6, 0.71, "within spread"),
        (0.7, 0.9, "within spread"),
        (0.71, 0.9, "not met"),
    ],
)
def test_only_a_whole_spread_decides(least: float, most: float, said: str) -> None:
    assert verdict(Figure((least + most) / 2, least, most), 0.7) == said


MEASURED = {
    COLD: {"this project": [1.0, 2.0], "Pelican": [2.0, 4.0], "Eleventy": [0.5, 1.0]},
    EDIT: {"this project": [1.0, 1.0], "Hugo": [1.0, 2.0]},
    MEMORY: {"this project": [2.0**20], "Hugo": [2.0**21]},
}


@pytest.mark.parametrize(
    "line",
    [
        "cold build ÷ Pelican ≤ 0.7 0.50 (0.50–0.50) met",
        "cold build ÷ Eleventy ≤ 1.2 2.00 (2.00–2.00) not met",
        "one edit ÷ Hugo ≤ 0.8 0.75 (0.50–1.00) within spread",
        "peak memory, cold build ÷ Hugo ≤ 1.0 0.50 (0.50–0.50) met",
    ],
)
def test_a_target_stands_beside_what_was_measured(line: str) -> None:
    assert line in [" ".join(found.split()) for found in table.targets(MEASURED, 1000)]


def test_a_size_without_targets_has_no_verdict() -> None:
    lines = [" ".join(line.split()) for line in table.targets(MEASURED, 100)]
    assert "cold build ÷ Pelican – 0.50 (0.50–0.50)" in lines


def test_what_was_not_measured_has_no_line() -> None:
    assert [line.split()[0] for line in table.targets({}, 1000)] == ["ratio"]


def test_bytes_are_shown_as_mebibytes() -> None:
    lines = [" ".join(line.split()) for line in table.measurements(MEASURED)]
    assert "Hugo 2 (2–2) ours ÷ this: 0.50 (0.50–0.50)" in lines


def test_both_large_sizes_have_every_target() -> None:
    assert [target.at_most.keys() for target in TARGETS] == [{1000, 5000}] * len(TARGETS)
