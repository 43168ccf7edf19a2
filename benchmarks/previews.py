"""Previews: how long after an edit the page shows it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from statistics import mean

from benchmarks.measuring.server import Server
from benchmarks.session import Session
from benchmarks.targets import PREVIEW, PREVIEW_MEMORY

PERIOD = 0.5  # seconds: some previews look for changes at this interval only
MOMENTS = 5  # edits a round, spread over that interval
LONG = 4 * PERIOD  # where one edit takes this long, its moment matters little


def measure_previews(session: Session, rounds: int) -> None:
    """Every preview after the other, ``rounds`` times; all run, and only one has work to do."""
    with ExitStack() as stack:
        servers = [stack.enter_context(server) for server in _servers(session)]
        for server in servers:
            session.say(f"the preview of {server.generator.name} begins")
            _wait(server, session, session.edited.title)
        for _ in session.rounds("previews", rounds):
            for server in servers:
                session.note(PREVIEW, server.generator, _edits_to_page(server, session))
    for server in servers:
        session.note(PREVIEW_MEMORY, server.generator, float(server.largest))


def _servers(session: Session) -> Iterator[Server]:
    for generator in session.generators:
        if generator.preview:
            yield Server(generator, session.log(generator))


def _edits_to_page(server: Server, session: Session) -> float:
    """The mean of edits at moments spread evenly, because nobody knows when a preview looks."""
    seconds: list[float] = []
    for number in range(MOMENTS):
        _wait_for_moment(number / MOMENTS * PERIOD)
        began = time.perf_counter()
        seconds.append(_wait(server, session, session.edit(server.generator)) - began)
        if seconds[-1] > LONG:
            break
    return mean(seconds)


def _wait_for_moment(offset: float) -> None:
    """Sleep until the clock is ``offset`` seconds into a period."""
    time.sleep((offset - time.perf_counter()) % PERIOD)


def _wait(server: Server, session: Session, text: str) -> float:
    """The moment at which the page showed ``text``; returns when nothing more is at work."""
    seen = server.until(server.generator.address_of(session.edited), text)
    server.settle()
    return seen
