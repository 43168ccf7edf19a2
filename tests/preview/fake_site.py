"""A preview of a small site of the test's own, and the worker that makes it.

Run as a script, this is the worker: ``python -m tests.preview.fake_site FOLDER``. The site is what
lies in ``FOLDER/site``. A file ``x.html.run`` is not served: it is run whenever ``x.html`` is asked
for, and ``refresh.run`` and ``check.run`` beside the site are run when it is read and checked; both
may add to ``problems``. ``FOLDER/code/site_code.py`` is the code, whose ``TITLE`` stands in pages.
"""

from __future__ import annotations

import asyncio
import http.client
import re
import socket
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

from plugins.preview.server import show
from plugins.preview.watcher import Watch
from plugins.preview.worker import PreviewSite, serve_requests
from tests.house.sources import ROOT

SOON = 30.0  # seconds; only ever waited for in full by a test that fails
SCRIPT = re.compile(r"<script async.*</script>\n")
PROBLEM = "content/x.md:3: 'helth' is not a theme of this plan. [unknown-theme]"
FINDS_A_PROBLEM = f"problems.append({PROBLEM!r})"


class FakeSite:
    """The site in the worker."""

    def __init__(self, folder: Path) -> None:
        sys.path.insert(0, str(folder / "code"))
        import site_code  # type: ignore[import-not-found]

        self.folder, self.title = folder, str(site_code.TITLE)
        self.files: dict[str, bytes] = {}

    def refresh(self) -> Sequence[str]:
        site = self.folder / "site"
        self.files = {
            path.relative_to(site).as_posix(): path.read_bytes()
            for path in site.rglob("*")
            if path.is_file()
        }
        return self._run("refresh.run")

    def get(self, path: str) -> bytes | None:
        self._run(f"site/{path}.run")
        found = self.files.get(path)
        return found and found.replace(b"{title}", self.title.encode())

    def check(self) -> Sequence[str]:
        return self._run("check.run")

    def _run(self, name: str) -> list[str]:
        problems: list[str] = []
        script = self.folder / name
        if script.is_file():
            exec(compile(script.read_bytes(), name, "exec"), {"problems": problems})  # noqa: S102
        return problems


class Call:
    """A socket that processes call and keep open; when a process ends, so does its call."""

    def __init__(self, listening: socket.socket) -> None:
        port = listening.getsockname()[1]
        self.line = (
            "import socket, sys; sys.calls = [*getattr(sys, 'calls', ()), "
            f"socket.create_connection(('127.0.0.1', {port}))]"
        )
        self._listening, self._calls = listening, list[socket.socket]()

    def comes(self) -> None:
        """Wait until a process runs ``line``."""
        call = self._listening.accept()[0]
        call.settimeout(SOON)
        self._calls.append(call)

    def are_over(self) -> bool:
        """Whether all processes that called are gone, or go in a moment."""
        assert self._calls
        return all(call.recv(1) == b"" for call in self._calls)

    def close(self) -> None:
        for call in self._calls:
            call.close()


@dataclass(frozen=True)
class Answer:
    """What a browser is given."""

    status: int
    content_type: str | None
    location: str | None
    body: str


class Preview:
    """A preview under way, of the site in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.command = [sys.executable, "-m", "tests.preview.fake_site", str(folder)]
        self.said: Queue[str] = Queue()
        self.address = ""
        self.thread = threading.Thread(target=lambda: asyncio.run(self._run()))
        self.write("code/site_code.py", "TITLE = 'The title'\n")
        (folder / "site").mkdir(exist_ok=True)

    async def _run(self) -> None:
        self.loop, task = asyncio.get_running_loop(), asyncio.current_task()
        assert task
        self.task = task
        watch = Watch.of([self.folder], [self.folder / "code"])
        with suppress(asyncio.CancelledError):
            await show(
                self.command,
                watch,
                self.listening,
                folder=ROOT,
                say=self.said.put,
            )

    def start(self, port: int = 0, until: str = r"http://.* (\(Ctrl|lists)") -> Preview:
        """Begin, and wait until it has said ``until``."""
        self.listening = socket.create_server(("127.0.0.1", port))
        self.port = int(self.listening.getsockname()[1])
        self.address = f"127.0.0.1:{self.port}"
        self.home = f"http://{self.address}/"
        self.not_shown = f"Not shown; {self.home} lists what to mend. Waiting for a change …"
        self.thread.start()
        self.heard = self.hear(until)
        return self

    def stop(self) -> None:
        """End it, as Ctrl-C does."""
        if self.thread.is_alive():
            self.loop.call_soon_threadsafe(self.task.cancel)
            self.thread.join(SOON)
            assert not self.thread.is_alive(), "the preview does not end"

    def write(self, path: str, text: str) -> None:
        """Put a file in place in one go, as editors do."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_name(f".{file.name}")
        new.write_text(text, encoding="utf-8")
        new.replace(file)

    def edit(self, path: str, text: str) -> str:
        """Write a file, and wait until the site has been read again; what was said of it."""
        return self.edit_until(path, text, "^(Read again|Not shown)")

    def edit_until(self, path: str, text: str, pattern: str) -> str:
        """Write a file, and wait until ``pattern`` is said; all that was said until then."""
        self.write(path, text)
        return self.hear(pattern)

    def hear(self, pattern: str) -> str:
        """Wait until the preview says ``pattern``; all that it said until then."""
        said: list[str] = []
        while not said or not re.search(pattern, said[-1]):
            said.append(self.said.get(timeout=SOON))
        return "\n".join(said)

    def get(self, target: str, method: str = "GET", host: str = "") -> Answer:
        """What is answered, without the script that pages are given."""
        connection = http.client.HTTPConnection(self.address, timeout=SOON)
        connection.request(method, target, headers={"Host": host or self.address})
        given = connection.getresponse()
        body = given.read().decode()
        connection.close()
        text = SCRIPT.sub("", body)
        return Answer(given.status, given.headers["Content-Type"], given.headers["Location"], text)


def _prepare() -> PreviewSite:
    return FakeSite(Path(sys.argv[1]))


if __name__ == "__main__":
    sys.exit(serve_requests(_prepare))
