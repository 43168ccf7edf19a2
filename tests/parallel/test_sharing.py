"""Work that is shared out has the same result as work done in turn, and says where it failed."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from tests.parallel.scenes import THINGS


def played(scene: str) -> subprocess.CompletedProcess[str]:
    """A scene, in a process of its own."""
    command = [sys.executable, "-m", "tests.parallel.scenes", scene]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def result_of(scene: str) -> Any:
    """What a scene gives."""
    done = played(scene)
    assert not done.returncode, done.stderr
    return json.loads(done.stdout)


def test_results_are_those_of_work_done_in_turn() -> None:
    shared, in_turn = result_of("same_results")
    assert shared == in_turn
    assert len(shared) == len(THINGS)


def test_results_larger_than_a_pipe_arrive_whole() -> None:
    assert result_of("long_results") == [True] * len(THINGS)


def test_each_of_many_things_is_done_once() -> None:
    assert result_of("many_things")


def test_this_process_and_another_do_the_work() -> None:
    assert result_of("both_work") == [2, True]


def test_few_things_are_done_here() -> None:
    assert result_of("few_things") == [1, True]


def test_one_job_is_done_here() -> None:
    assert result_of("one_job") == [1, True]


def test_a_process_with_other_threads_is_never_copied() -> None:
    assert result_of("another_thread") == [1, True]


def test_a_copy_is_not_interrupted() -> None:
    """Else what a person sees of Ctrl-C would be that a worker died."""
    assert result_of("interrupted") == [True, "done"]


def test_what_is_raised_is_raised_here_with_the_name_of_the_thing() -> None:
    said = result_of("refusal")
    assert said.startswith("file 7: ")
    assert "ValueError: seven is refused" in said


def test_a_worker_that_dies_names_the_thing_it_was_busy_with() -> None:
    number, said = result_of("death")
    assert said == f"file {number}: the worker died"


def test_a_worker_names_the_thing_over_which_the_process_died_that_started_it() -> None:
    done = played("death_of_the_first")
    assert done.returncode == 9
    assert done.stderr == f"file {done.stdout.strip()}: the worker died\n"
