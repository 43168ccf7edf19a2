"""A process that keeps the site in memory and builds it again and again, and its replacement."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, BinaryIO

from plugins.preview.build import BuildResult, Changes

GRACE = 1.0  # seconds that a process has to end by itself
LONGEST_ANSWER = 16_000_000  # bytes, more than any report becomes as JSON
SHOWN = 200  # bytes of an answer that is none
NOTHING = "It had printed nothing."


class Gone(Exception):
    """The process no longer builds; the text says why, for a reader."""


class Builder:
    """Builds by a process that runs ``command`` in ``folder``, and lives from build to build.

    The command has to call ``orders.build_to_order``. Where something changed that is in
    ``code``, folders and files, the process is replaced by a new one, which has the new code.
    One that ends, hangs up or answers something else is a build that failed.
    """

    def __init__(
        self, command: Sequence[str], folder: Path | None = None, code: Iterable[Path] = ()
    ) -> None:
        self._command, self._folder = list(command), folder
        self._code = [path.resolve() for path in code]
        self._environment = dict(os.environ)
        self._child: Child | None = None

    def __enter__(self) -> Builder:
        """The same."""
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _value: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        """End the process, if there is one."""
        self._end()

    def __call__(self, changes: Changes = frozenset()) -> BuildResult:
        """Build once, and wait for what comes of it."""
        if any(path.is_relative_to(code) for path in changes for code in self._code):
            self._end()
            # Python tells code from what it compiled of it by size and by seconds, and takes one
            # save for another where both agree.
            self._environment["PYTHONDONTWRITEBYTECODE"] = "1"
        if self._child and not self._child.is_there():
            self._end()
        self._child = self._child or Child(self._command, self._folder, self._environment)
        try:
            return self._child.build()
        except Gone as gone:
            self._end()
            return BuildResult(succeeded=False, report=str(gone))
        except BaseException:
            # An answer that nobody waited for would be taken for that of the next build.
            self._end()
            raise

    def _end(self) -> None:
        if self._child:
            self._child.end()
        self._child = None


class Child:
    """One such process. Its standard error is a file that both sides have open."""

    def __init__(
        self, command: Sequence[str], folder: Path | None, environment: Mapping[str, str]
    ) -> None:
        self._said: BinaryIO = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - see end()
        try:
            self._process = subprocess.Popen(
                command,
                cwd=folder,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._said,
            )
        except BaseException:
            self._said.close()
            raise

    def is_there(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def build(self) -> BuildResult:
        """Order a build and wait for it. Raises ``Gone`` where no answer comes."""
        orders, answers = self._pipes()
        try:
            # Past the pipe's buffer, whose content a pipe that is broken could not get rid of.
            os.write(orders.fileno(), b"build\n")
        except OSError:
            raise Gone(self._why()) from None
        line = answers.readline(LONGEST_ANSWER)
        if not line:
            raise Gone(self._why())
        try:
            return BuildResult.of_line(line)
        except ValueError:
            shown = line[:SHOWN].decode("utf-8", "replace").strip()
            raise Gone(f"The building process gave an answer that is none: {shown}") from None

    def end(self) -> None:
        """End it: by the end of its input, or by force where it is too busy to see that."""
        for pipe in self._pipes():
            pipe.close()
        for force in (self._process.terminate, self._process.kill):
            try:
                self._process.wait(GRACE)
            except subprocess.TimeoutExpired:
                force()
        self._process.wait()
        self._said.close()

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        assert self._process.stdin
        assert self._process.stdout
        return self._process.stdin, self._process.stdout

    def _why(self) -> str:
        try:
            how = f"ended with status {self._process.wait(GRACE)}"
        except subprocess.TimeoutExpired:
            how = "hung up"
        self._said.seek(0)
        said = self._said.read(LONGEST_ANSWER).decode("utf-8", "replace").strip()
        return f"The building process {how} before it had answered.\n{said or NOTHING}"
