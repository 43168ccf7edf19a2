"""The process that builds: what it prints, how it ends, and what takes its place."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from plugins.preview.build import BuildResult
from plugins.preview.builder import Builder
from tests.house.sources import ROOT

SOON = 20.0  # seconds; only ever waited for in full by a test that fails
BEFORE = """\
import ctypes, os, subprocess, sys
from plugins.preview.orders import build_to_order
number = 0
"""
AFTER = """
sys.exit(build_to_order(lambda: build))
"""


class Builders:
    """Makes builders whose process builds by a function of the test's own, and ends them."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack

    def running(self, program: str, *code: Path) -> Builder:
        """A builder that runs ``program``, whatever that is."""
        return self._stack.enter_context(Builder([sys.executable, "-c", program], ROOT, code))

    def of(self, *lines: str, code: tuple[Path, ...] = ()) -> Builder:
        """One that builds by ``lines``, the body of a function; ``number`` counts the builds."""
        body = "".join(f"    {line}\n" for line in ("global number", "number += 1", *lines))
        return self.running(f"{BEFORE}def build():\n{body}{AFTER}", *code)


@pytest.fixture
def builders() -> Iterator[Builders]:
    with ExitStack() as stack:
        yield Builders(stack)


def test_one_process_builds_again_and_again(builders: Builders) -> None:
    build = builders.of("print(os.getpid(), number)")
    (first, one), (second, two) = (build().report.split() for _ in range(2))
    assert (first == second, one, two) == (True, "1", "2")


def test_a_build_says_how_long_it_took(builders: Builders) -> None:
    assert 0 < builders.of()().seconds < SOON


# What prints, without a word of it on the pipe of the answers.
PRINTING = {
    "print": "print('said')",
    "complaint": "print('said', file=sys.stderr)",
    "bytes": "os.write(1, b'said')",
    "library": "ctypes.CDLL(None).puts(b'said')",
    "command": "subprocess.run(['echo', 'said'])",
    "copy": "os.fork() or (print('said'), os._exit(0)); os.wait()",
}


@pytest.mark.parametrize("line", PRINTING.values(), ids=PRINTING)
def test_what_a_build_prints_is_its_report(builders: Builders, line: str) -> None:
    result = builders.of(line)()
    assert (result.succeeded, result.report) == (True, "said")


def test_what_looks_like_an_answer_is_printed_too(builders: Builders) -> None:
    looks = BuildResult(False, "said").as_line().decode().strip()
    result = builders.of(f"print({looks!r})")()
    assert (result.succeeded, result.report) == (True, looks)


def test_what_is_printed_keeps_its_order(builders: Builders) -> None:
    result = builders.of("print('1')", "print('2', file=sys.stderr)", "print('3')")()
    assert result.report == "1\n2\n3"


def test_a_report_is_of_its_own_build_only(builders: Builders) -> None:
    build = builders.of("print('words ' * 3 if number == 1 else 'less')")
    assert [build().report for _ in range(2)] == ["words words words", "less"]


def test_a_long_report_is_cut(builders: Builders) -> None:
    build = builders.of("print('x' * 3_000_000 if number == 1 else 'less')")
    assert [len(build().report) for _ in range(2)] == [1_000_000, 4]


def test_a_build_that_asks_for_input_is_given_none(builders: Builders) -> None:
    assert builders.of("print(repr(sys.stdin.read()))")().report == "''"


@pytest.mark.parametrize(
    ("line", "succeeded", "report"),
    [
        ("sys.exit(0)", True, ""),
        ("sys.exit(1)", False, ""),
        ("sys.exit('no such theme')", False, "no such theme"),
        ("raise KeyError('theme')", False, "KeyError: 'theme'"),
    ],
)
def test_a_build_that_leaves(builders: Builders, line: str, succeeded: bool, report: str) -> None:
    result = builders.of(line)()
    assert (result.succeeded, result.report[-len(report) or None :]) == (succeeded, report)


def test_after_a_failure_the_same_process_goes_on(builders: Builders) -> None:
    build = builders.of("print(number)", "assert number > 1")
    assert [build().succeeded for _ in range(2)] == [False, True]


def test_what_fails_to_be_prepared_is_tried_again(builders: Builders) -> None:
    program = "prepare = iter([0, lambda: print('built')])\n"
    program += "sys.exit(build_to_order(lambda: next(prepare) or sys.exit('not yet')))"
    build = builders.running(BEFORE + program)
    assert [build().report for _ in range(2)] == ["not yet", "built"]


# How a process fails that owes an answer, and what is said of it.
DEATHS = {
    "dies": (
        "print('half'); os.kill(os.getpid(), 9)",
        "The building process ended with status -9 before it had answered.\nhalf",
    ),
    "leaves": (
        "os._exit(0)",
        "The building process ended with status 0 before it had answered.\nIt had printed nothing.",
    ),
}


