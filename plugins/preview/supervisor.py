"""What the server knows of the site: its worker process, and the problems that stand.

The supervisor starts the worker, asks it one thing at a time, and replaces it where its code
changed, or it died or hung.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from plugins.preview.livereload import Revisions
from plugins.preview.worker import Message, Request

Say = Callable[[str], None]

PATIENCE = 120.0  # seconds that a worker may be silent
GRACE = 1.0  # seconds that a process has to end by itself
IDLE = 0.1  # seconds without a request after which the site is checked
LONGEST_LINE = 16_000_000  # bytes, more than any report becomes as JSON
LONGEST_REPORT = 1_000_000  # bytes
SHOWN = 200  # bytes of a message that is none
NOTHING = "It had printed nothing."


class NotShown(Exception):
    """There is nothing to show but the text, which says why, in lines."""


class Gone(Exception):
    """The worker does not answer any more; the text says why, for a reader."""


class Replaced(Exception):
    """The worker does not answer, because it was ended to make room for another."""


class Supervisor:
    """Asks the worker that runs ``command`` in ``folder``, with ``serve_requests``.

    ``say`` tells a person what happens, and ``address`` is where that person finds the site. An
    edit is to be noted; it is followed by ``run``.
    """

    def __init__(self, command: Sequence[str], folder: Path | None, address: str, say: Say) -> None:
        """Nothing is started before it is needed."""
        self._command, self._folder = list(command), folder
        self._address, self._say = address, say
        self._environment = dict(os.environ)
        self._worker: WorkerProcess | None = None
        self._lock = asyncio.Lock()
        self._ending: set[WorkerProcess] = set()
        self._begun = asyncio.Event()
        self._wanted = asyncio.Event()
        self._is_stale = False
        self._waiting = 0
        self._answered = 0.0
        self._problems = ""
        self._failed: dict[str, str] = {}
        self._is_announced = False
        self.revisions = Revisions()

    async def note_edit(self, *, of_code: bool = False) -> None:
        """Have the site refreshed; where its code changed, by another worker."""
        if of_code:
            # Python tells code from what it compiled of it by size and by seconds, and takes one
            # save for another where both agree.
            self._environment["PYTHONDONTWRITEBYTECODE"] = "1"
            await self._end_worker()
        self._is_stale = True
        self._begun.set()
        self._wanted.set()

    async def run(self) -> None:
        """Refresh the site after each edit, and check the whole of it when nobody waits."""
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            async with self._conversation():
                if self._is_stale:
                    await self._refresh()
            while self._is_busy() and not self._wanted.is_set():
                await asyncio.sleep(IDLE)
            if not self._wanted.is_set():
                await self._check()

    async def get(self, path: str, *, despite_problems: bool) -> bytes | None:
        """The file at ``path`` below the site's root, made now; None where there is none.

        Raises ``NotShown`` where making it failed, or problems stand and it is not asked for
        ``despite_problems``.
        """
        await self._begun.wait()
        async with self._conversation():
            while True:
                if path in self._failed and not self._is_stale:
                    raise NotShown(self._failed[path])
                await self._make_ready()
                if self._problems and not despite_problems:
                    raise NotShown(self._problems)
                if not self._worker:
                    return None
                with suppress(Replaced):
                    return self._file(path, await self._ask(Request("get", path)))

    async def close(self) -> None:
        """End the worker; whoever waits for it is told that there is nothing more."""
        self.revisions.close()
        self._begun.set()
        await self._end_worker()
        for worker in list(self._ending):
            await worker.end()

    @asynccontextmanager
    async def _conversation(self) -> AsyncIterator[None]:
        self._waiting += 1
        try:
            async with self._lock:
                if self._worker and not self._worker.is_there:
                    await self._end_worker()
                yield
        finally:
            self._waiting -= 1
            self._answered = time.monotonic()

    def _is_busy(self) -> bool:
        return self._waiting > 0 or time.monotonic() - self._answered < IDLE

    async def _make_ready(self) -> None:
        """Have the site read as it is now, unless the problems of reading it still stand."""
        if self.revisions.is_closed:
            raise NotShown("The preview has ended.")
        if self._is_stale or not (self._worker or self._problems):
            await self._refresh()
            self._wanted.set()  # to check it as well

    async def _refresh(self) -> None:
        began = time.perf_counter()
        if self._is_stale:
            self._is_stale = False
            self._failed.clear()
        while not self.revisions.is_closed:
            with suppress(Replaced):
                message = await self._ask(Request("refresh"))
                break
        else:
            return
        self._settle(message)
        if not self._problems:
            self._say(self._shown(time.perf_counter() - began))

    def _shown(self, seconds: float) -> str:
        if self._is_announced:
            return f"Read again in {seconds:.2f} s."
        self._is_announced = True
        return (
            f"Read in {seconds:.2f} s. The site is at {self._address} (Ctrl-C ends this preview)."
        )

    async def _check(self) -> None:
        async with self._conversation():
            if self._worker and not self._problems:
                with suppress(Replaced):
                    answer = await self._ask(Request("check"))
                    if answer.failed:
                        self._settle(answer)

    def _take_result(self, worker: WorkerProcess, result: Message) -> None:
        if worker is not self._worker or self._is_stale:
            return  # it is about a site that is no more
        if result.problems or result.failed:
            self._settle(result)
        elif result.report:
            self._say(result.report)

    def _settle(self, message: Message) -> None:
        """Take note of what reading or checking found, and tell it."""
        listed = "\n".join(message.problems)
        self._problems = listed or ((message.report or NOTHING) if message.failed else "")
        for text in (message.report, listed):
            if text:
                self._say(text)
        if self._problems:
            self._say(f"Not shown; {self._address} lists what to mend. Waiting for a change …")
        self.revisions.add()

    def _file(self, path: str, message: Message) -> bytes | None:
        """What was made, or ``NotShown``: it is not made again before the next edit."""
        if message.report:
            self._say(message.report)
        if not message.failed:
            return message.body
        self._failed[path] = message.report or NOTHING
        self._say(f"Not shown: {self._address}{path}. Waiting for a change …")
        raise NotShown(self._failed[path])

    async def _ask(self, request: Request) -> Message:
        """The answer of the worker, which is started where there is none.

        Where no answer comes, the worker is ended and has failed. Raises ``Replaced``.
        """
        worker = self._worker
        if not worker:
            start = WorkerProcess.start(self._command, self._folder, self._environment)
            worker = self._worker = await start
            worker.take_result = partial(self._take_result, worker)
            if self.revisions.is_closed:
                await self._end_worker()
        try:
            return await worker.ask(request)
        except Gone as gone:
            if self._worker is not worker:
                raise Replaced from None
            await self._end_worker()
            return Message(report=f"{gone}\n{worker.printed or NOTHING}", failed=True)

    async def _end_worker(self) -> None:
        worker, self._worker = self._worker, None
        if worker:
            self._ending.add(worker)
            await worker.end()
            self._ending.discard(worker)


class WorkerProcess:
    """One worker process. Its standard error is a file that both sides have open.

    ``take_result`` is called with each result of the checks; ``printed`` is known at the end.
    """

    def __init__(self, process: Process, error: BinaryIO) -> None:
        assert process.stdin
        assert process.stdout
        self._process, self._error = process, error
        self._requests, self._messages = process.stdin, process.stdout
        self._answers: asyncio.Queue[Message | Gone] = asyncio.Queue()
        self._ended: asyncio.Task[None] | None = None
        self._listening = asyncio.create_task(self._listen())
        self.take_result: Callable[[Message], None] = lambda _: None
        self.printed = ""

    @classmethod
    async def start(
        cls, command: Sequence[str], folder: Path | None, environment: Mapping[str, str]
    ) -> WorkerProcess:
        """Run ``command`` in ``folder``."""
        error: BinaryIO = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - see end()
        try:
            process = await asyncio.create_subprocess_exec(
                *command,
                cwd=folder,
                env=environment,
                stdin=PIPE,
                stdout=PIPE,
                stderr=error,
                limit=LONGEST_LINE,
            )
        except BaseException:
            error.close()
            raise
        return cls(process, error)

    @property
    def is_there(self) -> bool:
        """Whether it has not ended, as far as is known."""
        return not self._listening.done()

    async def ask(self, request: Request) -> Message:
        """The answer to ``request``. Raises ``Gone`` where none comes."""
        with suppress(ConnectionError):  # then the messages have ended, and that is told
            self._requests.write(request.encode())
            await self._requests.drain()
        try:
            async with asyncio.timeout(PATIENCE):
                answer = await self._answers.get()
        except TimeoutError:
            raise Gone(f"The preview's worker did not answer for {PATIENCE:g} s.") from None
        if isinstance(answer, Gone):
            raise answer
        return answer

    async def end(self) -> None:
        """End it, whether or not whoever waits for that is cancelled; once is enough."""
        self._ended = self._ended or asyncio.create_task(self._end())
        await asyncio.shield(self._ended)

    async def _end(self) -> None:
        """By the end of its input, or by force where it is too busy to see that."""
        self._requests.close()
        for force in (self._process.terminate, self._process.kill):
            if not await self._ends():
                with suppress(ProcessLookupError):
                    force()
        await self._process.wait()
        await self._listening
        with self._error as error:
            error.seek(0)
            self.printed = error.read(LONGEST_REPORT).decode("utf-8", "replace").strip()

    async def _ends(self) -> bool:
        try:
            async with asyncio.timeout(GRACE):
                await self._process.wait()
        except TimeoutError:
            return False
        return True

    async def _listen(self) -> None:
        """Hand on all messages, and then why there are no more."""
        self._answers.put_nowait(Gone(await self._until_it_ends()))

    async def _until_it_ends(self) -> str:
        line = b""
        try:
            with suppress(asyncio.IncompleteReadError):
                while line := await self._messages.readline():
                    self._hand_on(await self._whole(line))
        except ValueError:
            shown = line[:SHOWN].decode("utf-8", "replace").strip()
            return f"The preview's worker gave an answer that is none: {shown}"
        how = f"ended with status {self._process.returncode}" if await self._ends() else "hung up"
        return f"The preview's worker {how} before it had answered."

    async def _whole(self, line: bytes) -> Message:
        message, size = Message.decode(line)
        if size is None:
            return message
        return replace(message, body=await self._messages.readexactly(size))

    def _hand_on(self, message: Message) -> None:
        if message.is_result:
            self.take_result(message)
        else:
            self._answers.put_nowait(message)
