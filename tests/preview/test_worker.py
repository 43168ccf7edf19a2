"""The worker: what it answers, what it prints, and the copy of it that checks."""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from typing import IO

import pytest

from plugins.preview.worker import Message, Request
from tests.house.sources import ROOT
from tests.preview.fake_site import SOON, Call

PROGRAM = """\
import ctypes, os, signal, subprocess, sys
from plugins.preview.worker import serve_requests
class Site:
    number = 0
    def refresh(self):
        self.number += 1
        {refresh}
        return []
    def get(self, path):
        {get}
        return b"the file " + path.encode()
    def check(self):
        {check}
        return []
prepare = lambda: Site()
{last}
sys.exit(serve_requests(prepare))
"""


class Asked:
    """A worker that runs lines of the test's own, and whoever asks it."""

    def __init__(
        self, stack: ExitStack, *, refresh: str = "", get: str = "", check: str = "", last: str = ""
    ) -> None:
        text = PROGRAM.format(
            refresh=refresh or "pass", get=get or "pass", check=check or "pass", last=last
        )
        error = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
        self.process = stack.enter_context(
            subprocess.Popen(
                [sys.executable, "-c", text],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=error,
            )
        )
        stack.callback(self.process.kill)

    @property
    def pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        assert self.process.stdin
        assert self.process.stdout
        return self.process.stdin, self.process.stdout

    def ask(self, action: str, path: str = "") -> Message:
        """The next message after a request."""
        self.pipes[0].write(Request(action, path).encode())
        self.pipes[0].flush()
        return self.message()

    def message(self) -> Message:
        line = self.pipes[1].readline()
        message, size = Message.decode(line)
        if size is None:
            return message
        return Message(message.problems, message.report, body=self.pipes[1].read(size))

    def refresh(self) -> str:
        """The report of reading."""
        return self.ask("refresh").report

    def result(self) -> Message:
        """What the checks find, after reading."""
        self.ask("refresh")
        self.ask("check")
        return self.message()


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    """Ends all workers."""
    with ExitStack() as entered:
        yield entered


def test_one_process_answers_again_and_again(stack: ExitStack) -> None:
    worker = Asked(stack, refresh="print(os.getpid(), self.number)")
    (first, one), (second, two) = (worker.refresh().split() for _ in range(2))
    assert (first == second, one, two) == (True, "1", "2")


def test_a_file_is_given_as_it_is(stack: ExitStack) -> None:
    worker = Asked(stack, get="return bytes(range(256)) * 10_000")
    worker.refresh()
    assert worker.ask("get", "x.png").body == bytes(range(256)) * 10_000


@pytest.mark.parametrize("path", ["index.html", "café/“x”.html"])
def test_a_file_is_asked_for_by_its_path(stack: ExitStack, path: str) -> None:
    worker = Asked(stack)
    worker.refresh()
    assert worker.ask("get", path).body == b"the file " + path.encode()


@pytest.mark.parametrize(("value", "body"), [("None", None), ("b''", b"")])
def test_nothing_and_an_empty_file_are_two_things(
    stack: ExitStack, value: str, body: bytes | None
) -> None:
    worker = Asked(stack, get=f"return {value}")
    worker.refresh()
    assert worker.ask("get", "x").body == body


def test_a_worker_carries_nothing_of_the_server(stack: ExitStack) -> None:
    others = "{'starlette', 'uvicorn', 'watchfiles', 'asyncio'} & sys.modules.keys()"
    assert Asked(stack, refresh=f"print({others})").refresh() == "set()"


def test_problems_are_told(stack: ExitStack) -> None:
    assert Asked(stack, refresh="return ['x.md:1: no']").ask("refresh").problems == ("x.md:1: no",)


# What prints, without a word of it on the pipe of the messages.
PRINTING = {
    "print": "print('said')",
    "complaint": "print('said', file=sys.stderr)",
    "bytes": "os.write(1, b'said')",
    "library": "ctypes.CDLL(None).puts(b'said')",
    "command": "subprocess.run(['echo', 'said'])",
    "copy": "os.fork() or (print('said'), os._exit(0)); os.wait()",
}


@pytest.mark.parametrize("line", PRINTING.values(), ids=PRINTING)
def test_what_is_printed_is_the_report(stack: ExitStack, line: str) -> None:
    assert Asked(stack, refresh=line).ask("refresh") == Message(report="said")


@pytest.mark.parametrize("line", PRINTING.values(), ids=PRINTING)
def test_what_the_checks_print_is_the_report_of_the_result(stack: ExitStack, line: str) -> None:
    assert Asked(stack, check=line).result() == Message(report="said", is_result=True)


def test_what_looks_like_a_message_is_printed_too(stack: ExitStack) -> None:
    looks = Message(problems=("said",)).encode().decode().strip()
    assert Asked(stack, refresh=f"print({looks!r})").refresh() == looks


def test_what_is_printed_keeps_its_order(stack: ExitStack) -> None:
    line = "print('1'); print('2', file=sys.stderr); print('3')"
    assert Asked(stack, refresh=line).refresh() == "1\n2\n3"


def test_a_report_is_of_its_own_request_only(stack: ExitStack) -> None:
    worker = Asked(stack, refresh="print('words ' * 3 if self.number == 1 else 'less')")
    assert [worker.refresh() for _ in range(2)] == ["words words words", "less"]


def test_a_long_report_is_cut(stack: ExitStack) -> None:
    worker = Asked(stack, refresh="print('x' * 3_000_000 if self.number == 1 else 'less')")
    assert [len(worker.refresh()) for _ in range(2)] == [1_000_000, 4]


