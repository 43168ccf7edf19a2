"""One piece of work that a copy of a process does beside it."""

from __future__ import annotations

from tests.parallel.test_sharing import played, result_of


def test_a_copy_works_while_this_process_goes_on() -> None:
    assert result_of("beside_this") == ["now", False]


def test_a_result_larger_than_a_pipe_arrives_whole() -> None:
    assert result_of("long_result_beside")


def test_what_is_raised_is_raised_here_with_the_name_of_the_work() -> None:
    said = result_of("refusal_beside")
    assert said.startswith("open data: ")
    assert "ValueError: seven is refused" in said


def test_a_copy_that_dies_is_named() -> None:
    assert result_of("death_beside") == "open data: the worker died"


def test_a_copy_that_is_given_up_is_gone() -> None:
    assert result_of("given_up_beside")


def test_work_that_is_needed_late_gives_way_to_all_other() -> None:
    assert result_of("last_asked") == 19


def test_a_copy_that_nobody_waits_for_ends_without_a_word() -> None:
    done = played("nobody_waits")
    assert (done.returncode, done.stdout, done.stderr) == (0, '"x"\n', "")
