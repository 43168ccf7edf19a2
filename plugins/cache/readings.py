"""What a site's readers made of its texts, found again where nothing that shaped it has changed."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any, Protocol

from plugins.cache.metadata import OfAnotherKind, as_data, from_data, may_be_of
from plugins.cache.store import Cache
from plugins.cache.witness import is_installed, witnessed

Reading = tuple[Any, dict[str, Any]]
"""What a reader gives: a text as HTML, and what it says of itself by name."""
TIME = b"date::"
"""What asks for the time of the build in reStructuredText."""


class Reader(Protocol):
    """What is used here of a reader of Pelican's."""

    settings: dict[str, Any]


@dataclass
class Readings:
    """Those of one run of a site.

    ``code`` are the modules whose code the cache's circumstances tell of, ``today`` is the day of
    the run, and ``settings`` a text for all settings, empty until they are known.
    """

    cache: Cache
    code: frozenset[str]
    today: date
    settings: str = ""
    _new: dict[bytes, dict[str, Any]] = field(default_factory=dict)
    _opened: set[str] = field(default_factory=set)
    _digests: dict[str, str] = field(default_factory=dict)

    def next(self, today: date) -> Readings:
        """Those of the next run in this process, which knows what was opened in this one."""
        return Readings(self.cache, self.code, today, _opened=self._opened)

    def read(self, path: str, reader: Reader, read: Callable[[str], Reading]) -> Reading:
        """What ``reader`` makes of the file at ``path``: as kept, else as it is by ``read``."""
        key = self._key(path, reader)
        data = self.cache.find([key]).get(key)
        found = self._taken(data, reader.settings) if data is not None else None
        if found is not None:
            return found
        with witnessed() as seen, _warnings() as warnings:
            content, metadata = read(path)
        self._opened |= seen.opened - {path}
        # One that warns is read again, and warns again.
        if seen.only_read and not warnings and key == self._key(path, reader):
            self._take(key, content, metadata, reader.settings)
        return content, metadata

    def keep(self) -> None:
        """Keep what was read, each with the state of all other files that readings opened.

        A file that is opened for one text may stay in a plugin's memory for the next.
        """
        others = {path: self._digest(path) for path in self._opened | (loaded_code() - self.code)}
        entries = {key: {**entry, "others": others} for key, entry in self._new.items()}
        self.cache.keep({key: json.dumps(entry).encode() for key, entry in entries.items()})
        self._new = {}

    def _take(
        self, key: bytes, content: object, metadata: Mapping[str, object], settings: dict[str, Any]
    ) -> None:
        if type(content) is not str:
            return
        try:
            data = as_data(metadata, settings)
        except OfAnotherKind:
            return
        day = self.today.isoformat() if may_be_of(self.today, metadata) else ""
        self._new[key] = {"content": content, "metadata": data, "day": day}

    def _taken(self, data: bytes, settings: dict[str, Any]) -> Reading | None:
        try:
            entry = json.loads(data)
            if entry["day"] not in ("", self.today.isoformat()):
                return None
            if any(self._digest(path) != digest for path, digest in entry["others"].items()):
                return None
            return str(entry["content"]), from_data(entry["metadata"], settings)
        except (ValueError, LookupError, TypeError, AttributeError):
            return None  # of another shape

    def _key(self, path: str, reader: Reader) -> bytes:
        """A key of all that shapes a reading, as far as it is known beforehand."""
        kind = type(reader)
        data = Path(path).read_bytes()
        day = self.today.isoformat() if TIME in data else ""
        name = f"{kind.__module__}.{kind.__qualname__}"
        return self.cache.key("reading", name, path, data, self.settings, day)

    def _digest(self, path: str) -> str:
        """What stands for the bytes of a file now; looked at once, since there may be thousands."""
        if path not in self._digests:
            try:
                digest = blake2b(Path(path).read_bytes(), digest_size=16).hexdigest()
            except OSError as error:
                digest = f"not opened: {error.errno}"
            self._digests[path] = digest
        return self._digests[path]


def loaded_code() -> frozenset[str]:
    """The files of all modules in use that belong to the site rather than to what is installed."""
    files = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    paths = {os.path.abspath(file) for file in files if isinstance(file, str)}  # noqa: PTH100
    return frozenset(path for path in paths if not is_installed(path) and Path(path).is_file())


def beside(code: Iterable[str]) -> set[Path]:
    """The files ``code``, with all that lies in the folders of those that are packages."""
    found = {Path(file) for file in code}
    packages = {path.parent for path in found if path.name == "__init__.py"}
    tops = {folder for folder in packages if packages.isdisjoint(folder.parents)}
    return tops | {path for path in found if tops.isdisjoint(path.parents)}


class _Hearing(logging.Handler):
    """Notes whether anything was warned of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def _warnings() -> Iterator[list[str]]:
    hearing = _Hearing()
    logging.getLogger().addHandler(hearing)
    try:
        yield hearing.heard
    finally:
        logging.getLogger().removeHandler(hearing)
