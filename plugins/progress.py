"""Shows how far a long piece of work has come: a bar on a terminal, plain lines elsewhere.

Work that is done within a second or two shows nothing. No thread is started, so a process may
still be copied while a bar is there.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TextIO

from rich.console import Console

Advance = Callable[[], None]
Counting = Callable[[int], AbstractContextManager[Advance]]
"""``with counting(total) as advance``: call ``advance`` for each thing that is done."""
Clock = Callable[[], float]
SOON = 1.0  # seconds after which work is long enough for a bar
SELDOM = 5.0  # seconds between plain lines
OFTEN = 0.1  # seconds between two looks of a bar


def counting(what: str, stream: TextIO | None = None, clock: Clock = time.monotonic) -> Counting:
    """A way to count ``what``, such as ``Pages``, on ``stream`` (stderr where none is given)."""

    def begin(total: int) -> AbstractContextManager[Advance]:
        where = stream or sys.stderr
        console = Console(file=where)
        if where.isatty() and console.is_interactive:
            return _bar(what, total, console, clock)
        return _lines(what, total, where, clock)

    return begin


@contextmanager
def _bar(what: str, total: int, console: Console, clock: Clock) -> Iterator[Advance]:
    # Where there is no terminal, nobody needs this, and it takes long to import.
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = TextColumn(what), BarColumn(), MofNCompleteColumn()
    # It goes when the work is done, and is drawn from here, without a thread.
    bar = Progress(*columns, console=console, transient=True, auto_refresh=False)
    task = bar.add_task(what, total=total)
    drawn, begun = clock(), clock()

    def advance() -> None:
        nonlocal drawn
        bar.advance(task)
        now = clock()
        if now - begun >= SOON and now - drawn >= OFTEN:
            drawn = now
            bar.start()
            bar.refresh()

    try:
        yield advance
    finally:
        bar.stop()


@contextmanager
def _lines(what: str, total: int, stream: TextIO, clock: Clock) -> Iterator[Advance]:
    done, told = 0, clock()

    def advance() -> None:
        nonlocal done, told
        done += 1
        now = clock()
        if now - told >= SELDOM:
            told = now
            print(f"{what}: {done:,} of {total:,}", file=stream, flush=True)

    yield advance