@pytest.mark.parametrize(("line", "report"), DEATHS.values(), ids=DEATHS)
def test_a_process_that_does_not_answer_is_a_failed_build(
    builders: Builders, line: str, report: str
) -> None:
    result = builders.of(line)()
    assert (result.succeeded, result.report) == (False, report)


def test_a_process_that_hangs_up_is_a_failed_build(
    builders: Builders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.preview.builder.GRACE", 0.05)
    result = builders.running("import os; input(); os.close(1); input()")()
    assert (result.succeeded, result.report.splitlines()[0]) == (
        False,
        "The building process hung up before it had answered.",
    )


def test_a_crash_below_python_tells_where_it_was(builders: Builders) -> None:
    result = builders.of("ctypes.string_at(0)")()
    assert " in string_at" in result.report


def test_an_answer_that_is_none_is_a_failed_build(builders: Builders) -> None:
    result = builders.running("input(); print('Hello')")()
    assert (result.succeeded, result.report) == (
        False,
        "The building process gave an answer that is none: Hello",
    )


def test_a_process_that_cannot_begin_is_a_failed_build(builders: Builders) -> None:
    result = builders.running("import no_such_module")()
    assert (result.succeeded, "no_such_module" in result.report) == (False, True)


def test_after_a_death_a_new_process_builds(builders: Builders, tmp_path: Path) -> None:
    once = f"os.path.exists({str(tmp_path / 'once')!r})"
    build = builders.of(f"{once} or (os.mkdir({str(tmp_path / 'once')!r}), os._exit(3))")
    assert [build().succeeded for _ in range(2)] == [False, True]


def test_a_process_that_died_between_builds_is_replaced(builders: Builders) -> None:
    build = builders.of("print(os.getpid())")
    process = int(build().report)
    os.kill(process, signal.SIGKILL)
    os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    assert build().succeeded


@pytest.mark.parametrize(
    ("changed", "is_new"), [("plugins/a/b.py", True), ("conf.py", True), ("content/x.md", False)]
)
def test_other_code_is_another_process(
    builders: Builders, tmp_path: Path, changed: str, is_new: bool
) -> None:
    code = (tmp_path / "plugins", tmp_path / "conf.py")
    build = builders.of("print(os.getpid())", code=code)
    before = build().report
    assert (build(frozenset({tmp_path / changed})).report != before) is is_new


@pytest.fixture
def line() -> Iterator[tuple[socket.socket, int]]:
    """A socket that a process calls and keeps open; when the process ends, so does the call."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(SOON)
        yield listening, listening.getsockname()[1]


def calling(port: int) -> str:
    return f"global call; import socket; call = socket.create_connection(('127.0.0.1', {port}))"


def is_over(listening: socket.socket) -> bool:
    """Whether the process that called is gone, or goes in a moment."""
    with listening.accept()[0] as call:
        call.settimeout(SOON)
        return call.recv(1) == b""


def test_the_process_ends_with_the_builder(line: tuple[socket.socket, int]) -> None:
    with ExitStack() as stack:
        Builders(stack).of(calling(line[1]))()
    assert is_over(line[0])


def test_a_process_that_does_not_want_to_end_is_ended(
    line: tuple[socket.socket, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.preview.builder.GRACE", 0.05)
    stubborn = "import atexit, signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)"
    with ExitStack() as stack:
        Builders(stack).of(calling(line[1]), stubborn, "atexit.register(signal.pause)")()
    assert is_over(line[0])


def test_the_process_ends_when_whoever_orders_is_killed(line: tuple[socket.socket, int]) -> None:
    builds = f"{BEFORE}def build():\n    {calling(line[1])}\n{AFTER}"
    server = (
        "import sys\nfrom plugins.preview import Builder\n"
        f"build = Builder([sys.executable, '-c', {builds!r}])\n"
        "print(build().succeeded, flush=True)\nsys.stdin.read()"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", server], cwd=ROOT, **pipes) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"True\n"
        process.kill()
    assert is_over(line[0])


@pytest.mark.parametrize("work", ["", "; call.recv(1)"], ids=["idle", "busy"])
def test_ctrl_c_in_a_terminal_ends_all_quietly(
    line: tuple[socket.socket, int], tmp_path: Path, work: str
) -> None:
    builds = f"{BEFORE}def build():\n    {calling(line[1])}{work}\n{AFTER}"
    server = (
        "import sys\nfrom pathlib import Path\nfrom plugins.preview import Builder, serve\n"
        f"folder = Path({str(tmp_path)!r})\n"
        f"with Builder([sys.executable, '-c', {builds!r}]) as build:\n"
        "    sys.exit(serve(build, folder / 'output', [folder], 0))\n"
    )
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(
        [sys.executable, "-c", server], cwd=ROOT, text=True, start_new_session=True, **pipes
    ) as process:
        assert process.stdout is not None
        call = line[0].accept()[0]
        if not work:
            process.stdout.readline()
        # A terminal tells every process that runs in it.
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate(timeout=SOON)[0]
    with call:
        call.settimeout(SOON)
        assert call.recv(1) == b""
    assert (process.returncode, said) == (0, "\nThe preview has ended.\n")
