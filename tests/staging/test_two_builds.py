"""Two builds of one folder at once."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from plugins.staging import Publication, discard, publish, stage
from tests.staging.sites import Tree, beside, tree, write

WAITING = "Another build of this folder is under way; waiting for it …\n"
Build = Callable[[Tree], Publication]

SECOND = """
import pathlib, sys
from plugins.staging import staged
with staged(pathlib.Path(sys.argv[1])) as folder:
    (folder / "index.html").write_text("second")
"""
# A build that has forked a worker, which lives on when the build is killed.
WITH_WORKER = """
import os, pathlib, signal, sys
from plugins.staging import stage
current = stage(pathlib.Path(sys.argv[1]))
parent_lives, held = os.pipe()
if os.fork():
    os.kill(os.getpid(), signal.SIGKILL)
os.close(held)
os.read(parent_lives, 1)
print("working", flush=True)
sys.stdin.read()
"""


def start(words: str, output: Path) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", words, str(output)]
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def said(process: subprocess.Popen[str]) -> str:
    assert process.stderr is not None
    return process.stderr.readline()


def test_the_second_says_so_and_waits(output: Path, build: Build) -> None:
    build({"index.html": "old"})
    first = stage(output)
    with start(SECOND, output) as second:
        assert said(second) == WAITING
        assert tree(output) == {"index.html": "old"}
        write(first.folder, {"index.html": "first", "more.html": "first"})
        publish(first)
    assert second.returncode == 0
    assert tree(output) == {"index.html": "second"}


def test_the_second_goes_on_where_the_first_fails(output: Path, build: Build) -> None:
    build({"index.html": "old"})
    first = stage(output)
    with start(SECOND, output) as second:
        assert said(second) == WAITING
        discard(first)
    assert second.returncode == 0
    assert tree(output) == {"index.html": "second"}


def test_a_lock_whose_file_was_removed_is_taken_again(output: Path) -> None:
    first = stage(output)
    with start(SECOND, output) as second:
        assert said(second) == WAITING
        beside(output, "lock").unlink()
        third = stage(output.with_name("another"))
        beside(third.output, "lock").rename(beside(output, "lock"))
        discard(first)
        assert said(second) == WAITING
        discard(third)
    assert second.returncode == 0


def test_a_worker_that_outlives_its_build_holds_nobody_up(output: Path) -> None:
    with start(WITH_WORKER, output) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "working\n"
        with beside(output, "lock").open() as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        assert process.stdin is not None
        process.stdin.close()
