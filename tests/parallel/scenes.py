"""What is tried in a process of its own, where no other test has started a thread."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import active_children
from typing import Any

from plugins import parallel
from plugins.parallel import FEWEST, WorkerDied, in_turn, shared

THINGS = list(range(FEWEST + 37))
MANY = list(range(1_003))
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


def _accident() -> Callable[[], bool]:
    """Something that happens once, to whichever process asks first."""
    token, held = os.pipe()
    os.write(held, b"x")
    os.set_blocking(token, False)

    def happens() -> bool:
        try:
            return bool(os.read(token, 1))
        except BlockingIOError:
            return False

    return happens


def _square(number: int) -> int:
    return number * number


def same_results() -> Any:
    """Whether results are those of work done in turn, whatever the number of processes."""
    expected = in_turn(_square, MANY, str)
    return [shared(jobs)(_square, MANY, str) == expected for jobs in (1, 2, 5)]


def long_results() -> Any:
    """Whether results far larger than a pipe holds arrive whole."""
    found = shared(2)(lambda number: str(number) * 100_000, THINGS, str)
    return [found[number] == str(number) * 100_000 for number in THINGS]


def both_work() -> Any:
    """How many processes did the work, and whether this one was among them."""
    meeting = Meeting()

    def work(_: int) -> int:
        meeting()
        return os.getpid()

    return _who(shared(2)(work, THINGS, str))


def workers_of_five() -> Any:
    """How many workers there are beside this process where five are to share the work."""
    seen: set[int] = set()

    def work(_: int) -> None:
        if os.getpid() == FIRST:
            seen.add(len(active_children()))

    shared(5)(work, THINGS, str)
    return list(seen)


def few_things() -> Any:
    """Who does little work."""
    return _who(shared(2)(lambda _: os.getpid(), THINGS[: FEWEST - 1], str))


def few_but_enough() -> Any:
    """Who does little work that is worth sharing."""
    meeting = Meeting()
    return _who(shared(2, fewest=5)(lambda _: [meeting(), os.getpid()][1], THINGS[:5], str))


def one_thing() -> Any:
    """Who does the only thing, though even that is said to be worth sharing."""
    return _who(shared(2, fewest=1)(lambda _: os.getpid(), THINGS[:1], str))


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


def threads_at_forks() -> Any:
    """How many threads there are whenever workers are forked, twice in a row and after a crash."""
    counts: list[int] = []
    os.register_at_fork(before=lambda: counts.append(threading.active_count()))
    happens = _accident()

    def work(number: int) -> int:
        if number == 0 and happens():
            os._exit(9)
        return number

    shared(3)(_square, THINGS, str)
    shared(3)(work, THINGS, str)
    return [len(counts) > 4, set(counts) == {1}]


def counted() -> Any:
    """How many things are announced and told of, here, and in workers of which one dies."""
    happens = _accident()

    def work(number: int) -> int:
        if number == 0 and happens():
            os._exit(9)
        return number

    return [_count(_square, 1), _count(_square, 3), _count(work, 3)]


def _count(work: Callable[[int], int], jobs: int) -> list[int]:
    told: list[int] = []

    @contextmanager
    def counting(total: int) -> Iterator[Callable[[], None]]:
        told.extend([total, 0])

        def advance() -> None:
            told[1] += 1

        yield advance

    shared(jobs, counting)(work, THINGS, str)
    return told


def refused_by_worker() -> Any:
    """What is said where the work on the second thing raises, which a worker does."""
    return _said(_refuse_one)


def refused_here() -> Any:
    """What is said where the first process raises, while its worker would go on for ever."""
    meeting, (endless, _held) = Meeting(), os.pipe()

    def work(number: int) -> int:
        if not meeting():
            os.read(endless, 1)
        raise ValueError(f"{number} is refused")

    return _said(work)


def refused_in_turn() -> Any:
    """What is raised where the work is not shared out."""
    try:
        shared(1)(_refuse_one, THINGS, str)
    except ValueError as error:
        return str(error)
    return "nothing"


def refused_by_the_system() -> Any:
    """What is raised where the system refuses a file to a worker, with its number, words, name."""

    def work(number: int) -> int:
        if number == 1:
            raise OSError(28, "No space left on device", "page.html")
        return number

    try:
        shared(2)(work, THINGS, str)
    except OSError as error:
        return error.errno, error.strerror, error.filename
    return "nothing"


def _refuse_one(number: int) -> int:
    if number == 1:
        raise ValueError("one is refused")
    return number


def killed() -> Any:
    """What is said where one thing kills whoever does it, with one worker and with two."""

    def work(number: int) -> int:
        if number == 7 and os.getpid() != FIRST:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    return [_said(work, jobs) for jobs in (2, 3)]


def exited() -> Any:
    """What is said where one thing ends whoever does it."""
    return _said(lambda number: os._exit(9) if number == 7 else number)


def killed_once() -> Any:
    """Whether all is done where a worker is killed by accident."""
    happens = _accident()

    def work(number: int) -> int:
        if number == 7 and happens():
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    return shared(3)(work, MANY, str) == MANY


def killed_while_sending() -> Any:
    """Whether all is done where one worker, or one of two, has sent half of its results."""
    return [_sent_by_halves(jobs) for jobs in (2, 3)]


def _sent_by_halves(jobs: int) -> bool:
    happens = _accident()

    def work(number: int) -> str:
        if number == 0 and happens():
            sys.setprofile(_die_at_second_write)
        return str(number) * 100_000

    return shared(jobs)(work, THINGS, str) == [str(number) * 100_000 for number in THINGS]


_writes: list[object] = []


def _die_at_second_write(_frame: object, event: str, called: object) -> None:
    if event == "c_call" and called is os.write:
        _writes.append(called)
        if len(_writes) == 2:  # the first says how much is to come
            os.kill(os.getpid(), signal.SIGKILL)


def unsendable() -> Any:
    """What is said of a result that cannot be sent."""
    return _said(lambda number: (lambda: number) if number == 7 else number)


def interrupted_worker() -> Any:
    """Whether workers leave it to the first process to be interrupted."""
    meeting = Meeting()

    def work(number: int) -> int:
        if not meeting():
            os.kill(os.getpid(), signal.SIGINT)
        return number

    return shared(2)(work, THINGS, str) == THINGS


def endless() -> Any:
    """Work that never ends, in three processes that say so; how often it was interrupted."""
    interruptions = 0
    never, _held = os.pipe()

    def work(_: int) -> None:
        os.write(1, f"{os.getpid()}\n".encode())
        os.read(never, 1)

    try:
        shared(3)(work, THINGS, str)
    except KeyboardInterrupt:
        interruptions += 1
    return [interruptions, _has_no_workers()]


def orphan() -> Any:
    """How a worker ends whose parent had ended before the worker asked the system to be told."""
    process = os.fork()
    if not process:
        parallel._begin(_square, -1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _has_no_workers() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def _said(work: Callable[[int], object], jobs: int = 2) -> list[Any]:
    try:
        shared(jobs)(work, MANY, lambda number: f"file {number}")
    except WorkerDied as died:
        return [str(died), _has_no_workers()]
    return ["nothing", _has_no_workers()]


if __name__ == "__main__":
    signal.alarm(50)  # what would hang fails, and takes its workers with it
    print(json.dumps(globals()[sys.argv[1]]()))
