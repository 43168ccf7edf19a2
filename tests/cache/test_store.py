"""Entries on disk, and whatever may have become of their file."""

from __future__ import annotations

import os
import random
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from plugins.cache import store
from plugins.cache.store import Cache, forget

ENTRIES = {f"key {n}".encode(): f"value {n} ".encode() * 50 for n in range(40)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which all of ``ENTRIES`` are kept."""
    Cache(tmp_path / "cache", "here").keep(ENTRIES)
    return tmp_path / "cache"


def found(folder: Path) -> dict[bytes, bytes]:
    return Cache(folder, "here").find(list(ENTRIES))


def change(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / store.FILE)) as database, database:
        for statement in statements:
            database.execute(statement)


def works_again(folder: Path) -> bool:
    """Whether all is well two builds later, of which the first may have to remove the file."""
    for _ in range(2):
        Cache(folder, "here").find(list(ENTRIES))
        Cache(folder, "here").keep(ENTRIES)
    return found(folder) == ENTRIES


def test_what_is_kept_is_found(folder: Path) -> None:
    assert found(folder) == ENTRIES


def test_what_was_never_kept_is_not_found(folder: Path) -> None:
    assert Cache(folder, "here").find([b"another key"]) == {}


def test_thousands_are_found_at_once(tmp_path: Path) -> None:
    entries = {str(n).encode(): b"x" for n in range(2_500)}
    Cache(tmp_path, "").keep(entries)
    assert Cache(tmp_path, "").find(list(entries)) == entries


def test_what_is_kept_again_replaces_what_was_there(folder: Path) -> None:
    key = next(iter(ENTRIES))
    Cache(folder, "here").keep({key: b"another value"})
    assert Cache(folder, "here").find([key]) == {key: b"another value"}


def test_what_nobody_asks_for_any_more_is_forgotten_by_its_owner(tmp_path: Path) -> None:
    entries = {b"one": b"the one", b"other": b"the other"}
    Cache(tmp_path, "", "hill").keep(entries)
    Cache(tmp_path, "", "dale").keep({b"third": b"the third"})
    later = Cache(tmp_path, "", "hill")
    later.find([b"one"])
    later.forget_unasked()
    assert Cache(tmp_path, "").find([*entries, b"third"]) == {
        b"one": b"the one",
        b"third": b"the third",
    }
    assert b"the other" not in (tmp_path / store.FILE).read_bytes()


def test_to_forget_makes_no_file(tmp_path: Path) -> None:
    Cache(tmp_path / "cache", "").forget_unasked()
    assert not (tmp_path / "cache").exists()


def test_without_a_folder_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cache = Cache(None, "here")
    cache.keep(ENTRIES)
    assert cache.find(list(ENTRIES)) == {}
    assert list(tmp_path.iterdir()) == []


def test_to_look_makes_no_file(tmp_path: Path) -> None:
    assert Cache(tmp_path / "cache", "").find([b"key"]) == {}
    assert not (tmp_path / "cache").exists()


def test_no_other_user_may_read_or_write_the_file(folder: Path) -> None:
    assert (folder / store.FILE).stat().st_mode & 0o777 == 0o600


KEYS = {
    "another part": (("here", ["a", "c"]), ("here", ["a", "b"])),
    "parts divided otherwise": (("here", ["ab", "c"]), ("here", ["a", "bc"])),
    "one part less": (("here", ["a", ""]), ("here", ["a"])),
    "other circumstances": (("here", ["a"]), ("there", ["a"])),
}


@pytest.mark.parametrize("case", KEYS)
def test_keys_differ_by(case: str) -> None:
    one, other = (Cache(None, around).key(*parts) for around, parts in KEYS[case])
    assert one != other


def test_a_text_and_its_bytes_have_one_key() -> None:
    assert Cache(None, "").key("é") == Cache(None, "").key("é".encode())


def test_a_text_that_cannot_be_encoded_has_a_key() -> None:
    assert Cache(None, "").key("\ud800") != Cache(None, "").key("\ud801")


def places(size: int) -> Iterator[int]:
    """Every tenth byte of the parts of a database that say how to read it, and some of others."""
    yield from range(0, min(size, 4096), 10)
    yield from range(4096, size, 997)


def test_a_file_cut_off_anywhere_gives_nothing_wrong(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = (folder / store.FILE).read_bytes()
    for size in places(len(whole)):
        (folder / store.FILE).write_bytes(whole[:size])
        assert found(folder).items() <= ENTRIES.items(), f"{size} bytes"
        assert works_again(folder), f"{size} bytes"


def test_a_file_with_noise_anywhere_gives_nothing_wrong(folder: Path) -> None:
    whole = (folder / store.FILE).read_bytes()
    chance = random.Random(20)  # noqa: S311 - the same noise each time
    for place in places(len(whole)):
        noise = chance.randbytes(10)
        (folder / store.FILE).write_bytes(whole[:place] + noise + whole[place + 10 :])
        assert found(folder).items() <= ENTRIES.items(), f"at {place}"


@pytest.mark.parametrize("size", [1, 100, 5_000])
def test_a_file_of_noise_is_made_anew(folder: Path, size: int) -> None:
    noise = random.Random(size).randbytes(size)  # noqa: S311
    (folder / store.FILE).write_bytes(noise)
    assert found(folder) == {}
    assert works_again(folder)


DAMAGED = {
    "values that are texts": "UPDATE kept_3 SET value = 'text'",
    "values that are no texts either": "UPDATE kept_3 SET value = CAST(x'ff' AS TEXT)",
    "values that are numbers": "UPDATE kept_3 SET value = 7",
    "values that are nothing": "UPDATE kept_3 SET value = NULL",
    "values that are empty": "UPDATE kept_3 SET value = x''",
    "values that are cut off": "UPDATE kept_3 SET value = substr(value, 1, length(value) - 1)",
    "values of each other": (
        "UPDATE kept_3 SET value = (SELECT value FROM kept_3 AS other "
        "WHERE other.rowid = (kept_3.rowid + 6) % 40 + 1)"
    ),
    "days that are texts": "UPDATE kept_3 SET used = 'yesterday'",
}


@pytest.mark.parametrize("case", DAMAGED)
def test_nothing_wrong_is_found_among(case: str, folder: Path) -> None:
    change(folder, DAMAGED[case])
    assert found(folder).items() <= ENTRIES.items()
    assert case.startswith("days") or found(folder) == {}
    assert works_again(folder)


OTHER_TABLES = {
    "of another shape": "CREATE TABLE kept_3 (a, b)",
    "of another age": "CREATE TABLE kept_1 (key, value, used)",
    "that is none": "CREATE VIEW kept_3 AS SELECT x'00' AS key, 1 AS used, x'02' AS value",
}


@pytest.mark.parametrize("case", OTHER_TABLES)
def test_a_table_is_not_believed(case: str, folder: Path) -> None:
    change(folder, "DROP TABLE kept_3", OTHER_TABLES[case])
    assert found(folder) == {}
    assert works_again(folder)


def test_damage_is_said_once_and_the_file_removed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / store.FILE).write_bytes(b"x" * 1_000)
    cache = Cache(folder, "here")
    cache.find([b"key"])
    cache.find([b"key"])
    said = f"Nothing more is taken from {folder / store.FILE}, or kept there: "
    assert capsys.readouterr().err == f"{said}file is not a database\n"
    assert not (folder / store.FILE).exists()


def writable(path: Path) -> None:
    path.chmod(0o666)


def of_a_group(path: Path) -> None:
    path.chmod(0o660)


def link(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def link_to_nowhere(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


def folder_there(path: Path) -> None:
    path.unlink()
    path.mkdir()


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def journal(path: Path) -> None:
    beside = path.with_name(f"{path.name}-journal")
    beside.write_bytes(b"x")
    beside.chmod(0o666)


@pytest.mark.parametrize(
    "spoil", [writable, of_a_group, link, link_to_nowhere, folder_there, pipe, journal]
)
def test_a_file_that_others_may_have_written_is_left_alone(
    folder: Path, spoil: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(folder / store.FILE)
    before = sorted((path.name, path.lstat().st_mtime_ns) for path in folder.iterdir())
    cache = Cache(folder, "here")
    assert cache.find(list(ENTRIES)) == {}
    cache.keep(ENTRIES)
    assert sorted((p.name, p.lstat().st_mtime_ns) for p in folder.iterdir()) == before
    said = capsys.readouterr().err
    assert said.endswith("is not a file that only you may write\n")
    assert said.count("\n") == 1


def test_a_file_of_another_user_is_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "getuid", lambda: (folder / store.FILE).stat().st_uid + 1)
    assert found(folder) == {}


def test_a_folder_that_cannot_be_made_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("mine")
    cache = Cache(tmp_path / "file" / "cache", "here")
    cache.keep(ENTRIES)
    assert cache.find(list(ENTRIES)) == {}
    assert "Nothing more is taken from" in capsys.readouterr().err


def fails_with(code: int) -> Callable[..., None]:
    """In place of a step of the cache: what SQLite raises."""

    def fail(*_: object) -> None:
        error = sqlite3.OperationalError("as it goes")
        error.sqlite_errorcode = code
        raise error

    return fail


@pytest.mark.parametrize(
    "code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_BUSY_TIMEOUT, sqlite3.SQLITE_IOERR_WRITE]
)
def test_what_passes_costs_nothing_that_was_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(store, "_keep", fails_with(code))
        Cache(folder, "here").keep({b"new": b"value"})
    assert found(folder) == ENTRIES


def test_what_cannot_be_written_is_read_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "access", lambda _path, _way: False)
    monkeypatch.setattr(store, "_touch", fails_with(sqlite3.SQLITE_READONLY))
    assert found(folder) == ENTRIES
    assert capsys.readouterr().err == ""


def test_a_file_that_cannot_be_removed_stops_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("another build has it open")

    (folder / store.FILE).write_bytes(b"x" * 1_000)
    monkeypatch.setattr(Path, "unlink", refuse)
    assert found(folder) == {}


def test_a_build_that_holds_the_file_is_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.05)
    with closing(sqlite3.connect(folder / store.FILE)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert found(folder) == {}
    assert "database is locked" in capsys.readouterr().err
    assert found(folder) == ENTRIES


def test_many_builds_may_keep_at_once(tmp_path: Path) -> None:
    def build(number: int) -> None:
        for n in range(10):
            Cache(tmp_path, "").keep({f"{number} {n}".encode(): b"value"})

    builds = [threading.Thread(target=build, args=[number]) for number in range(6)]
    for one in builds:
        one.start()
    for one in builds:
        one.join()
    keys = [f"{number} {n}".encode() for number in range(6) for n in range(10)]
    assert Cache(tmp_path, "").find(keys).keys() == set(keys)


def test_what_no_build_used_for_a_month_goes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    today = store._today()
    used = list(ENTRIES)[:3]
    monkeypatch.setattr(store, "_today", lambda: today + store.DAYS)
    Cache(folder, "here").find(used)
    monkeypatch.setattr(store, "_today", lambda: today + store.DAYS + 1)
    Cache(folder, "here").keep({b"new": b"value"})
    assert found(folder).keys() == set(used)


def test_it_does_not_grow_without_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LARGEST", 100_000)
    for n in range(60):
        Cache(folder, "here").keep({f"{n} {m}".encode(): b"x" * 1_000 for m in range(20)})
    assert (folder / store.FILE).stat().st_size < 200_000
    assert Cache(folder, "here").find([b"59 1"]) == {b"59 1": b"x" * 1_000}


def test_all_can_be_forgotten(folder: Path) -> None:
    (folder / "mine.txt").write_text("mine")
    (folder / f"{store.FILE}-journal").write_bytes(b"of a build that was killed")
    for _ in range(2):
        forget(folder)
        assert [path.name for path in folder.iterdir()] == ["mine.txt"]
