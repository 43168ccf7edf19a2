"""What is tried in a process of its own, where no other test has started a thread."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import Any

from plugins.parallel import FEWEST, Begun, WorkerDied, beside, in_turn, shared

THINGS = list(range(FEWEST + 37))
FIRST = os.getpid()


class Meeting:
    """The first process and its worker, neither of which goes on before the other is at work."""

    def __init__(self) -> None:
        self._ways = {True: os.pipe(), False: os.pipe()}
        self._met = False

    def __call__(self) -> bool:
        """Wait until both are here, once; whether this is the first process."""
        is_first = os.getpid() == FIRST
        if not self._met:
            os.write(self._ways[is_first][1], b"x")
            os.read(self._ways[not is_first][0], 1)
            self._met = True
        return is_first


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


def many_things() -> Any:
    """Whether each of more things than there are tickets is done, and in its place."""
    found = shared(3)(_square, range(10_001), str)
    return found == [number * number for number in range(10_001)]


def both_work() -> Any:
    """How many processes did the work, and whether this one was among them."""
    meeting = Meeting()

    def work(_: int) -> int:
        meeting()
        return os.getpid()

    return _who(shared(2)(work, THINGS, str))


def few_things() -> Any:
    """Who does little work."""
    return _who(shared(2)(lambda _: os.getpid(), THINGS[:5], str))


def one_job() -> Any:
    """Who does the work where sharing is turned off."""
    return _who(shared(1)(lambda _: os.getpid(), THINGS, str))


def another_thread() -> Any:
    """Who does the work in a process that has another thread."""
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        return _who(shared(2)(lambda _: os.getpid(), THINGS, str))
    finally:
        over.set()
        thread.join()


def _who(workers: list[int]) -> list[Any]:
    return [len(set(workers)), FIRST in workers]


def interrupted() -> Any:
    """Whether copies, which the keyboard interrupts with their process, leave that to it."""
    meeting = Meeting()

    def work(number: int) -> int:
        if not meeting():
            os.kill(os.getpid(), signal.SIGINT)
        return number

    alone = beside(lambda: os.kill(os.getpid(), signal.SIGINT) or "done", "waiting")
    return [shared(2)(work, THINGS, str) == THINGS, alone()]


def refusal() -> Any:
    """What is said where the work on a thing raises."""
    return _said(_refuse_seven)


def _refuse_seven(number: int) -> int:
    if number == 7:
        raise ValueError("seven is refused")
    return number


def death() -> Any:
    """The thing over which a worker ends, and what is said of that."""
    meeting, (heard, told) = Meeting(), os.pipe()

    def work(number: int) -> int:
        if not meeting():
            os.write(told, str(number).encode())
            os._exit(9)
        return number

    said = _said(work)
    return [os.read(heard, 10).decode(), said]


def death_of_the_first() -> Any:
    """Nothing more is said by the process that ends over its work."""
    meeting = Meeting()

    def work(number: int) -> int:
        if meeting():
            print(number, flush=True)
            os._exit(9)
        return number

    return _said(work)


def beside_this() -> Any:
    """Whether a copy did the work while this process did something that the copy waited for."""
    heard, told = os.pipe()
    result = beside(lambda: [os.read(heard, 10).decode(), os.getpid() == FIRST], "waiting")
    os.write(told, b"now")
    return result()


def long_result_beside() -> Any:
    """Whether a result far larger than a pipe holds arrives whole."""
    return beside(lambda: "x" * 1_000_000, "writing")() == "x" * 1_000_000


def refusal_beside() -> Any:
    """What is said where the work beside raises."""
    return _said_beside(lambda: _refuse_seven(7))


def death_beside() -> Any:
    """What is said where the copy dies."""
    return _said_beside(lambda: os._exit(9))


def nobody_waits() -> Any:
    """Nothing is said by a copy whose result nobody waits for."""
    heard, told = os.pipe()
    beside(lambda: os.write(told, b"x") and "x" * 1_000_000, "writing")
    return os.read(heard, 1).decode()


def given_up_beside() -> Any:
    """Whether nothing is left of a copy that waits for ever, once nobody waits for its result."""
    heard, _told = os.pipe()
    copy = beside(lambda: os.read(heard, 1), "waiting")
    copy.close()
    copy.close()
    return _has_no_copies()


def last_asked() -> Any:
    """How nice a copy is that works when nothing else is to be done; 19 is the most."""
    return beside(lambda: os.nice(0), "compiling", when_idle=True)()


def begun() -> Any:
    """Whether a copy works on before this process joins in, and both then do all the work."""
    heard, told = os.pipe()

    def work(number: int) -> int:
        if os.getpid() != FIRST:
            os.write(told, b"x")
        return number * number

    work_begun = Begun(work, THINGS, str, 2, together=16)
    os.read(heard, 1)  # waits until the copy has begun
    results = work_begun.results()
    work_begun.close()
    return [results == [number * number for number in THINGS], _has_no_copies()]


def begun_alone() -> Any:
    """Whether a copy does all of the work, more than a pipe holds, with nobody to receive it."""
    heard, told = os.pipe()

    def work(number: int) -> str:
        if number == THINGS[-1]:
            os.write(told, b"x")
        return str(number) * 10_000

    work_begun = Begun(work, THINGS, str, 2, together=1)
    os.read(heard, 1)
    results = work_begun.results()
    work_begun.close()
    return results == [str(number) * 10_000 for number in THINGS]


def begun_beside() -> Any:
    """Whether copies end that are let go of while another waits for this process."""
    heard, told = os.pipe()
    work_begun = Begun(_square, THINGS, str, 2, together=16)
    other = beside(lambda: os.read(heard, 10).decode(), "waiting")
    work_begun.results()
    os.write(told, b"now")
    return [other(), _has_no_copies()]


def given_up() -> Any:
    """Whether nothing is left of copies whose results, more than pipes hold, nobody wants."""
    heard, told = os.pipe()

    def work(number: int) -> str:
        os.write(told, b"x")
        return str(number) * 100_000

    work_begun = Begun(work, THINGS, str, 3, together=4)
    for _ in THINGS:
        os.read(heard, 1)
    work_begun.close()
    return _has_no_copies()


def death_of_a_begun() -> Any:
    """What is said where a copy dies over things that it took before anybody asked."""
    heard, told = os.pipe()

    def work(number: int) -> int:
        if os.getpid() != FIRST:
            os.write(told, b"x")
            if number == 7:
                os._exit(9)
        return number

    work_begun = Begun(work, THINGS, lambda number: f"file {number}", 2, together=16)
    os.read(heard, 1)
    try:
        work_begun.results()
    except WorkerDied as died:
        return str(died)
    finally:
        work_begun.close()
    return "nothing"


def _has_no_copies() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def _said_beside(work: Callable[[], object]) -> str:
    try:
        beside(work, "open data")()
    except WorkerDied as died:
        return str(died)
    return "nothing"


def _said(work: Callable[[int], int]) -> str:
    try:
        shared(2)(work, THINGS, lambda number: f"file {number}")
    except WorkerDied as died:
        return str(died)
    return "nothing"


if __name__ == "__main__":
    print(json.dumps(globals()[sys.argv[1]]()))
