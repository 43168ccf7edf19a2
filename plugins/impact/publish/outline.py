"""What a build notes of an area, so that the next one can tell what has changed since.

Imports little: where only texts have changed, the next build needs little else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from plugins.cache import circumstances
from plugins.impact.publish.day import today
from plugins.impact.read.exchange import Exchangeable
from plugins.impact.read.files import Seen
from plugins.incremental import notes as noted
from plugins.markup import Words

FILE = "outline.json"
VERSION = 1
CODE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Text:
    """The text of a post, and the file below the output that shows it."""

    shown_in: str
    text: Exchangeable


@dataclass(frozen=True)
class Outline:
    """An area as it was built.

    ``asked`` stands for what was asked for and for all code, ``site_theme`` for the files of the
    ``theme`` before it was read, and ``made`` for what the build made;
    ``day`` is the time zone and the day that it was built for, where none was asked for.
    ``files`` are those that were read and ``passed_over`` the others; ``advice`` is what was said
    of some, line by line. ``texts`` can be exchanged, with ``words`` added to them.
    """

    asked: str
    made: str
    theme: str
    site_theme: str
    day: tuple[str, str] | None
    files: Mapping[str, Seen]
    passed_over: Sequence[str]
    advice: Sequence[tuple[str, str]]
    words: Words
    texts: Mapping[str, Text]

    @classmethod
    def read(cls, notes: Path) -> Outline | None:
        """The outline in the folder ``notes``; none where there is none that is whole."""
        found = noted.read(notes / FILE, VERSION)
        try:
            return cls._of(found) if found is not None else None
        except (LookupError, TypeError, AttributeError):
            return None

    @classmethod
    def _of(cls, found: dict[str, Any]) -> Outline:
        files, texts, words = found.pop("files"), found.pop("texts"), found.pop("words")
        return cls(
            files={path: Seen(stamp and tuple(stamp), d) for path, (stamp, d) in files.items()},
            texts={path: Text(page, Exchangeable(*text)) for path, (page, *text) in texts.items()},
            words=Words(**words),
            **found,
        )

    def write(self, notes: Path) -> None:
        """Note it down, whole or not at all."""
        texts = {
            path: (text.shown_in, t.size, t.fields, t.outlook, t.answers)
            for path, text in self.texts.items()
            for t in (text.text,)
        }
        found = {**vars(self), "texts": texts, "words": asdict(self.words)}
        noted.write(notes / FILE, VERSION, found)

    @property
    def is_of_today(self) -> bool:
        """Whether a build now would be for the same day."""
        return self.day is None or today(self.day[0]).isoformat() == self.day[1]


def asked_for(asked: str) -> str:
    """What stands for what is ``asked`` and for all code.

    To be asked for once all is built: code that has changed since this process began is like no
    other.
    """
    return f"{asked} {circumstances([CODE])}"
