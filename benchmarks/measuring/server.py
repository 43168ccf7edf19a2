"""A preview: started, asked for pages, and ended."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType

from benchmarks.generators import Generator
from benchmarks.measuring import tree
from benchmarks.measuring.process import finish, largest_of, start

HOST = "127.0.0.1"
PATIENCE = 600.0  # seconds until a page has to be there
EVERY = 0.01  # seconds between two requests
STILL = 0.5  # seconds without work after which a preview has settled


class Server:
    """The preview of ``generator`` while the ``with`` block lasts; ``largest`` is known after.

    Ends only what it has started: each command runs in a process group of its own.
    """

    def __init__(self, generator: Generator, log: Path) -> None:
        self.generator = generator
        self.port = free_port()
        self.largest = 0
        self._log = log
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Server:
        """Start every command."""
        self.generator.output.mkdir(parents=True, exist_ok=True)
        for number, command in enumerate(self.generator.preview):
            words = [word.format(port=self.port) for word in command]
            log = self._log.with_suffix(f".{number}.txt")
            self._processes.append(start(words, self.generator.home, log))
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _value: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        """End every command, as Ctrl-C would."""
        for process in self._processes:
            os.killpg(process.pid, signal.SIGINT)
        self.largest = max(self.largest, sum(_ended(process) for process in self._processes))

    @property
    def root(self) -> int:
        """The process of the first command."""
        return self._processes[0].pid

    def until(self, address: str, text: str) -> float:
        """Wait until the page at ``address`` holds ``text``; gives the moment it was seen.

        Raises ``SystemExit`` when that takes too long, or the preview has ended by itself.
        """
        latest = time.perf_counter() + PATIENCE
        while time.perf_counter() < latest:
            if text in self.page(address):
                return time.perf_counter()
            time.sleep(EVERY)
        raise SystemExit(f"The preview of {self.generator.name} does not show {address} ({text}).")

    def settle(self) -> None:
        """Wait until nothing is at work, so that what is left over slows down nobody else."""
        before, since = -1, time.perf_counter()
        while time.perf_counter() - since < STILL:
            now = sum(tree.busy(process.pid) for process in self._processes)
            if abs(now - before) > 1:  # less, where a process has ended
                before, since = now, time.perf_counter()
            time.sleep(STILL / 5)
        held = sum(tree.memory(process.pid) for process in self._processes)
        self.largest = max(self.largest, held)

    def page(self, address: str) -> str:
        """What stands at ``address`` now; nothing where that is not to be had."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE)
        try:
            connection.request("GET", address)
            return connection.getresponse().read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException):
            return ""
        finally:
            connection.close()


def _ended(process: subprocess.Popen[bytes]) -> int:
    """The ``largest`` of a process that was asked to end; one that does not is ended."""
    latest = time.perf_counter() + 10
    while time.perf_counter() < latest:
        if os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            break
        time.sleep(0.02)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    return largest_of(finish(process))


def free_port() -> int:
    """A port that nothing listens on at present."""
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        return int(taken.getsockname()[1])
