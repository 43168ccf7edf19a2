"""What a text may hold at most.

Python-Markdown takes time that grows with the square of some marks; below these limits even a
text made to be slow is done within seconds. They are far above what a page needs.
"""

from __future__ import annotations

import re

from plugins.markup import faults
from plugins.markup.faults import TextFault
from plugins.markup.rendered import Refused
from plugins.problems import ProblemKind

LONGEST_TEXT = 100_000
MOST_MARKS = (
    ("square brackets", "[", re.compile(r"\["), 1_000),
    ("'<' signs", "<", re.compile("<"), 3_000),
    ("'<!' signs", "<", re.compile("<!"), 200),
    ("stars and underscores", "*_", re.compile(r"[*_]"), 10_000),
    ("quotation marks", "\"'", re.compile("[\"']"), 10_000),
    ("backticks and backslashes", "`\\", re.compile(r"[`\\]"), 5_000),
    ("'&' signs", "&", re.compile("&"), 5_000),
    ("abbreviations", "*", re.compile(r"^ *\*\[", re.MULTILINE), 200),
    ("lines", "\n", re.compile(r"\n"), 5_000),
)
"""What is counted; the characters of which each one holds at least one; its shape; how often it
may stand in one text."""


def refusal(text: str) -> Refused | None:
    """Why ``text`` is too much for one page, if it is."""
    if len(text) > LONGEST_TEXT:
        return refused(faults.TOO_LONG, 1, size=len(text), limit=LONGEST_TEXT)
    for what, signs, mark, limit in MOST_MARKS:
        if len(text) <= limit or sum(map(text.count, signs)) <= limit:
            continue  # counting characters is far quicker than finding the marks
        places = [match.start() for match in mark.finditer(text)]
        if len(places) > limit:
            line = text.count("\n", 0, places[limit]) + 1
            return refused(faults.TOO_MANY_MARKS, line, count=len(places), what=what, limit=limit)
    return None


def refused(kind: ProblemKind, line: int, **values: object) -> Refused:
    """The refusal of this kind, found at ``line``."""
    return Refused(TextFault(kind.code, kind.say(**values), line))
