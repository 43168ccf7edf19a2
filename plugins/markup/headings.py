"""Headings: moved below the page's own, without gaps, each with an id that no other has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element

from plugins.markup.html_tree import inner_html, plain
from plugins.markup.rendered import Heading, Section
from plugins.markup.source import SourceText

LONGEST = 60
UNNAMED = "section"
LEVELS = {f"h{level}": level for level in range(1, 7)}
DEEPEST = 6


class Anchors:
    """Hands out ids; ``own`` are those handed out, besides the ``reserved`` ones."""

    def __init__(self, reserved: Collection[str]) -> None:
        self._reserved = frozenset(reserved)
        self.own: set[str] = set()
        self._last: dict[str, int] = {}

    def claim(self, wanted: str) -> str:
        """``wanted``, or with the next free number behind it: ``text``, ``text-2`` …"""
        number = self._last.get(wanted, 1)
        name = wanted if number == 1 else f"{wanted}-{number}"
        while name in self:
            number += 1
            name = f"{wanted}-{number}"
        self._last[wanted] = number
        self.own.add(name)
        return name

    def __contains__(self, name: str) -> bool:
        return name in self.own or name in self._reserved


def slug(text: str) -> str:
    """``text`` as an id: lower-case letters and digits of any script, joined by hyphens."""
    plain = unicodedata.normalize("NFC", text).lower().replace("’", "").replace("'", "")
    words = "-".join(re.findall(r"[^\W_]+", plain))
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]
    return words or UNNAMED


def set_headings(
    root: Element, source: SourceText, anchors: Anchors, base: int
) -> tuple[Heading, ...]:
    """Gives every heading its level and id; a heading without words is taken out.

    The highest level of the text becomes ``base``; each one below it is one deeper than the
    heading it stands under, never more, and 6 at most.
    """
    written = [(element, LEVELS[element.tag]) for element in root.iter() if element.tag in LEVELS]
    lines = [source.heading(level) for _, level in written]
    levels = nested_levels([level for _, level in written], base)
    headings = (
        _set(element, level, line, anchors)
        for (element, _), level, line in zip(written, levels, lines, strict=True)
    )
    return tuple(heading for heading in headings if heading.text)


def nested_levels(written: Sequence[int], base: int) -> list[int]:
    """For each level as written, the level as published."""
    open_levels: list[int] = []
    published = []
    for level in written:
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        open_levels.append(level)
        published.append(min(DEEPEST, base + len(open_levels) - 1))
    return published


def _set(element: Element, level: int, line: int, anchors: Anchors) -> Heading:
    text = plain(element)
    if not text:
        element.tag = "span"
        return Heading("", level, "", line)
    element.tag = f"h{level}"
    name = anchors.claim(slug(text))
    element.set("id", name)
    return Heading(name, level, text, line)


def parts(root: Element, headings: Sequence[Heading]) -> tuple[str, tuple[Section, ...], str]:
    """The introduction, the sections and the footnotes, each as HTML."""
    notes = [element for element in root if element.get("class") == "footnote"]
    body = [element for element in root if element.get("class") != "footnote"]
    top = min((heading.level for heading in headings), default=0)
    by_id = {heading.id: heading for heading in headings if heading.level == top}
    starts = [n for n, element in enumerate(body) if element.get("id", "") in by_id]
    introduction = inner_html(root.text, body[: starts[0]] if starts else body)
    sections = tuple(_sections(body, starts, by_id))
    return introduction, sections, inner_html("", notes)


def _sections(
    body: Sequence[Element], starts: Sequence[int], by_id: Mapping[str, Heading]
) -> Iterator[Section]:
    for start, end in pairwise([*starts, len(body)]):
        heading = by_id[body[start].attrib["id"]]
        html = inner_html(body[start].tail, body[start + 1 : end])
        yield Section(heading.id, heading.text, heading.line, html)
