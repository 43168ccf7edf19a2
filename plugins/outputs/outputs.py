"""The files that a site consists of, each of which can be made by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from plugins.incremental.fingerprint import ALWAYS

Share = Callable[[Callable[[Any], Any], Sequence[Any], Callable[[Any], str]], list[Any]]
"""``share(work, things, name)`` does ``work`` on each of ``things``, perhaps several at once."""

PLACE = b"\0"
"""What ``make`` leaves where a text belongs; no text that is meant for people holds it."""


@dataclass(frozen=True)
class Part:
    """A file of a site: its path below the output, with ``/``, and a way to make its bytes.

    ``shaped_by`` is the fingerprint of all that shapes what ``make`` gives, or works it out when
    it is asked for. A ``text`` that is not empty is set in at every ``PLACE`` in that: of a file
    with one place, the text can be exchanged without making the rest anew.
    """

    path: str
    shaped_by: str | Callable[[], str]
    make: Callable[[], bytes]
    text: str = ""

    @cached_property
    def fingerprint(self) -> str:
        """The fingerprint of the file without its text."""
        return self.shaped_by if isinstance(self.shaped_by, str) else self.shaped_by()

    @cached_property
    def whole(self) -> str:
        """The fingerprint of the file, with its text."""
        if not self.text or self.fingerprint == ALWAYS:
            return self.fingerprint
        text = self.text.encode()
        return blake2b(text, key=self.fingerprint.encode(), digest_size=16).hexdigest()

    @property
    def data(self) -> bytes:
        """The file, made."""
        return self.made()[0]

    def made(self) -> tuple[bytes, int | None]:
        """The file, and at which of its bytes the text begins; none where there is no one place."""
        around = self.make()
        if not self.text:
            return around, None
        pieces = around.split(PLACE)
        return self.text.encode().join(pieces), len(pieces[0]) if len(pieces) == 2 else None


class Written(NamedTuple):
    """What is known of a part that was made: its fingerprint with its text, and without it; and
    where the text begins (see ``Part.made``)."""

    whole: str
    fingerprint: str
    start: int | None


def write(parts: Sequence[Part], folder: Path, share: Share) -> list[Written]:
    """Make every one of ``parts`` in ``folder``, with the folders that they need.

    Fingerprints are worked out where the file is made, perhaps in another process. Raises
    ``ValueError`` for a path that would leave ``folder``.
    """
    there: set[Path] = set()

    def work(part: Part) -> Written:
        path = folder / part.path
        if ".." in part.path.split("/") or not path.is_relative_to(folder):
            raise ValueError(f"{part.path} lies outside the site")
        if path.parent not in there:
            path.parent.mkdir(parents=True, exist_ok=True)
            there.add(path.parent)
        data, start = part.made()
        path.write_bytes(data)
        return Written(part.whole, part.fingerprint, start)

    return share(work, parts, lambda part: str(part.path))
