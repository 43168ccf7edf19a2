"""Counting on a terminal and elsewhere, with a clock that the test sets."""

from __future__ import annotations

import re
import threading
from io import StringIO

import pytest

from plugins.progress import counting

CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
HIDDEN, SHOWN = "\x1b[?25l", "\x1b[?25h"


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Clock:
    """Gives the time that the test sets, in seconds."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


def count(stream: StringIO, total: int, seconds: float) -> str:
    """Do ``total`` things that take so many seconds each; gives what was printed."""
    clock = Clock()
    with counting("Pages", stream, clock)(total) as advance:
        for _ in range(total):
            clock.now += seconds
            advance()
    return stream.getvalue()


def test_elsewhere_there_is_a_line_every_few_seconds() -> None:
    assert count(StringIO(), 12, 1.0) == "Pages: 5 of 12\nPages: 10 of 12\n"


def test_large_numbers_are_grouped() -> None:
    assert count(StringIO(), 2_000, 5 / 1_024).startswith("Pages: 1,024 of 2,000\n")


@pytest.mark.parametrize("stream", [StringIO, Terminal])
@pytest.mark.parametrize("total", [0, 1, 90])
def test_short_work_shows_nothing(stream: type[StringIO], total: int) -> None:
    assert count(stream(), total, 0.01) == ""


def test_a_terminal_shows_a_bar_that_grows_and_goes() -> None:
    said = count(Terminal(), 20, 0.3)
    drawn = re.findall(r"(\d+)/20", CONTROL.sub("", said))
    assert [int(n) for n in dict.fromkeys(drawn)] == list(range(4, 21))
    assert said.rindex(HIDDEN) < said.rindex(SHOWN), "the cursor is back"
    assert said.endswith("\x1b[2K"), "the line of the bar is empty"


def test_a_bar_is_not_drawn_for_each_thing() -> None:
    said = count(Terminal(), 3_000, 0.001)
    assert len(re.findall("Pages", said)) < 60


@pytest.mark.parametrize("stream", [StringIO, Terminal])
def test_a_failure_ends_it(stream: type[StringIO]) -> None:
    clock, where = Clock(), stream()

    def fail() -> None:
        with counting("Pages", where, clock)(9) as advance:
            clock.now += 3
            advance()
            raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        fail()
    assert where.getvalue().count(HIDDEN) == where.getvalue().count(SHOWN)


def test_no_thread_is_started() -> None:
    clock = Clock()
    with counting("Pages", Terminal(), clock)(9) as advance:
        for _ in range(5):
            clock.now += 1
            advance()
        assert threading.active_count() == 1


def test_a_terminal_that_can_draw_nothing_gets_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert count(Terminal(), 6, 1.0) == "Pages: 5 of 6\n"


def test_colours_that_are_forced_make_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on machines that build for others and keep what was printed."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert count(StringIO(), 6, 1.0) == "Pages: 5 of 6\n"


def test_it_counts_on_stderr_unless_told_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    with counting("Pages", clock=clock)(2) as advance:
        clock.now += 6
        advance()
    assert capsys.readouterr() == ("", "Pages: 1 of 2\n")
