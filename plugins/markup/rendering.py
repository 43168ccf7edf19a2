"""A text in Markdown → ``Rendered``: convert, clean, complete, cut into parts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from xml.etree.ElementTree import Element

from plugins.markup import faults
from plugins.markup.anchors import Anchors
from plugins.markup.cleaning import losses
from plugins.markup.conversion import converted
from plugins.markup.destinations import Destinations
from plugins.markup.faults import TextFault
from plugins.markup.footnotes import faults_of_notes, set_footnotes
from plugins.markup.headings import parts, set_headings
from plugins.markup.limits import refusal, refused
from plugins.markup.links import Resolve
from plugins.markup.losses import faults_of
from plugins.markup.rendered import Heading, Refused, Rendered, Words
from plugins.markup.source import Source
from plugins.markup.tables import set_tables
from plugins.markup.tree import DEEPEST, TooDeep, inner_html, plain


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
    source, anchors = Source(text), Anchors(reserved)
    headings = set_headings(page.root, source, anchors, heading_base)
    notes = set_footnotes(page.root, anchors, words)
    set_tables(page.root, words)
    destinations = Destinations(source, anchors, resolve)
    destinations.settle(page.root.iter("a"), notes.links)
    found = [
        *destinations.faults,
        *faults_of_notes(notes.unused, source),
        *faults_of(losses(page.raw, page.clean), source),
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
    destinations: Destinations,
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
