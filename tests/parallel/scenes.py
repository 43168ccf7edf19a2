"""What is tried in a process of its own, where no other test has started a thread."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from typing import Any

from plugins.parallel import FEWEST, WorkerDied, in_turn, shared

THINGS = list(range(FEWEST + 37))


def same_results() -> Any:
    """Results shared out beside results in turn."""
    square = _square
    return [shared(2)(square, THINGS, str), in_turn(square, THINGS, str)]


def _square(number: int) -> int:
    return number * number


def long_results() -> Any:
    """Whether results far larger than a pipe holds arrive whole."""
    found = shared(2)(lambda number: str(number) * 100_000, THINGS, str)
    return [found[number] == str(number) * 100_000 for number in THINGS]


def who_works(jobs: int = 2, things: int = len(THINGS)) -> Any:
    """How many processes did the work, and whether this one was among them."""
    workers = set(shared(jobs)(lambda _: os.getpid(), THINGS[:things], str))
    return [len(workers), os.getpid() in workers]


def few_things() -> Any:
    """Who does little work."""
    return who_works(things=5)


def one_job() -> Any:
    """Who does the work where sharing is turned off."""
    return who_works(jobs=1)


def another_thread() -> Any:
    """Who does the work in a process that has another thread."""
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        return who_works()
    finally:
        over.set()
        thread.join()


def refusal() -> Any:
    """What is said where the work on a thing raises."""
    return _said(_refuse_seven)


def _refuse_seven(number: int) -> int:
    if number == 7:
        raise ValueError("seven is refused")
    return number


def death() -> Any:
    """What is said where a worker ends over its work."""
    return _said(_die_at_eleven)


def _die_at_eleven(number: int) -> int:
    if number == 11:
        os._exit(9)
    return number


def _said(work: Callable[[int], int]) -> str:
    try:
        shared(2)(work, THINGS, lambda number: f"file {number}")
    except WorkerDied as died:
        return str(died)
    return "nothing"


if __name__ == "__main__":
    print(json.dumps(globals()[sys.argv[1]]()))
