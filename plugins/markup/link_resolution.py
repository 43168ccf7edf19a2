"""Where the links of a text lead: asked one by one, and taken out where they lead nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from xml.etree.ElementTree import Element

from plugins.markup import faults
from plugins.markup.faults import TextFault
from plugins.markup.headings import Anchors
from plugins.markup.html_tree import plain, turned_into_span
from plugins.markup.links import LinkKind, Resolve, TextLink, Unresolved, completed, read_link
from plugins.markup.source import SourceText
from plugins.problems import ProblemKind, suggest

TOP = frozenset({"", "top"})
"""Anchors that lead to the top of any page, without an element of that id."""


class LinkResolver:
    """Settles every link of a text.

    ``links`` are those that lead somewhere, ``link_lines`` the lines they were written on, and
    ``faults`` what is wrong with the others.
    """

    def __init__(self, source: SourceText, anchors: Anchors, resolve: Resolve) -> None:
        self._source = source
        self._anchors = anchors
        self._resolve = resolve
        self.links: list[TextLink] = []
        self.link_lines: list[int] = []
        self.faults: list[TextFault] = []

    def settle(self, elements: Iterable[Element], notes: Collection[Element]) -> None:
        """Gives each link its address, or leaves only its words; footnotes' links stay."""
        for element in list(elements):
            if element in notes:
                continue
            if "href" not in element.attrib:
                turned_into_span(element, "broken-link")
                continue
            self._settle(element, element.get("href", ""))

    def _settle(self, element: Element, target: str) -> None:
        line = self._source.target(target.strip())
        link = read_link(target)
        address = self._address(element, target, link)
        if link is None or isinstance(address, Unresolved):
            assert isinstance(address, Unresolved)
            self.faults.append(TextFault(address.code, address.message, line, target))
            turned_into_span(element, "broken-link")
            return
        self.links.append(link)
        self.link_lines.append(line)
        element.set("href", address)
        element.attrib.pop("class", None)
        if address.lower().startswith(("http://", "https://")):
            element.set("rel", "noopener noreferrer")

    def _address(self, element: Element, target: str, link: TextLink | None) -> str | Unresolved:
        refusal = _refusal(plain(element), target, link)
        if refusal or link is None:
            return refusal or _because(faults.UNSAFE_LINK, target=target)
        return self._in_page(link) if link.kind is LinkKind.ANCHOR else self._resolve(link)

    def _in_page(self, link: TextLink) -> str | Unresolved:
        if link.anchor in self._anchors or link.anchor in TOP:
            return link.target
        hint = suggest(link.anchor, self._anchors.own)
        return _because(faults.BROKEN_ANCHOR, anchor=link.anchor, hint=hint)


def _refusal(text: str, target: str, link: TextLink | None) -> Unresolved | None:
    """Why a link is not even asked about, if so."""
    if not target.strip():
        return _because(faults.EMPTY_LINK, text=text)
    if link is None:
        return _because(faults.UNSAFE_LINK, target=target)
    if not text:
        return _because(faults.LINK_WITHOUT_TEXT, target=target)
    suggestion = completed(target) if link.kind is LinkKind.FILE else ""
    if suggestion:
        return _because(faults.INCOMPLETE_ADDRESS, target=target, suggestion=suggestion)
    return None


def _because(kind: ProblemKind, **values: object) -> Unresolved:
    return Unresolved(kind.code, kind.say(**values))
