"""The usual parts of a rep report, in any wording that the catalogue knows."""

from __future__ import annotations

from plugins.impact.words import Wording

PARTS = ("running", "doing", "ahead")


def usual_title(title: str, wording: Wording) -> str:
    """The usual title of a part, where ``title`` is one of its wordings; else as written."""
    plain = _plain(title)
    for part in PARTS:
        known = wording.say(f"rep_report.{part}.wordings").split(";")
        if plain in {_plain(text) for text in known}:
            return wording.say(f"rep_report.{part}")
    return title


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
