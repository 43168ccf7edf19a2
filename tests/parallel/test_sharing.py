"""Work that is shared out has the same result as work done in turn, and says where it failed."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from tests.parallel.scenes import THINGS


def result_of(scene: str) -> Any:
    """What a scene gives in a process of its own."""
    command = [sys.executable, "-m", "tests.parallel.scenes", scene]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_results_are_those_of_work_done_in_turn() -> None:
    shared, in_turn = result_of("same_results")
    assert shared == in_turn
    assert len(shared) == len(THINGS)


def test_results_larger_than_a_pipe_arrive_whole() -> None:
    assert result_of("long_results") == [True] * len(THINGS)


def test_the_work_is_done_in_other_processes() -> None:
    assert result_of("who_works") == [2, False]


def test_few_things_are_done_here() -> None:
    assert result_of("few_things") == [1, True]


def test_one_job_is_done_here() -> None:
    assert result_of("one_job") == [1, True]


def test_a_process_with_other_threads_is_never_copied() -> None:
    assert result_of("another_thread") == [1, True]


def test_what_is_raised_is_raised_here_with_the_name_of_the_thing() -> None:
    said = result_of("refusal")
    assert said.startswith("file 7: ")
    assert "ValueError: seven is refused" in said


def test_a_worker_that_dies_names_the_thing_it_was_busy_with() -> None:
    assert result_of("death") == "file 11: the worker died"
