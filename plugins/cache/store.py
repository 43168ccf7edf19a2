"""The file in which entries are kept: a database, because several builds may use it at once."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

FILE = "kept.sqlite"
TABLE = "CREATE TABLE IF NOT EXISTS kept_1 (key BLOB PRIMARY KEY, value BLOB, used INTEGER)"
FIND = "SELECT key, value FROM kept_1 WHERE key IN ({})"
KEEP = "INSERT OR REPLACE INTO kept_1 VALUES (?, ?, ?)"
TOUCH = "UPDATE kept_1 SET used = ? WHERE used < ? AND key IN ({})"
FORGET = "DELETE FROM kept_1 WHERE used < ?"
AT_ONCE = 500  # the most places that every build of SQLite allows in a statement is 999
CHECKSUM = 16
DAYS = 30
DAY = 24 * 60 * 60
PATIENCE = 10.0  # seconds to wait for another build that writes


class Cache:
    """Entries below ``folder``, by keys that hold for these ``circumstances``.

    Without a folder nothing is kept and nothing found. Whatever is wrong with the file costs
    time and nothing else: it is said once on stderr, and the file is made anew.
    """

    def __init__(self, folder: Path | None, circumstances: str) -> None:
        self._file = folder / FILE if folder is not None else None
        self._circumstances = circumstances

    def key(self, *parts: str | bytes) -> bytes:
        """The key of an entry that ``parts``, and the circumstances, shape."""
        seen = blake2b(digest_size=20)
        for part in (self._circumstances, *parts):
            data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
            seen.update(len(data).to_bytes(8, "big"))
            seen.update(data)
        return seen.digest()

    def find(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What is kept under ``keys``; one that is not there, or not whole, is left out."""
        return self._use(lambda database: _find(keys, database), make=False) or {}

    def keep(self, entries: Mapping[bytes, bytes]) -> None:
        """Keep ``entries`` for later builds; those that none has used for a month go."""
        if entries:
            self._use(lambda database: _keep(entries, database), make=True)

    def _use(self, act: Callable[[sqlite3.Connection], T], *, make: bool) -> T | None:
        """What ``act`` gives, done whole or not at all; none where there is nothing to use."""
        file = self._file
        if file is None or not _may_be_used(file, make=make):
            return None
        try:
            with closing(sqlite3.connect(file, timeout=PATIENCE)) as database, database:
                # What a power cut tears is found by the checksums.
                database.execute("PRAGMA synchronous = OFF")
                database.execute(TABLE)
                return act(database)
        except sqlite3.Error as error:
            print(f"What earlier builds kept in {file} is not used: {error}", file=sys.stderr)
            self._file = None
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                file.unlink(missing_ok=True)
            return None


def _find(keys: Sequence[bytes], database: sqlite3.Connection) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    today = int(time.time() / DAY)
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        places = ",".join("?" * len(some))
        rows = database.execute(FIND.format(places), some)
        found |= {key: value[CHECKSUM:] for key, value in rows if _is_whole(key, value)}
        database.execute(TOUCH.format(places), (today, today, *some))
    return found


def _keep(entries: Mapping[bytes, bytes], database: sqlite3.Connection) -> None:
    today = int(time.time() / DAY)
    rows = ((key, _checksum(key, value) + value, today) for key, value in entries.items())
    database.executemany(KEEP, rows)
    database.execute(FORGET, (today - DAYS,))


def _may_be_used(file: Path, *, make: bool) -> bool:
    """Whether it is an ordinary file of this user's that no other may write; made if asked for."""
    try:
        if make and not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch(mode=0o600)
        status = file.lstat()
    except OSError:
        return False
    if not stat.S_ISREG(status.st_mode):
        return False
    return os.name == "nt" or (
        status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )


def _checksum(key: bytes, value: bytes) -> bytes:
    return blake2b(value, key=key, digest_size=CHECKSUM).digest()


def _is_whole(key: object, value: object) -> bool:
    if not isinstance(key, bytes) or not isinstance(value, bytes):
        return False
    return value[:CHECKSUM] == _checksum(key, value[CHECKSUM:])
