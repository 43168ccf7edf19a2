"""Curly quotes, dashes and ellipses: the library's rules, applied only around straight marks.

Python-Markdown's ``smarty`` tries eighteen expressions on every piece of text, though most
pieces hold nothing that any of them could change. None looks further than a few characters
around a mark, so it is enough to try them, in their order, on the neighbourhood of each mark.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.smarty import SubstituteTextPattern
from markdown.treeprocessors import InlineProcessor, Treeprocessor
from markdown.util import ETX, STX, AtomicString

BEFORE = 8
"""Characters before a mark that a rule may name, at most those of ``&#8211;``; one to spare."""
AFTER = 4
"""Characters behind a mark that a rule may name, at most those of ``'80s``; one to spare."""
MARK = r"(?:'|\"|--+|\.\.\.+)"
MARKS = re.compile(rf"{MARK}(?:.{{0,{BEFORE + AFTER}}}{MARK})*", re.DOTALL)
"""Marks so near to each other that the one may decide on the other."""
PLACE = re.compile(rf"{STX}mark:([0-9]+){ETX}")
"""What stands in a text for what was replaced, between the signs that the rules stop at."""
STRAIGHT = {
    "&lsquo;": "'",
    "&rsquo;": "'",
    "&ldquo;": '"',
    "&rdquo;": '"',
    "&ndash;": "--",
    "&mdash;": "---",
    "&hellip;": "...",
}
"""For each mark that the library writes the straight one in whose place it stands."""
STRAIGHT_MARKS = frozenset(STRAIGHT.values())
SHORTEST = ("'", '"', "--", "...")
"""Those that are part of all others: a text without them holds no mark."""


class Rule:
    """One of the library's expressions; ``needs`` are the straight marks that it replaces."""

    def __init__(self, pattern: SubstituteTextPattern) -> None:
        self.shape = pattern.getCompiledRegExp()
        self._replacement = pattern.replace
        curly = "".join(part for part in pattern.replace if isinstance(part, str))
        self.needs = {straight for mark, straight in STRAIGHT.items() if mark in curly}

    def written(self, found: re.Match[str]) -> str:
        """What to write in place of ``found``; a number stands for a group of the match."""
        parts = self._replacement
        return "".join(found[part] if isinstance(part, int) else str(part) for part in parts)


class SmartMarks(Treeprocessor):
    """Does what ``library`` does, the processor that the extension ``smarty`` registered."""

    def __init__(self, md: Markdown, library: InlineProcessor) -> None:
        super().__init__(md)
        self._rules = [
            Rule(pattern)
            for pattern in library.inlinePatterns
            if isinstance(pattern, SubstituteTextPattern)
        ]
        self._by_marks: dict[frozenset[str], list[Rule]] = {}

    def run(self, root: Element) -> None:
        """Sets the marks in every text, but not in code."""
        whole = "".join(root.itertext())
        marks = [mark for mark in SHORTEST if mark in whole]
        for element in root.iter() if marks else ():
            if _holds(element.text, marks):
                element.text = self._set(element.text or "")
            if _holds(element.tail, marks):
                element.tail = self._set(element.tail or "")

    def _set(self, text: str) -> str:
        pieces: list[str] = []
        done = 0
        for marks in MARKS.finditer(text):
            start, end = max(done, marks.start() - BEFORE), marks.end() + AFTER
            pieces += text[done:start], self._replaced(text[start:end])
            done = end
        return "".join([*pieces, text[done:]]) if pieces else text

    def _replaced(self, piece: str) -> str:
        """``piece`` after every rule; what one has replaced, the next sees only as a place."""
        replaced: list[str] = []
        for rule in self._possible(frozenset(mark for mark in STRAIGHT_MARKS if mark in piece)):
            found = rule.shape.search(piece)
            while found:
                place = f"{STX}mark:{len(replaced)}{ETX}"
                replaced.append(rule.written(found))
                piece = f"{piece[: found.start()]}{place}{piece[found.end() :]}"
                found = rule.shape.search(piece, found.start() + len(place))
        return PLACE.sub(lambda place: replaced[int(place[1])], piece)

    def _possible(self, marks: frozenset[str]) -> list[Rule]:
        """The rules, in their order, that find all they need among ``marks``."""
        if marks not in self._by_marks:
            self._by_marks[marks] = [rule for rule in self._rules if rule.needs <= marks]
        return self._by_marks[marks]


def _holds(text: str | None, marks: list[str]) -> bool:
    if not text or isinstance(text, AtomicString):
        return False
    return any(mark in text for mark in marks)