def test_a_site_that_asks_for_input_is_given_none(stack: ExitStack) -> None:
    assert Asked(stack, refresh="print(repr(sys.stdin.read()))").refresh() == "''"


RAISING = {
    "sys.exit(1)": "",
    "sys.exit('no such theme')": "no such theme",
    "raise KeyError('theme')": "KeyError: 'theme'",
}


@pytest.mark.parametrize(("line", "report"), RAISING.items(), ids=RAISING)
@pytest.mark.parametrize("action", ["refresh", "get", "check"])
def test_what_raises_has_failed(stack: ExitStack, action: str, line: str, report: str) -> None:
    worker = Asked(stack, **{action: line})
    first = worker.ask("refresh")
    message = first if action == "refresh" else worker.ask(action)
    message = worker.message() if action == "check" else message
    assert (message.failed, message.report[-len(report) or None :]) == (True, report)


def test_what_the_system_refuses_is_told_in_a_line(stack: ExitStack) -> None:
    worker = Asked(stack, refresh="open('/proc/none')")
    assert worker.ask("refresh").report == (
        "/proc/none cannot be read or written: no such file or directory."
    )


def test_after_a_failure_the_same_process_goes_on(stack: ExitStack) -> None:
    worker = Asked(stack, refresh="assert self.number > 1")
    assert [worker.ask("refresh").failed for _ in range(2)] == [True, False]


def test_what_fails_to_be_prepared_is_tried_again(stack: ExitStack) -> None:
    last = "tries = iter([0, Site()])\nprepare = lambda: next(tries) or sys.exit('not yet')"
    worker = Asked(stack, last=last)
    assert [worker.refresh() for _ in range(2)] == ["not yet", ""]


def test_before_it_is_prepared_there_is_no_file(stack: ExitStack) -> None:
    worker = Asked(stack, last="prepare = lambda: sys.exit('not yet')")
    worker.refresh()
    assert worker.ask("get", "index.html").body is None


def test_the_checks_find_problems(stack: ExitStack) -> None:
    worker = Asked(stack, check="return ['x.md:1: ' + 'long ' * 100_000]")
    assert worker.result() == Message(("x.md:1: " + "long " * 100_000,), is_result=True)


def test_the_checks_are_made_in_a_copy_that_nobody_waits_for(stack: ExitStack) -> None:
    worker = Asked(
        stack, refresh="print(os.getpid(), os.nice(0))", check="print(os.getpid(), os.nice(0))"
    )
    process, priority = worker.refresh().split()
    worker.ask("check")
    copy, lower = worker.message().report.split()
    assert (process != copy, int(lower) > int(priority)) == (True, True)


def test_a_page_is_made_while_the_checks_run(stack: ExitStack) -> None:
    worker = Asked(stack, check="signal.pause()")
    worker.refresh()
    worker.ask("check")
    assert worker.ask("get", "x").body == b"the file x"


def test_checks_that_die_are_told_of(stack: ExitStack) -> None:
    result = Asked(stack, check="print('half'); os.kill(os.getpid(), 9)").result()
    text = "The checks of the site ended with status -9 before they were done.\nhalf"
    assert result == Message(report=text, failed=True, is_result=True)


def test_a_refresh_ends_the_checks(stack: ExitStack, call: Call) -> None:
    worker = Asked(stack, check=f"{call.line}; signal.pause()")
    worker.refresh()
    worker.ask("check")
    call.comes()
    worker.refresh()
    assert call.are_over()


def test_the_checks_end_with_the_input(stack: ExitStack, call: Call) -> None:
    worker = Asked(stack, check=f"{call.line}; signal.pause()")
    worker.refresh()
    worker.ask("check")
    call.comes()
    worker.pipes[0].close()
    assert (call.are_over(), worker.process.wait(SOON)) == (True, 0)


def test_the_checks_end_with_a_worker_that_is_killed(stack: ExitStack, call: Call) -> None:
    worker = Asked(stack, check=f"{call.line}; signal.pause()")
    worker.refresh()
    worker.ask("check")
    call.comes()
    worker.process.kill()
    assert (call.are_over(), worker.pipes[1].read()) == (True, b"")


def test_without_copies_the_worker_checks_by_itself(stack: ExitStack) -> None:
    worker = Asked(stack, check="return ['x.md:1: no']", last="del os.fork")
    worker.refresh()
    assert worker.ask("check") == Message(("x.md:1: no",), is_result=True)
    assert worker.message() == Message()


def test_ctrl_c_is_nothing_to_a_worker(stack: ExitStack) -> None:
    worker = Asked(stack, refresh="print(self.number)")
    worker.refresh()
    worker.process.send_signal(signal.SIGINT)
    assert worker.refresh() == "2"


def test_a_worker_whose_server_is_gone_ends(stack: ExitStack) -> None:
    worker = Asked(stack, get="return bytes(1_000_000)")
    worker.refresh()
    requests, messages = worker.pipes
    messages.close()
    requests.write(Request("get", "x").encode())
    requests.close()
    assert worker.process.wait(SOON) == 0


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"Traceback (most recent call last):\n",
        b"[]\n",
        b"{}\n",
        b'{"problems": [], "report": null, "failed": false, "is_result": false, "body": null}\n',
        b'{"problems": [], "report": "", "failed": 0, "is_result": false, "body": null}\n',
        b'{"problems": [], "report": "", "failed": false, "is_result": false, "body": "x"}\n',
        b'{"problems": [], "report": "\xff", "failed": false, "is_result": false, "body": 1}\n',
    ],
)
def test_anything_else_is_no_message(line: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        Message.decode(line)
