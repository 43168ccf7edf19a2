"""The arithmetic of the table, and the table itself."""

from __future__ import annotations

import pytest

from benchmarks import table
from benchmarks.figures import Figure, ratio, verdict
from benchmarks.targets import COLD, EDIT, MEMORY, PREVIEW_TEXT, PREVIEW_TITLE, TARGETS


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
    COLD: {"this project": [1.0, 2.0], "Pelican + YAML": [2.0, 4.0], "Eleventy": [0.5, 1.0]},
    EDIT: {"this project": [1.5, 1.5], "Eleventy": [1.0, 2.0]},
    PREVIEW_TEXT: {"this project": [1.0], "Hugo": [2.0]},
    MEMORY: {"this project": [2.0**20], "Hugo": [2.0**21]},
}


@pytest.mark.parametrize(
    "line",
    [
        "cold build ÷ Pelican + YAML ≤ 0.8 0.50 (0.50–0.50) met",
        "cold build ÷ Eleventy – 2.00 (2.00–2.00)",
        "one edit of a text ÷ Eleventy ≤ 1.3 1.12 (0.75–1.50) within spread",
        "preview, text to page ÷ Hugo ≤ 0.4 0.50 (0.50–0.50) not met",
        "peak memory, cold build ÷ Hugo ≤ 1.0 0.50 (0.50–0.50) met",
    ],
)
def test_a_target_stands_beside_what_was_measured(line: str) -> None:
    assert line in [" ".join(found.split()) for found in table.targets(MEASURED, 1000)]


def test_a_size_without_targets_has_no_verdict() -> None:
    lines = [" ".join(line.split()) for line in table.targets(MEASURED, 100)]
    assert "cold build ÷ Pelican + YAML – 0.50 (0.50–0.50)" in lines


def test_an_older_checkout_stands_last() -> None:
    measured = {COLD: {**MEASURED[COLD], "this project, before": [6.0, 12.0]}}
    lines = [" ".join(line.split()) for line in table.targets(measured, 1000)]
    assert lines[0] == "ratio target measured verdict before"
    assert lines[1].endswith("0.50 (0.50–0.50) met 3.00 (3.00–3.00)")


def test_what_was_not_measured_has_no_line() -> None:
    assert [line.split()[0] for line in table.targets({}, 1000)] == ["ratio"]


def test_bytes_are_shown_as_mebibytes() -> None:
    lines = [" ".join(line.split()) for line in table.measurements(MEASURED)]
    assert "Hugo 2 (2–2) ours ÷ this: 0.50 (0.50–0.50)" in lines


def test_what_is_judged_is_judged_at_both_large_sizes() -> None:
    judged = [target.at_most.keys() for target in TARGETS if target.at_most]
    assert [sizes & {1000, 5000} for sizes in judged] == [{1000, 5000}] * len(judged)


def test_of_the_largest_size_previews_are_judged() -> None:
    judged = [target.measure for target in TARGETS if 20_000 in target.at_most]
    assert judged == [PREVIEW_TEXT, PREVIEW_TITLE]


def test_imports_that_were_not_looked_at_have_no_line() -> None:
    assert [*table.imports({})] == []
