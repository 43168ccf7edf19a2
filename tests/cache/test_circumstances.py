"""The code, the libraries and Python itself, as a text."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.cache.environment_key import environment_key

MODULE = sys.modules["plugins.cache.environment_key"]


@pytest.fixture(autouse=True)
def _begun_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of a test are older than the process, as code is."""
    monkeypatch.setattr(MODULE, "BEGUN", MODULE.BEGUN + 10**15)


@pytest.fixture
def code(tmp_path: Path) -> Path:
    """A folder of code."""
    folder = tmp_path / "code"
    (folder / "deep").mkdir(parents=True)
    (folder / "one.py").write_text("1")
    (folder / "deep" / "words.yaml").write_text("a: b")
    return folder


def changed(code: Path) -> None:
    (code / "one.py").write_text("2")


def changed_deep_down(code: Path) -> None:
    (code / "deep" / "words.yaml").write_text("a: c")


def added(code: Path) -> None:
    (code / "two.py").write_text("")


def renamed(code: Path) -> None:
    (code / "one.py").rename(code / "two.py")


def moved_from_file_to_file(code: Path) -> None:
    (code / "one.py").write_text("")
    (code / "deep" / "words.yaml").write_text("1a: b")


def gone(code: Path) -> None:
    (code / "one.py").unlink()


@pytest.mark.parametrize(
    "change", [changed, changed_deep_down, added, renamed, moved_from_file_to_file, gone]
)
def test_they_differ_where_code_is(code: Path, change: Callable[[Path], None]) -> None:
    before = environment_key([code])
    change(code)
    assert environment_key([code]) != before


def compiled(code: Path) -> None:
    (code / "__pycache__").mkdir()
    (code / "__pycache__" / "one.cpython-311.pyc").write_bytes(b"x")


def being_edited(code: Path) -> None:
    (code / ".#one.py").symlink_to("somebody@somewhere.123")
    (code / ".one.py.swp").write_bytes(b"x")
    (code / "one.py~").write_bytes(b"x")


def touched(code: Path) -> None:
    os.utime(code / "one.py", (0, 0))


@pytest.mark.parametrize("change", [compiled, being_edited, touched])
def test_they_are_the_same_where_code_is_only(code: Path, change: Callable[[Path], None]) -> None:
    before = environment_key([code])
    change(code)
    assert environment_key([code]) == before


def test_a_single_file_counts(code: Path) -> None:
    before = environment_key([code / "one.py"])
    changed_deep_down(code)
    assert environment_key([code / "one.py"]) == before
    changed(code)
    assert environment_key([code / "one.py"]) != before


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library that Python finds."""
    library = tmp_path / "libraries" / "thing-1.0.dist-info"
    library.mkdir(parents=True)
    monkeypatch.syspath_prepend(library.parent)
    return library


def test_they_differ_with_the_version_of_a_library(code: Path, installed: Path) -> None:
    before = environment_key([code])
    installed.rename(installed.with_name("thing-1.1.dist-info"))
    assert environment_key([code]) != before


def test_they_differ_with_python(code: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = environment_key([code])
    monkeypatch.setattr(sys, "version", "4.0")
    assert environment_key([code]) != before


def test_code_that_changed_since_it_ran_is_like_no_other(
    code: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in memory may be what stood there before."""
    monkeypatch.setattr(MODULE, "BEGUN", (code / "one.py").stat().st_ctime_ns - 1)
    assert environment_key([code]) != environment_key([code])


def test_a_place_of_nothing_is_no_error(tmp_path: Path) -> None:
    assert environment_key([tmp_path / "nowhere"])
