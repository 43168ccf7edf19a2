"""A text in Markdown → ``Rendered``: convert, clean, complete, cut into parts.

Python-Markdown takes time that grows with the square of some marks; below the limits that are
set here even a text made to be slow is done within a second or two.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.tables import TableExtension
from markdown.util import ETX, STX

from plugins.markup import faults
from plugins.markup.cleaning import cleaned, faults_of_removed, removed_html
from plugins.markup.fast_markdown import FastMarkdown
from plugins.markup.faults import TextFault
from plugins.markup.footnotes import faults_of_notes, set_footnotes
from plugins.markup.headings import Anchors, parts, set_headings
from plugins.markup.html_tree import (
    DEEPEST,
    TooDeep,
    inner_html,
    parsed,
    plain,
    without_empty_paragraphs,
)
from plugins.markup.link_resolution import LinkResolver
from plugins.markup.links import Resolve
from plugins.markup.rendered import Heading, Refused, Rendered, Words
from plugins.markup.source import SourceText, fenced_code, has_fences
from plugins.markup.tables import set_tables
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
IGNORED = ("\x00", STX, ETX)
"""Signs that mean nothing in a text, but something to the library."""


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


@dataclass(frozen=True)
class Converted:
    """One text: ``raw`` is hostile, ``clean`` has passed the allow-list, ``root`` holds it."""

    raw: str
    clean: str
    root: Element


def converted(text: str) -> Converted:
    """Raises TooDeep where lists, quotes or HTML are nested deeper than a page may have."""
    for sign in IGNORED:
        text = text.replace(sign, "")
    try:
        raw = _markdown(fences=has_fences(text)).reset().convert(text)
    except RecursionError as error:
        _markdown.cache_clear()  # a conversion that was broken off leaves its state behind
        raise TooDeep from error
    clean = cleaned(raw)
    root = parsed(clean)
    without_empty_paragraphs(root)
    return Converted(raw, clean, root)


@lru_cache
def _markdown(*, fences: bool) -> Markdown:
    """The one converter for texts with fenced code, or for those without; making it costs more
    than most texts do."""
    extensions: list[Extension] = [
        AbbrExtension(),
        DefListExtension(),
        FootnoteExtension(),
        SaneListExtension(),
        SmartyExtension(),
        TableExtension(use_align_attribute=True),
        *([fenced_code()] if fences else []),
        FastMarkdown(),
    ]
    return Markdown(extensions=extensions, output_format="html")


def render(
    text: str,
    *,
    resolve: Resolve,
    words: Words,
    reserved: Collection[str] = (),
    heading_base: int = 2,
    in_parts: bool = False,
) -> Rendered | Refused:
    """``text``, with lines ended by line feeds, as clean HTML.

    ``resolve`` is asked for every link but those within the text; ``reserved`` are the ids of
    the page around it; its highest headings become level ``heading_base``. Only ``in_parts`` is
    it given in parts as well. Not for several threads at once.
    """
    too_much = refusal(text)
    if too_much:
        return too_much
    try:
        page = converted(text)
    except TooDeep:
        return refused(faults.TOO_DEEP, 1, limit=DEEPEST)
    source, anchors = SourceText(text), Anchors(reserved)
    headings = set_headings(page.root, source, anchors, heading_base)
    notes = set_footnotes(page.root, anchors, words)
    set_tables(page.root, words)
    destinations = LinkResolver(source, anchors, resolve)
    destinations.settle(page.root.iter("a"), notes.links)
    found = [
        *destinations.faults,
        *faults_of_notes(notes.unused, source),
        *faults_of_removed(removed_html(page.raw, page.clean), source),
    ]
    whole = _rendered(page.root, headings, anchors, destinations, found)
    if not in_parts:
        return whole
    introduction, sections, rest = parts(page.root, headings)
    return replace(whole, introduction=introduction, sections=sections, notes=rest)


def _rendered(
    root: Element,
    headings: tuple[Heading, ...],
    anchors: Anchors,
    destinations: LinkResolver,
    found: Iterable[TextFault],
) -> Rendered:
    return Rendered(
        html=inner_html(root.text, root),
        introduction="",
        sections=(),
        notes="",
        headings=headings,
        anchors=frozenset(anchors.own),
        summary=_summary(root),
        links=tuple(destinations.links),
        link_lines=tuple(destinations.link_lines),
        faults=_in_order(found),
    )


def _summary(root: Element) -> str:
    """The first paragraph that says something, as plain text."""
    texts = (plain(paragraph) for paragraph in root.findall("p"))
    return next((text for text in texts if text), "")


def _place(fault: TextFault) -> tuple[int, str]:
    return fault.line, fault.code


def _in_order(found: Iterable[TextFault]) -> tuple[TextFault, ...]:
    return tuple(sorted(dict.fromkeys(found), key=_place))
