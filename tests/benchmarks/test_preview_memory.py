from __future__ import annotations

from benchmarks.preview_memory import BAR, MIB, Look


def test_a_line_tells_of_both_processes_and_of_the_time() -> None:
    line = Look(20, 40 * MIB, 100 * MIB, 0.1234).line(280 * MIB)
    assert line.split() == ["20", "40.0", "100.0", "123", "█" * (BAR // 2)]


def test_the_most_memory_has_the_longest_bar() -> None:
    assert Look(0, MIB, MIB, 0.0).line(2 * MIB).endswith(" " + "█" * BAR)
