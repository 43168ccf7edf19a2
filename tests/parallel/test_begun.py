"""Work that copies of a process have begun before it joins in."""

from __future__ import annotations

from tests.parallel.test_sharing import result_of


def test_a_copy_begins_and_both_do_the_work() -> None:
    assert result_of("begun") == [True, True]


def test_a_copy_goes_on_though_nobody_receives_its_results() -> None:
    assert result_of("begun_alone")


def test_copies_end_whatever_another_one_waits_for() -> None:
    assert result_of("begun_beside") == ["now", True]


def test_copies_whose_results_nobody_wants_are_gone() -> None:
    assert result_of("given_up")


def test_a_copy_that_died_before_is_named() -> None:
    assert result_of("death_of_a_begun") == "file 7: the worker died"
