"""Measuring: what is taken from a command, and what a preview of anything is asked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from benchmarks.generators import Generator
from benchmarks.measuring import tree
from benchmarks.measuring.process import run
from benchmarks.measuring.server import Server

MEBIBYTE = 1024 * 1024


class Folder(Generator):
    """Shows its own folder."""

    name: ClassVar[str] = "a folder"

    @property
    def preview(self) -> list[list[str]]:
        """The server that comes with Python."""
        words = ["-m", "http.server", "{port}", "--bind", "127.0.0.1", "--directory"]
        return [[sys.executable, *words, str(self.folder)]]


@pytest.fixture
def proc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Process 10 with a child 11, which has a child 12, as Linux tells of them."""
    for pid, child, kilobytes in ((10, "11 ", 100), (11, "12 ", 20), (12, "", 3)):
        task = tmp_path / str(pid) / "task" / str(pid)
        task.mkdir(parents=True)
        (task / "children").write_text(child)
        about = tmp_path / str(pid)
        (about / "smaps_rollup").write_text(f"0-1 rollup\nRss: 999 kB\nPss: {kilobytes} kB\n")
        (about / "stat").write_text(f"{pid} (a (b) c) S 1 2 3 4 5 6 7 8 9 10 5 7 0 0\n")
    monkeypatch.setattr(tree, "PROC", tmp_path)
    return tmp_path


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_the_memory_of_a_command_is_taken(tmp_path: Path) -> None:
    size = 200 * MEBIBYTE
    done = run(python(f"held = b'x' * {size}"), tmp_path, tmp_path / "log")
    assert done.memory > size


def test_the_memory_of_a_tree_is_that_of_all_its_processes(proc: Path) -> None:
    assert tree.memory(10) == (100 + 20 + 3) * 1024


def test_the_work_of_a_tree_is_that_of_all_its_processes(proc: Path) -> None:
    assert tree.busy(10) == 3 * (5 + 7)


def test_a_process_that_has_ended_holds_nothing(proc: Path) -> None:
    assert (tree.memory(99), tree.busy(99)) == (0, 0)


def test_a_process_may_end_while_its_threads_are_listed(
    proc: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Path.glob

    def glob(folder: Path, pattern: str) -> Iterator[Path]:
        if pattern.startswith("11/"):
            raise FileNotFoundError(pattern)
        return found(folder, pattern)

    monkeypatch.setattr(Path, "glob", glob)
    assert tree.memory(10) == (100 + 20) * 1024


def test_a_command_that_fails_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no such post"):
        run(python("raise SystemExit('no such post')"), tmp_path, tmp_path / "log")


def test_a_preview_is_started_asked_and_ended(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("an edit", encoding="utf-8")
    with Server(Folder(tmp_path), tmp_path / "log.txt") as server:
        server.until("/page.html", "an edit")
        server.settle()
    assert server.largest > MEBIBYTE
