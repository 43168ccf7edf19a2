"""Who is named where work fails, and that no worker outlives it."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from subprocess import Popen

from tests.parallel.playing import result_of, started


@contextmanager
def endless() -> Iterator[Popen[str]]:
    """Three processes, all of them at work that never ends; none is left in the end."""
    with started("endless") as first:
        try:
            assert first.stdout
            assert len({first.stdout.readline() for _ in range(3)}) == 3
            yield first
        finally:
            with suppress(ProcessLookupError):
                os.killpg(first.pid, signal.SIGKILL)


def test_what_a_worker_raises_is_raised_with_the_name_of_the_thing() -> None:
    said, is_over = result_of("refused_by_worker")
    assert said.startswith("file 1: Traceback ")
    assert said.endswith("ValueError: one is refused\n")
    assert is_over


def test_what_the_first_process_raises_is_raised_with_the_name_and_ends_all() -> None:
    said, is_over = result_of("refused_here")
    name, _, trace = said.partition(": ")
    assert trace.endswith(f"ValueError: {name.removeprefix('file ')} is refused\n")
    assert is_over


def test_what_work_in_turn_raises_is_raised_as_it_is() -> None:
    assert result_of("refused_in_turn") == "one is refused"


def test_what_the_system_refuses_a_worker_is_raised_as_it_is() -> None:
    found = result_of("refused_by_the_system")
    assert found == [28, "No space left on device", "page.html"]


def test_a_thing_that_kills_its_worker_is_named() -> None:
    assert result_of("killed") == [["file 7: the worker died", True]] * 2


def test_a_thing_that_ends_its_worker_is_named() -> None:
    assert result_of("exited") == ["file 7: the worker died", True]


def test_what_a_worker_left_open_that_was_killed_by_accident_is_done() -> None:
    assert result_of("killed_once")


def test_a_worker_may_be_killed_while_it_sends() -> None:
    assert result_of("killed_while_sending") == [True, True]


def test_a_result_that_cannot_be_sent_is_named() -> None:
    said, is_over = result_of("unsendable")
    assert said.startswith("file 7: ")
    assert "pickle" in said
    assert is_over


def test_a_worker_is_not_interrupted() -> None:
    """Else what a person sees of Ctrl-C would be that a worker died."""
    assert result_of("interrupted_worker")


def test_an_interruption_ends_all_workers_without_a_word_from_them() -> None:
    with endless() as first:
        os.killpg(first.pid, signal.SIGINT)
        out, errors = first.communicate(timeout=60)
    assert (json.loads(out), errors) == ([1, True], "")


def test_no_worker_outlives_its_parent() -> None:
    """Their output, which all of them hold, comes to an end."""
    with endless() as first:
        first.kill()
        first.communicate(timeout=60)


def test_a_worker_whose_parent_has_ended_already_ends_too() -> None:
    assert result_of("orphan") == 1
