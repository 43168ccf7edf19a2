"""Work that is shared out has the same result as work done in turn, and says where it failed."""

from __future__ import annotations

import os
import threading

import pytest

from plugins.parallel import FEWEST, WorkerDied, in_turn, shared

THINGS = list(range(FEWEST + 37))


def test_results_are_those_of_work_done_in_turn() -> None:
    def square(n: int) -> int:
        return n * n

    assert shared(2)(square, THINGS, str) == in_turn(square, THINGS, str)


def test_results_larger_than_a_pipe_arrive_whole() -> None:
    def long_text(n: int) -> str:
        return str(n) * 100_000

    assert shared(2)(long_text, THINGS, str) == in_turn(long_text, THINGS, str)


def test_the_work_is_done_in_other_processes() -> None:
    done_by = shared(2)(lambda _: os.getpid(), THINGS, str)
    assert os.getpid() not in done_by
    assert len(set(done_by)) == 2


def test_few_things_are_done_here() -> None:
    assert set(shared(2)(lambda _: os.getpid(), THINGS[:5], str)) == {os.getpid()}


def test_one_job_is_done_here() -> None:
    assert set(shared(1)(lambda _: os.getpid(), THINGS, str)) == {os.getpid()}


def test_a_process_with_other_threads_is_never_copied() -> None:
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        assert set(shared(2)(lambda _: os.getpid(), THINGS, str)) == {os.getpid()}
    finally:
        over.set()
        thread.join()


def test_what_is_raised_is_raised_here_with_the_name_of_the_thing() -> None:
    def refuse_seven(n: int) -> int:
        if n == 7:
            raise ValueError("seven is refused")
        return n

    with pytest.raises(WorkerDied, match=r"^file 7: (.|\n)*seven is refused"):
        shared(2)(refuse_seven, THINGS, lambda n: f"file {n}")


def test_a_worker_that_dies_names_the_thing_it_was_busy_with() -> None:
    def die_at_eleven(n: int) -> int:
        if n == 11:
            os._exit(9)
        return n

    with pytest.raises(WorkerDied, match=r"^file 11: the worker died$"):
        shared(2)(die_at_eleven, THINGS, lambda n: f"file {n}")
