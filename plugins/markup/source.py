"""The text as written: on which line each link, heading and HTML element stands.

Python-Markdown keeps no line numbers, so the places are found again in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from html import unescape
from itertools import accumulate
from typing import TypeAlias

from markdown.extensions import Extension

INDENTS = ("    ", "\t")
CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(?:[^\n]|\n(?![ \t]*\n))+?(?<!`)\1(?!`)")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
CONTAINER = re.compile(r" {0,3}(?:[-*+] |\d+\. |: |\[\^[^\]]+\]:)")
BEFORE_TARGET = {
    "](": r"\]\(\s*",
    "]:": r"\]:[ \t]*",
    "=": r"\b(?i:href|src)\s*=\s*",
    "<": r"(?=<[A-Za-z][^\s<>]*[:@])",
}
"""By sign, what stands before the target of a link or picture."""
TARGET = (
    r"(?:<(?P<angle>[^<>\n]*)>|\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'"
    r"|(?P<bare>(?:[^\s()<>]|\([^\s()]*\))*))"
)
TAG = re.compile(r"<([A-Za-z][A-Za-z0-9-]*|[!?]|(?=/[^A-Za-z]))([^<>]*)")
UNFINISHED = re.compile(r"<[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*(?![^<])")
HEADING = {
    "#": r"^[ >*+-]{0,12}(?P<marks>#{1,6})(?!#)",
    "\n": r"^.+\n(?P<rule>=|-)(?P=rule)*[ ]*$",
    "<": r"<[hH](?P<tag>[1-6])\b",
}
"""By sign, the ways of writing a heading."""
NOTE = re.compile(
    r"(?P<new>^[ ]{0,3})?(?<![\\!])\[\^(?P<name>[^\]\n]+)\](?P<colon>:)?", re.MULTILINE
)
ATTRIBUTE = re.compile(r"[^\s\"'=<>/]+")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!-])")
Places: TypeAlias = defaultdict[tuple[str, ...], list[int]]
"""The lines on which something stands, in their order."""


def has_fences(text: str) -> bool:
    """Whether there is anything in ``text`` that could be a fence."""
    return "```" in text or "~~~" in text


def fenced_code() -> Extension:
    """The extension that reads it."""
    from markdown.extensions.fenced_code import FencedCodeExtension

    return FencedCodeExtension()


def fenced_block() -> re.Pattern[str]:
    """The shape of it, from fence to fence."""
    from markdown.extensions.fenced_code import FencedBlockPreprocessor

    return FencedBlockPreprocessor.FENCED_BLOCK_RE


class SourceText:
    """Finds again in a text what stands in the HTML that was made of it."""

    def __init__(self, text: str) -> None:
        self._text = text

    def target(self, target: str) -> int:
        """The line (1-based) of the next link or picture with this target; 1 if unknown."""
        written = target.removeprefix("mailto:")
        line = _next(self._targets, target) or _next(self._targets, written)
        return line or self._line(max(0, self._masked.find(written)))

    def element(self, name: str, attribute: str = "") -> int:
        """The line of the next HTML element of this name (and attribute); 1 if unknown."""
        return _next(self._tags, name, attribute) or 1

    def unfinished_tag(self) -> int:
        """The line of the first HTML tag that is not closed; 1 if unknown."""
        found = UNFINISHED.search(self._masked)
        return self._line(found.start() if found else 0)

    def heading(self, level: int) -> int:
        """The line of the next heading written with this level; 1 if unknown."""
        return _next(self._headings, str(level)) or 1

    def notes(self) -> tuple[dict[str, int], dict[str, int]]:
        """The lines of the footnotes' marks and of the footnotes, by name; the first of each."""
        marks: dict[str, int] = {}
        notes: dict[str, int] = {}
        if "[^" not in self._text:
            return marks, notes
        for match in NOTE.finditer(self._masked):
            is_note = match["colon"] and match["new"] is not None
            found = notes if is_note else marks
            found.setdefault(match["name"], self._line(match.end()))
        return marks, notes

    @cached_property
    def _masked(self) -> str:
        return without_code(self._text)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self._text.split("\n"))]

    def _line(self, offset: int) -> int:
        return bisect_right(self._starts, offset)

    @cached_property
    def _targets(self) -> Places:
        places: Places = defaultdict(list)
        shape = f"(?:{_either(BEFORE_TARGET, self._masked)}){TARGET}"
        for match in re.finditer(shape, self._masked):
            written = next((group for group in match.groups() if group is not None), "")
            target = ESCAPED.sub(r"\1", unescape(written)).strip()
            places[target,].append(self._line(match.end()))
        return places

    @cached_property
    def _tags(self) -> Places:
        places: Places = defaultdict(list)
        for match in TAG.finditer(self._masked):
            name = match[1].lower() if match[1][:1].isalpha() else "!"
            line = self._line(match.start())
            for attribute in {"", *ATTRIBUTE.findall(match[2].lower())}:
                places[name, attribute].append(line)
        return places

    @cached_property
    def _headings(self) -> Places:
        places: Places = defaultdict(list)
        shape = _either(HEADING, self._masked)
        for match in re.finditer(shape, self._masked, re.MULTILINE):
            written = match.groupdict("")
            level = len(written.get("marks", "")) or int(written.get("tag") or 0)
            level = level or (1 if written["rule"] == "=" else 2)
            places[str(level),].append(self._line(match.start()))
        return places


def _next(places: Places, *key: str) -> int:
    lines = places.get(key, [])
    return lines.pop(0) if len(lines) > 1 else (*lines, 0)[0]


def _either(ways: Mapping[str, str], text: str) -> str:
    """The expression of every way whose sign is in ``text``; what never matches if none is."""
    return "|".join(way for sign, way in ways.items() if sign in text) or r"(?!)"


def without_code(text: str) -> str:
    """``text`` with code and comments blanked out, every line still in its place."""
    if has_fences(text):
        text = fenced_block().sub(_blank, text)
    if text.startswith(INDENTS) or any(f"\n{indent}" in text for indent in INDENTS):
        text = "\n".join(_without_indented(text.split("\n")))
    if "`" in text:
        text = CODE_SPAN.sub(_blank, text)
    return COMMENT.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _without_indented(lines: list[str]) -> list[str]:
    """Blanks out indented code; below a list or a note the same indent is ordinary text."""
    kept, code_may_follow, in_container = [], True, False
    for line in lines:
        indented = line.startswith(INDENTS) and line.strip() != ""
        if line.strip() and not indented:
            in_container = bool(CONTAINER.match(line))
        is_code = indented and code_may_follow and not in_container
        code_may_follow = is_code or not line.strip()
        kept.append(" " * len(line) if is_code else line)
    return kept
