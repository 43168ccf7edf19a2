"""What a build notes for the next one, and whatever may have become of that."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.outputs.manifest import (
    FILE,
    MadeFile,
    MadeGroup,
    Manifest,
    _checksum,
    state_of,
)

STATE = (3, 10**18 + 1, 10**18 + 2, 77)
MANIFEST = Manifest(
    "facts",
    "checked",
    (("area.yaml", 3, "unused-file", "nothing uses this file."),),
    {"index.html": MadeFile("values", "key", STATE), "ä/index.html": MadeFile("", "other", STATE)},
    {"search": MadeGroup("key", {"search/index.json": STATE})},
)


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder of notes that holds ``MANIFEST``."""
    MANIFEST.write(tmp_path / "notes")
    return tmp_path / "notes"


def test_it_is_read_as_it_was_written(notes: Path) -> None:
    assert Manifest.read(notes) == MANIFEST


def test_nothing_else_is_left_in_the_folder(notes: Path) -> None:
    MANIFEST.write(notes)
    assert [path.name for path in notes.iterdir()] == [FILE]


def test_there_is_none_before_the_first_build(tmp_path: Path) -> None:
    assert Manifest.read(tmp_path / "notes") == Manifest()


def test_one_that_is_cut_off_is_none(notes: Path) -> None:
    whole = (notes / FILE).read_bytes()
    for size in range(len(whole)):
        (notes / FILE).write_bytes(whole[:size])
        assert Manifest.read(notes) == Manifest(), f"{size} bytes"


def test_one_with_a_bit_turned_is_none(notes: Path) -> None:
    whole = (notes / FILE).read_bytes()
    for place in range(len(whole)):
        turned = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        (notes / FILE).write_bytes(turned)
        assert Manifest.read(notes) == Manifest(), f"at {place}"


@pytest.mark.parametrize("size", [0, 1, 40, 4_000])
def test_noise_is_none(notes: Path, size: int) -> None:
    (notes / FILE).write_bytes(random.Random(size).randbytes(size))  # noqa: S311
    assert Manifest.read(notes) == Manifest()


WHOLE = {"facts_key": "", "checked_key": "", "advice": [], "files": {}, "groups": {}}
SHAPES = {
    "nothing": None,
    "a list": [],
    "a number": 7,
    "no files": {name: value for name, value in WHOLE.items() if name != "files"},
    "no groups": {name: value for name, value in WHOLE.items() if name != "groups"},
    "files in a list": {**WHOLE, "files": []},
    "a file of nothing": {**WHOLE, "files": {"a": None}},
    "a file of too little": {**WHOLE, "files": {"a": ["values", "key"]}},
    "a file without its state": {**WHOLE, "files": {"a": ["values", "key", [1, 2]]}},
    "a group of too little": {**WHOLE, "groups": {"a": ["key"]}},
    "advice of too little": {**WHOLE, "advice": [["area.yaml", 1]]},
}


@pytest.mark.parametrize("case", SHAPES)
def test_another_shape_is_none(notes: Path, case: str) -> None:
    """With the right checksum, as another version might write it."""
    text = json.dumps(SHAPES[case])
    (notes / FILE).write_text(f"{_checksum(text)}\n{text}")
    assert Manifest.read(notes) == Manifest()


def of_another_version(path: Path) -> None:
    path.write_text(path.read_text().replace("1 ", "2 ", 1))


def writable(path: Path) -> None:
    path.chmod(0o666)


def link(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize("spoil", [of_another_version, writable, link, folder, pipe])
def test_none_is_read_that_is(notes: Path, spoil: Callable[[Path], None]) -> None:
    spoil(notes / FILE)
    assert Manifest.read(notes) == Manifest()


def test_it_is_read_whatever_files_are_usually_made_for(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        MANIFEST.write(tmp_path)
    finally:
        os.umask(before)
    assert Manifest.read(tmp_path) == MANIFEST


@pytest.fixture
def made(tmp_path: Path) -> Callable[[str], bool]:
    """A file that was made, and whether the manifest of that moment still holds."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.html").write_text("as made")
    output = os.fspath(tmp_path)
    found = state_of("deep/a.html", output)
    assert found is not None
    manifest = Manifest(files={"deep/a.html": MadeFile("values", "key", found)})
    return lambda key="key": manifest.holds("deep/a.html", key, output)


def test_a_file_that_nobody_touched_holds(made: Callable[..., bool]) -> None:
    assert made()


def test_another_key_does_not_hold(made: Callable[..., bool]) -> None:
    assert not made("other")


def gone(path: Path) -> None:
    path.unlink()


def changed(path: Path) -> None:
    path.write_text("changed")


def changed_in_secret(path: Path) -> None:
    """To as many bytes, and its time set back."""
    before = path.stat()
    path.write_text("as Made")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced(path: Path) -> None:
    path.rename(path.with_name("kept"))
    path.write_text("as made")


def behind_a_file(path: Path) -> None:
    path.unlink()
    path.parent.rmdir()
    path.parent.write_text("a file")


def made_a_link(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


@pytest.mark.parametrize(
    "change", [gone, changed, changed_in_secret, replaced, behind_a_file, made_a_link]
)
def test_a_file_does_not_hold_that_is(
    made: Callable[..., bool], tmp_path: Path, change: Callable[[Path], None]
) -> None:
    change(tmp_path / "deep" / "a.html")
    assert not made()


def test_a_file_that_was_never_made_does_not_hold(tmp_path: Path) -> None:
    assert not Manifest().holds("a.html", "key", os.fspath(tmp_path))
