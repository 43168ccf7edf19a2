"""Work that is shared out has the same results as work done in turn."""

from __future__ import annotations

from tests.parallel.playing import result_of
from tests.parallel.scenes import THINGS


def test_results_are_those_of_work_done_in_turn() -> None:
    assert result_of("same_results") == [True, True, True]


def test_results_larger_than_a_pipe_arrive_whole() -> None:
    assert result_of("long_results") == [True] * len(THINGS)


def test_the_first_process_and_a_worker_do_the_work() -> None:
    assert result_of("both_work") == [2, True]


def test_the_first_process_is_one_of_those_that_are_asked_for() -> None:
    assert result_of("workers_of_five") == [4]


def test_few_things_are_done_in_turn() -> None:
    assert result_of("few_things") == [1, True]


def test_few_things_are_shared_out_where_they_are_said_to_be_enough() -> None:
    assert result_of("few_but_enough") == [2, True]


def test_a_single_thing_is_done_in_turn() -> None:
    assert result_of("one_thing") == [1, True]


def test_one_job_is_done_in_turn() -> None:
    assert result_of("one_job") == [1, True]


def test_a_process_with_other_threads_is_never_forked() -> None:
    assert result_of("another_thread") == [1, True]


def test_workers_are_forked_before_the_executor_starts_a_thread() -> None:
    assert result_of("threads_at_forks") == [True, True]


def test_each_thing_is_counted_once() -> None:
    assert result_of("counted") == [[len(THINGS)] * 2] * 3
