"""The file in which entries are kept: a database, because several builds may use it at once."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from plugins.cache.trust import is_ours

T = TypeVar("T")

FILE = "kept.sqlite"
# SQLite finishes or undoes what it finds in these, so they have to be as trustworthy.
BESIDE = ("", "-journal", "-wal", "-shm")
# Values stand last, so that the others are read without them.
TABLE = "CREATE TABLE IF NOT EXISTS kept_3 "
TABLE += "(key BLOB PRIMARY KEY, used INTEGER, owner BLOB, value BLOB)"
FIND = "SELECT key, used, value FROM kept_3 WHERE key IN ({})"
KEEP = "INSERT OR REPLACE INTO kept_3 (key, used, owner, value) VALUES (?, ?, ?, ?)"
TOUCH = "UPDATE kept_3 SET used = ? WHERE used < ? AND key IN ({})"
OWN = "SELECT key FROM kept_3 WHERE owner = ?"
FORGET = "DELETE FROM kept_3 WHERE used < ?"
FORGET_THESE = "DELETE FROM kept_3 WHERE key IN ({})"
FORGET_ALL = "DELETE FROM kept_3"
FORGET_OLDER_KITS = ("DROP TABLE IF EXISTS kept_1", "DROP TABLE IF EXISTS kept_2")
PAGES = "SELECT (page_count - freelist_count) * page_size FROM "
PAGES += "pragma_page_count, pragma_freelist_count, pragma_page_size"
AT_ONCE = 500  # the most places that every build of SQLite allows in a statement is 999
CHECKSUM = 16
DAYS = 30
DAY = 24 * 60 * 60
PATIENCE = 10.0  # seconds to wait for another build that writes
LARGEST = 500_000_000  # bytes; each change of the code makes all entries anew
# The file itself is sound, and may be used again once there is room, time or leave to.
PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_READONLY,
}
PRIMARY = 0xFF  # of a code of SQLite's, the part that has no details


class Cache:
    """Entries below ``folder``, by keys that hold for these ``circumstances``.

    ``owner`` is whose they are: several sites may keep theirs in one folder.

    Without a folder nothing is kept and nothing found. Whatever is wrong with the file costs
    time and nothing else: it is said once on stderr, and the file is left alone from then on. One
    that is damaged is removed, so that the next build makes it anew.
    """

    def __init__(self, folder: Path | None, circumstances: str, owner: str = "") -> None:
        self._file = folder / FILE if folder is not None else None
        self._circumstances = circumstances
        # A digest, because the file is to tell nobody what a folder is called.
        self._owner = blake2b(owner.encode(errors="surrogateescape"), digest_size=16).digest()
        self._asked: set[bytes] = set()

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
        self._asked.update(keys)
        found = self._use(lambda database: _find(keys, database), make=False) or {}
        today = _today()
        unused = [key for key, (used, _) in found.items() if used < today]
        if unused and self._file is not None and os.access(self._file, os.W_OK):
            self._use(lambda database: _touch(unused, database), make=False)
        return {key: value for key, (_, value) in found.items()}

    def keep(self, entries: Mapping[bytes, bytes]) -> None:
        """Keep ``entries`` for later builds; those that none has used for a month go.

        Where there are more than ``LARGEST`` bytes of them, all go but these.
        """
        self._asked.update(entries)
        if entries:
            self._use(lambda database: _keep(entries, self._owner, database), make=True)

    def forget_unasked(self) -> None:
        """Remove the owner's entries that were neither looked for nor kept here, bytes and all.

        For the end of a build, which has asked for all that its site is made from: what is left
        was worked out of words and pictures that somebody may have withdrawn.
        """
        self._use(lambda database: _forget_unasked(self._asked, self._owner, database), make=False)

    def _use(self, act: Callable[[sqlite3.Connection], T], *, make: bool) -> T | None:
        """What ``act`` gives, done whole or not at all; none where there is nothing to use."""
        file = self._file
        if file is None:
            return None
        try:
            if not _is_there(file, make=make):
                return None
            with closing(sqlite3.connect(file, timeout=PATIENCE)) as database, database:
                # What a power cut tears is found by the checksums.
                database.execute("PRAGMA synchronous = OFF")
                # What is forgotten is overwritten, not only given up.
                database.execute("PRAGMA secure_delete = ON")
                database.execute(TABLE)
                return act(database)
        # Where the file is noise, SQLite's own words about it may be too, and cannot be decoded.
        except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
            print(f"Nothing more is taken from {file}, or kept there: {error}", file=sys.stderr)
            self._file = None
            if _is_damage(error):
                _remove(file)
            return None


def forget(folder: Path) -> None:
    """Remove everything that is kept below ``folder``, and the folder if nothing else is there."""
    _remove(folder / FILE)
    with suppress(OSError):  # it holds something else, or is not there
        folder.rmdir()


def _find(keys: Sequence[bytes], database: sqlite3.Connection) -> dict[bytes, tuple[int, bytes]]:
    """Each entry that is whole: the day on which it was last used, and its value."""
    found: dict[bytes, tuple[int, bytes]] = {}
    for some in _portions(keys):
        rows = database.execute(FIND.format(_places(some)), some)
        found |= {
            key: (used, value[CHECKSUM:])
            for key, used, value in rows
            if _is_whole(key, used, value)
        }
    return found


def _touch(keys: Sequence[bytes], database: sqlite3.Connection) -> None:
    today = _today()
    for some in _portions(keys):
        database.execute(TOUCH.format(_places(some)), (today, today, *some))


def _keep(entries: Mapping[bytes, bytes], owner: bytes, database: sqlite3.Connection) -> None:
    (size,) = database.execute(PAGES).fetchone()
    if size > LARGEST:
        database.execute(FORGET_ALL)
    today = _today()
    rows = ((key, today, owner, _checksum(key, value) + value) for key, value in entries.items())
    database.executemany(KEEP, rows)
    database.execute(FORGET, (today - DAYS,))


def _forget_unasked(asked: set[bytes], owner: bytes, database: sqlite3.Connection) -> None:
    for statement in FORGET_OLDER_KITS:
        database.execute(statement)
    own = [key for (key,) in database.execute(OWN, (owner,))]
    for some in _portions([key for key in own if key not in asked]):
        database.execute(FORGET_THESE.format(_places(some)), some)


def _portions(keys: Sequence[bytes]) -> list[Sequence[bytes]]:
    return [keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE)]


def _places(keys: Sequence[bytes]) -> str:
    return ",".join("?" * len(keys))


def _today() -> int:
    return int(time.time() / DAY)


def _is_there(file: Path, *, make: bool) -> bool:
    """Whether there is a file to use; made if asked for.

    Raises ``OSError`` for one that cannot be made, or that others may have written.
    """
    there = {name: is_ours(f"{file}{name}") for name in BESIDE}
    for name, ours in there.items():
        if ours is False:
            raise PermissionError(f"{file.name}{name} is not a file that only you may write")
    if make and there[""] is None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
    return make or there[""] is True


def _is_damage(error: Exception) -> bool:
    """Whether the file is at fault. Errors of Python's own, about a value in it, have no code."""
    if isinstance(error, OSError):
        return False
    return getattr(error, "sqlite_errorcode", 0) & PRIMARY not in PASSING


def _remove(file: Path) -> None:
    for name in BESIDE:
        with suppress(OSError):  # on Windows, while another build has it open
            file.with_name(file.name + name).unlink(missing_ok=True)


def _checksum(key: bytes, value: bytes) -> bytes:
    return blake2b(value, key=key, digest_size=CHECKSUM).digest()


def _is_whole(key: object, used: object, value: object) -> bool:
    if not isinstance(key, bytes) or not isinstance(used, int) or not isinstance(value, bytes):
        return False
    return value[:CHECKSUM] == _checksum(key, value[CHECKSUM:])
