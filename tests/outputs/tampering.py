"""What may happen to a site that was built, and to what builds keep, other than by a build."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from tests.outputs.disk import Seen, Sight, keep_time, sight

MARKER = ".made-by-staging"
STRANGERS = ("CNAME", "notes.txt", "news/2030/bench/mine.txt", "themes/water/mine/a.txt")
# The files of a stage itself, which hold nothing that was worked out.
OF_THE_STAGE = {"lock", ".gitignore"}


def noise(data: bytes) -> bytes:
    """As many bytes, and none of them what they were."""
    seen = random.Random(len(data)).randbytes(len(data))  # noqa: S311 - nothing is secret here
    return bytes(b ^ (n or 1) for b, n in zip(data, seen, strict=True))


def flipped(data: bytes) -> bytes:
    """With one bit in the middle that is not what it was."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 4]) + data[middle + 1 :] if data else data


SPOILT: Mapping[str, Callable[[bytes], bytes]] = {
    "noise": noise,
    "flipped": flipped,
    "empty": lambda _: b"",
    "half": lambda data: data[: len(data) // 2],
    "longer": lambda data: data + b"\n",
}


@dataclass(frozen=True)
class Spoil:
    """One of the files is other than it was, or gone; ``unseen`` by its time."""

    which: int
    how: str
    unseen: bool

    def __call__(self, folder: Path, files: Sight) -> None:
        if not files:
            return
        path = sorted(files)[self.which % len(files)]
        if self.how == "gone":
            (folder / path).unlink()
            return
        (folder / path).write_bytes(SPOILT[self.how](files[path].data))
        if self.unseen:
            keep_time(folder / path, files[path].time)


@dataclass(frozen=True)
class Exchange:
    """Two files have each other's bytes."""

    one: int
    other: int

    def __call__(self, folder: Path, files: Sight) -> None:
        if files:
            one, other = (sorted(files)[n % len(files)] for n in (self.one, self.other))
            (folder / one).write_bytes(files[other].data)
            (folder / other).write_bytes(files[one].data)


@dataclass(frozen=True)
class Stranger:
    """Somebody puts a file of their own there."""

    path: str

    def __call__(self, folder: Path, _files: Sight) -> None:
        with suppress(NotADirectoryError, FileExistsError):
            (folder / self.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / self.path).write_text("mine")


def made(output: Path) -> Sight:
    """What builds made at ``output``, the marker aside: without it nothing would be theirs."""
    return {p: f for p, f in sight(output).items() if p not in {*STRANGERS, MARKER}}


def kept(folder: Path) -> Sight:
    """What builds keep: in ``folder`` lie the output's own folder beside it and the cache."""
    return {path: seen for path, seen in sight(folder).items() if _is_kept(path)}


def _is_kept(path: str) -> bool:
    top, _, rest = path.partition("/")
    return top == "cache" or (top == ".output.staging" and rest not in OF_THE_STAGE)


def restore(folder: Path, before: Mapping[str, Seen]) -> None:
    """Let what is kept be what it was at another time, when the area and the theme were other."""
    for name in ("cache", ".output.staging"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for path, seen in before.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(seen.data)


ROWS: Mapping[str, tuple[str, ...]] = {
    "exchanged": (
        "CREATE TEMP TABLE o AS SELECT rowid AS r, value AS v FROM {0}",
        # lead() gives what the next row has.
        "CREATE TEMP TABLE n AS SELECT r, lead(v, 1, x'00') OVER (ORDER BY r) AS v FROM o",
        "UPDATE {0} SET value = (SELECT v FROM n WHERE r = {0}.rowid)",
    ),
    "halved": ("UPDATE {0} SET value = substr(value, 1, length(value) / 2)",),
    "some gone": ("DELETE FROM {0} WHERE rowid % 2",),
    "made text": ("UPDATE {0} SET value = hex(value) WHERE rowid % 3 = 0",),
    "made nothing": ("UPDATE {0} SET value = NULL WHERE rowid % 3 = 1",),
    "of another age": ("ALTER TABLE {0} RENAME TO of_another_age",),
    "of another shape": ("ALTER TABLE {0} RENAME COLUMN value TO worth",),
}


@dataclass(frozen=True)
class SpoilRows:
    """What is kept is a sound database still, and wrong."""

    how: str

    def __call__(self, folder: Path, files: Sight) -> None:
        for path in files:
            if path.endswith(".sqlite"):
                with suppress(sqlite3.Error), closing(sqlite3.connect(folder / path)) as database:
                    tables = "SELECT name FROM sqlite_master WHERE type = 'table'"
                    for (table,) in database.execute(tables).fetchall():
                        for statement in ROWS[self.how]:
                            database.execute(statement.format(table))
                    database.commit()


Tampering = Callable[[Path, Sight], None]
which = st.integers(0, 500)
spoiling = st.builds(Spoil, which, st.sampled_from(("gone", *SPOILT)), st.booleans())
OUTPUT: st.SearchStrategy[Tampering] = st.one_of(
    spoiling,
    st.builds(Exchange, which, which),
    st.builds(Stranger, st.sampled_from(STRANGERS)),
)
KEPT: st.SearchStrategy[Tampering] = st.one_of(
    st.builds(SpoilRows, st.just("exchanged")),
    st.builds(SpoilRows, st.sampled_from(sorted(ROWS))),
    spoiling,
    st.builds(Exchange, which, which),
)
