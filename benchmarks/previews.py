"""Previews: how long after an edit a page shows it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import mean

from benchmarks.generators import Generator
from benchmarks.measuring.server import Server
from benchmarks.session import Session
from benchmarks.targets import PREVIEW_HOME, PREVIEW_MEMORY, PREVIEW_TEXT, PREVIEW_TITLE

PERIOD = 0.5  # seconds: some previews look for changes at this interval only
MOMENTS = 5  # edits a round, spread over that interval
LONG = 4 * PERIOD  # where one edit takes this long, its moment matters little
HOME = "/"

Edit = Callable[[Generator], str]


@dataclass(frozen=True)
class Look:
    """``measure`` is the time from an ``edit`` until the page at ``address`` shows it."""

    measure: str
    edit: Edit
    address: str


def measure_previews(session: Session, rounds: int) -> None:
    """Every preview after the other, ``rounds`` times; all run, and only one has work to do."""
    with ExitStack() as stack:
        servers = [stack.enter_context(server) for server in _servers(session)]
        looks = {server: [*_looks(server, session)] for server in servers}
        for _ in session.rounds("previews", rounds):
            for server in servers:
                for look in looks[server]:
                    session.note(look.measure, server.generator, _edits_to_page(server, look))
    for server in servers:
        session.note(PREVIEW_MEMORY, server.generator, float(server.largest))


def _servers(session: Session) -> Iterator[Server]:
    for generator in session.generators:
        if generator.preview:
            yield Server(generator, session.log(generator))


def _looks(server: Server, session: Session) -> Iterator[Look]:
    """What is asked of a preview, once it has begun."""
    name, post = server.generator.name, session.edited
    own = server.generator.address_of(post)
    session.say(f"the preview of {name} begins")
    _wait(server, own, post.title)
    yield Look(PREVIEW_TEXT, session.edit, own)
    yield Look(PREVIEW_TITLE, session.edit_title, own)
    if post.title in server.page(HOME):
        yield Look(PREVIEW_HOME, session.edit_title, HOME)
    else:
        session.say(f"the home page of {name} does not list the post, and is left out")


def _edits_to_page(server: Server, look: Look) -> float:
    """The mean of edits at moments spread evenly, because nobody knows when a preview looks."""
    seconds: list[float] = []
    for number in range(MOMENTS):
        _wait_for_moment(number / MOMENTS * PERIOD)
        began = time.perf_counter()
        seconds.append(_wait(server, look.address, look.edit(server.generator)) - began)
        if seconds[-1] > LONG:
            break
    return mean(seconds)


def _wait_for_moment(offset: float) -> None:
    """Sleep until the clock is ``offset`` seconds into a period."""
    time.sleep((offset - time.perf_counter()) % PERIOD)


def _wait(server: Server, address: str, text: str) -> float:
    """The moment at which a page showed ``text``; returns when nothing more is at work."""
    seen = server.until(address, text)
    server.settle()
    return seen
