"""The text as written: on which line each link, heading and HTML element stands.

Python-Markdown keeps no line numbers, so the places are found again in the text, outside code
and comments. The same target on several lines is matched in the order of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from html import unescape
from itertools import accumulate

from markdown.extensions.fenced_code import FencedBlockPreprocessor

FENCED = FencedBlockPreprocessor.FENCED_BLOCK_RE
CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(?:[^\n]|\n(?![ \t]*\n))+?(?<!`)\1(?!`)")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
CONTAINER = re.compile(r" {0,3}(?:[-*+] |\d+\. |: |\[\^[^\]]+\]:)")
TARGET = re.compile(
    r"(?:\]\(\s*|\]:[ \t]*|\b(?:href|src)\s*=\s*|(?=<[A-Za-z][^\s<>]*[:@]))"
    r"(?:<(?P<angle>[^<>\n]*)>|\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'"
    r"|(?P<bare>(?:[^\s()<>]|\([^\s()]*\))*))",
    re.IGNORECASE,
)
TAG = re.compile(r"<([A-Za-z][A-Za-z0-9-]*|[!?]|(?=/[^A-Za-z]))([^<>]*)")
UNFINISHED = re.compile(r"<[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*(?![^<])")
HEADING = re.compile(
    r"^[ >*+-]{0,12}(?P<marks>#{1,6})(?!#)|^.+\n(?P<rule>=|-)(?P=rule)*[ ]*$|<h(?P<tag>[1-6])\b",
    re.MULTILINE | re.IGNORECASE,
)
NOTE = re.compile(
    r"(?P<new>^[ ]{0,3})?(?<![\\!])\[\^(?P<name>[^\]\n]+)\](?P<colon>:)?", re.MULTILINE
)
ATTRIBUTE = re.compile(r"[^\s\"'=<>/]+")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!-])")


class Source:
    """Finds again in a text what stands in the HTML that was made of it."""

    def __init__(self, text: str) -> None:
        self._masked = without_code(text)
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self._places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        self._find_targets()
        self._find_tags()
        self._find_headings()

    def target(self, target: str) -> int:
        """The line (1-based) of the next link or picture with this target; 1 if unknown."""
        written = target.removeprefix("mailto:")
        line = self._next("target", target) or self._next("target", written)
        return line or self._line(max(0, self._masked.find(written)))

    def element(self, name: str, attribute: str = "") -> int:
        """The line of the next HTML element of this name (and attribute); 1 if unknown."""
        return self._next("tag", name, attribute) or 1

    def unfinished_tag(self) -> int:
        """The line of the first HTML tag that is not closed; 1 if unknown."""
        found = UNFINISHED.search(self._masked)
        return self._line(found.start() if found else 0)

    def heading(self, level: int) -> int:
        """The line of the next heading written with this level; 1 if unknown."""
        return self._next("heading", str(level)) or 1

    def notes(self) -> tuple[dict[str, int], dict[str, int]]:
        """The lines of the footnotes' marks and of the footnotes, by name; the first of each."""
        marks: dict[str, int] = {}
        notes: dict[str, int] = {}
        for match in NOTE.finditer(self._masked):
            is_note = match["colon"] and match["new"] is not None
            found = notes if is_note else marks
            found.setdefault(match["name"], self._line(match.end()))
        return marks, notes

    def _next(self, *key: str) -> int:
        places = self._places.get(key, [])
        return places.pop(0) if len(places) > 1 else (*places, 0)[0]

    def _line(self, offset: int) -> int:
        return bisect_right(self._starts, offset)

    def _find_targets(self) -> None:
        for match in TARGET.finditer(self._masked):
            written = next((group for group in match.groups() if group is not None), "")
            target = ESCAPED.sub(r"\1", unescape(written)).strip()
            self._places["target", target].append(self._line(match.end()))

    def _find_tags(self) -> None:
        for match in TAG.finditer(self._masked):
            name = match[1].lower() if match[1][:1].isalpha() else "!"
            line = self._line(match.start())
            for attribute in {"", *ATTRIBUTE.findall(match[2].lower())}:
                self._places["tag", name, attribute].append(line)

    def _find_headings(self) -> None:
        for match in HEADING.finditer(self._masked):
            level = len(match["marks"] or "") or int(match["tag"] or 0)
            level = level or (1 if match["rule"] == "=" else 2)
            self._places["heading", str(level)].append(self._line(match.start()))


def without_code(text: str) -> str:
    """``text`` with code and comments blanked out, every line still in its place."""
    text = FENCED.sub(_blank, text)
    text = "\n".join(_without_indented(text.split("\n")))
    return COMMENT.sub(_blank, CODE_SPAN.sub(_blank, text))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _without_indented(lines: list[str]) -> list[str]:
    """Blanks out indented code; below a list or a note the same indent is ordinary text."""
    kept, code_may_follow, in_container = [], True, False
    for line in lines:
        indented = line.startswith(("    ", "\t")) and line.strip() != ""
        if line.strip() and not indented:
            in_container = bool(CONTAINER.match(line))
        is_code = indented and code_may_follow and not in_container
        code_may_follow = is_code or not line.strip()
        kept.append(" " * len(line) if is_code else line)
    return kept
