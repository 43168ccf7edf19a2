"""The worker: the process that holds a site in memory and makes its pages when they are asked for.

Requests come in on its standard input, a line of JSON each, and messages go out on its standard
output: a line of JSON, and the bytes of a file where there is one. Each request has one answer;
the result of the checks follows in a message of its own, whenever it is there. The worker ends
with its input, which ends with whoever asks.
"""

from __future__ import annotations

import ctypes
import faulthandler
import gc
import io
import json
import os
import select
import signal
import socket
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from typing import BinaryIO, NoReturn, Protocol

from plugins.system_errors import line_of

LONGEST_REPORT = 1_000_000  # bytes; whoever reads more of it has long understood
LOW_PRIORITY = 10  # added to the niceness of the checks, which nobody waits for


class PreviewSite(Protocol):
    """A site in memory, as the preview knows it. All three may raise; what they print is told."""

    def refresh(self) -> Sequence[str]:
        """Read again what has changed on disk; gives the problems that keep pages from view."""

    def get(self, path: str) -> bytes | None:
        """The file at ``path`` below the site's root, made now; None where there is none."""

    def check(self) -> Sequence[str]:
        """The problems of the site as a whole. This runs in a copy of the process."""


@dataclass(frozen=True)
class Request:
    """What the server asks: ``refresh``, ``get`` or ``check``; ``path`` is for ``get``."""

    action: str
    path: str = ""

    def encode(self) -> bytes:
        """One line."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def decode(cls, line: bytes) -> Request:
        """What ``encode`` gave."""
        return cls(**json.loads(line))


@dataclass(frozen=True)
class Message:
    """What the worker says: the answer to a request, or the ``result`` of the checks.

    ``report`` is all that was printed. Something that raised has ``failed``. ``body`` is the
    file that was asked for, None where there is none.
    """

    problems: tuple[str, ...] = ()
    report: str = ""
    failed: bool = False
    is_result: bool = False
    body: bytes | None = field(default=None, repr=False)

    def encode(self) -> bytes:
        """One line, and the body."""
        head = asdict(replace(self, body=None))
        head["body"] = None if self.body is None else len(self.body)
        return json.dumps(head).encode() + b"\n" + (self.body or b"")

    @classmethod
    def decode(cls, line: bytes) -> tuple[Message, int | None]:
        """The message without its body, and the bytes of that. Raises ``ValueError`` if none."""
        match json.loads(line):
            case {
                "problems": list(problems),
                "report": str(report),
                "failed": bool(failed),
                "is_result": bool(is_result),
                "body": int() | None as size,
            }:
                return cls(tuple(map(str, problems)), report, failed, is_result), size
        raise ValueError("this line is no message of a worker")


def serve_requests(prepare: Callable[[], PreviewSite]) -> int:
    """Answer requests until the input ends; gives the exit status.

    ``prepare`` is called at the first one, so that whatever goes wrong with it is reported, and
    again at each ``refresh`` until it succeeds. What is printed, by this process, by libraries
    below Python or by processes that it starts, becomes the report. Standard error has to be a
    file, which holds what was printed also for whoever outlives this process.
    """
    # Ctrl-C in a terminal reaches every process there. The server decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, messages = _pipes_put_aside()
    faulthandler.enable()
    # A server that is gone has closed both, and then there is nothing to flush.
    with requests, suppress(BrokenPipeError), messages:
        Worker(prepare, requests, messages).run()
    return 0


class Worker:
    """Answers one request after the other."""

    def __init__(
        self, prepare: Callable[[], PreviewSite], requests: BinaryIO, messages: BinaryIO
    ) -> None:
        """``requests`` is unbuffered, so that waiting for it sees all that has come."""
        self._prepare, self._requests, self._messages = prepare, requests, messages
        self._site: PreviewSite | None = None
        self._checks: CheckingCopy | None = None

    def run(self) -> None:
        """Answer until the requests end."""
        try:
            while line := self._next_line():
                self._answer(Request.decode(line))
        finally:
            self._end_checks()

    def _next_line(self) -> bytes:
        """The next request, as soon as it comes; meanwhile a result of the checks is sent."""
        while self._checks:
            requests = self._requests.fileno()
            if requests in select.select([requests, self._checks.fileno()], [], [])[0]:
                break
            self._send(self._checks.result())
            self._checks = None
        return self._requests.readline()

    def _answer(self, request: Request) -> None:
        match request.action:
            case "refresh":
                self._end_checks()
                self._send(reported(self._refresh))
            case "get":
                self._send(reported(lambda: self._get(request.path)))
            case _:
                self._check()
                self._send(Message())

    def _refresh(self) -> Message:
        self._site = self._site or self._prepare()
        return Message(tuple(self._site.refresh()))

    def _get(self, path: str) -> Message:
        return Message(body=self._site.get(path) if self._site else None)

    def _check(self) -> None:
        """Begin the checks in a copy. Where a process cannot be copied, make them here."""
        if not self._site:
            return
        # What reading left in circles goes now, when nobody waits. What the first one made mostly
        # stays, is not looked through again, and its memory is shared with the copy.
        gc.collect()
        if not gc.get_freeze_count():
            gc.freeze()
        if hasattr(os, "fork"):
            self._end_checks()
            self._checks = CheckingCopy(self._site, [self._requests, self._messages])
        else:
            self._send(checked(self._site))

    def _end_checks(self) -> None:
        if self._checks:
            self._checks.end()
        self._checks = None

    def _send(self, message: Message) -> None:
        self._messages.write(message.encode())
        self._messages.flush()


class CheckingCopy:
    """A copy of this process that checks ``site`` and sends the result through a socket.

    It ends when the process that it is a copy of does. It prints into a file of its own.
    """

    def __init__(self, site: PreviewSite, not_its_own: Sequence[BinaryIO]) -> None:
        """Begin; the copy closes what is ``not_its_own``, which others may wait to be closed."""
        self._printed = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - see end()
        self._socket, far_end = socket.socketpair()
        with far_end:
            self._process = os.fork()
            if not self._process:
                self._socket.close()
                for file in not_its_own:
                    file.close()
                _check_as_copy(site, far_end, self._printed)

    def fileno(self) -> int:
        """What can be read when there is a result."""
        return self._socket.fileno()

    def result(self) -> Message:
        """Wait for the result, and end."""
        line = b"".join(iter(lambda: self._socket.recv(1 << 16), b""))
        status = self._leave()
        with self._printed as printed:
            if line:
                return Message.decode(line)[0]
            printed.seek(0)
            said = printed.read(LONGEST_REPORT).decode("utf-8", "replace").strip()
        text = f"The checks of the site ended with status {status} before they were done.\n{said}"
        return Message(report=text.strip(), failed=True, is_result=True)

    def end(self) -> None:
        """End it, whatever it is doing."""
        self._leave()
        self._printed.close()

    def _leave(self) -> int:
        self._socket.close()
        os.kill(self._process, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1])


def _check_as_copy(site: PreviewSite, out: socket.socket, printed: BinaryIO) -> NoReturn:
    """Check, send the result and leave, whatever happens; no ``finally`` of the original runs."""
    try:
        os.dup2(printed.fileno(), 1)
        os.dup2(printed.fileno(), 2)
        os.nice(LOW_PRIORITY)
        threading.Thread(target=_leave_with, args=(out,), daemon=True).start()
        out.sendall(checked(site).encode())
    finally:
        os._exit(0)


def _leave_with(original: socket.socket) -> None:
    # Nothing is ever sent this way: this waits for the other end to be closed.
    original.recv(1)
    os._exit(0)


def checked(site: PreviewSite) -> Message:
    """The result of the checks of ``site``."""
    message = reported(lambda: Message(tuple(site.check())))
    return replace(message, is_result=True)


def reported(work: Callable[[], Message]) -> Message:
    """What came of ``work``, with all that was printed; if it raised or left, it has failed."""
    _forget_what_was_printed()
    try:
        message = work()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, a reader is shown it
        if line := _line_of(error):
            print(line, file=sys.stderr)
        elif not isinstance(error, SystemExit):
            traceback.print_exc()
        message = Message(failed=True)
    report = _printed()
    # A process that dies before the next request has not died of this one.
    _forget_what_was_printed()
    return replace(message, report=report)


def _line_of(error: BaseException) -> str:
    """What a reader is told of ``error``; empty where a trace says more."""
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, str) else ""
    return line_of(error) if isinstance(error, OSError) else ""


def _forget_what_was_printed() -> None:
    os.lseek(2, 0, os.SEEK_SET)
    os.ftruncate(2, 0)


def _printed() -> str:
    """All that was printed, what C has kept back included."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        ctypes.CDLL(None).fflush(None)
    os.lseek(2, 0, os.SEEK_SET)
    return os.read(2, LONGEST_REPORT).decode("utf-8", "replace").strip()


def _pipes_put_aside() -> tuple[BinaryIO, BinaryIO]:
    """The pipes of requests and messages, out of reach of whatever a site does."""
    requests, messages = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    return os.fdopen(requests, "rb", 0), os.fdopen(messages, "wb")
