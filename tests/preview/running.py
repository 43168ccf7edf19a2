"""The preview of the invented area as a volunteer runs it, with a copy of the kit to change."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path
from queue import Queue
from types import TracebackType

from tests.fictional_area import AREA, AS_OF
from tests.house.sources import ROOT

SOON = 60.0  # seconds; only ever waited for in full by a test that fails
READ = r"^(Read|Not shown)"


class Running:
    """``serve`` in ``folder``: the kit there is a copy, and so is the area below ``content``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = ""
        self._said: Queue[str] = Queue()
        for name in ("plugins", "theme"):
            leave = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, folder / name, ignore=leave)
        shutil.copytree(AREA, folder / "content")

    def __enter__(self) -> Running:
        """Start it, and wait until it has read the site."""
        words = ["-m", "plugins.kit", "serve", "--port", "0", "--as-of", AS_OF.isoformat()]
        self._process = subprocess.Popen(
            [sys.executable, *words],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        threading.Thread(target=self._listen, daemon=True).start()
        found = re.search(r"http://[\d.:]+", self.hear("http://"))
        assert found
        self.address = found[0]
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _value: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        """End it, as Ctrl-C does."""
        self._process.send_signal(signal.SIGINT)
        self._process.wait(SOON)

    def hear(self, pattern: str) -> str:
        """Wait until it prints a line in which ``pattern`` is found; all lines up to that."""
        lines: list[str] = []
        while not lines or not re.search(pattern, lines[-1]):
            lines.append(self._said.get(timeout=SOON))
        return "".join(lines)

    def replace(self, path: str, old: str, new: str) -> None:
        """Put ``new`` in place of ``old`` in the file ``path``."""
        text = (self.folder / path).read_text(encoding="utf-8")
        assert old in text
        self.save(path, text.replace(old, new, 1).encode())

    def save(self, path: str, data: bytes) -> None:
        """Let the file ``path`` hold ``data``, in one go, as editors do."""
        file = self.folder / path
        saved = file.with_name(f".{file.name}.saved")
        saved.write_bytes(data)
        saved.replace(file)

    def edit(self, path: str, old: str, new: str) -> str:
        """``replace``, and wait until the site has been read again; what was said."""
        self.replace(path, old, new)
        return self.hear(READ)

    def get(self, address: str) -> str:
        """The text that is answered at ``address``, whatever its status."""
        return self.get_bytes(address).decode()

    def get_bytes(self, address: str) -> bytes:
        """The same for what need not be text."""
        try:
            with urllib.request.urlopen(self.address + address, timeout=SOON) as given:
                return bytes(given.read())
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.read()

    def _listen(self) -> None:
        assert self._process.stdout
        with self._process.stdout as printed:
            for line in printed:
                self._said.put(line)
