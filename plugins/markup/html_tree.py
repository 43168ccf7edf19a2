"""Cleaned HTML as a tree, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, fromstring, tostring

EMPTY_ELEMENTS = frozenset({"br", "hr"})
DEEPEST = 60
BROKEN_VALUE = re.compile(r'="[^"]*[\n\t]')
"""Line breaks and tabs in attributes, which XML reads otherwise than HTML, as it does returns."""


class TooDeep(ValueError):
    """Elements stand inside each other more than ``DEEPEST`` deep."""


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tree = TreeBuilder()
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tree.start(tag, {name: value or "" for name, value in attrs})
        self.depth += 1
        if self.depth > DEEPEST:
            raise TooDeep
        if tag in EMPTY_ELEMENTS:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self.tree.end(tag)
        self.depth -= 1

    def handle_data(self, data: str) -> None:
        self.tree.data(data)


def parsed(html: str) -> Element:
    """``html``, which has to be well-formed, below one ``div`` that is not part of it."""
    try:
        return parsed_as_xml(html)
    except ParseError:
        return parsed_as_html(html)


def parsed_as_xml(html: str) -> Element:
    """The same, many times faster; raises ParseError where ``html`` is not XML as well."""
    if "\r" in html or BROKEN_VALUE.search(html):
        raise ParseError
    xml = html.replace("<br>", "<br/>").replace("<hr>", "<hr/>").replace("&nbsp;", "&#160;")
    root = fromstring(f"<div>{xml}</div>")  # noqa: S314 - cleaned: it declares no entities
    level, depth = [root], 1
    while level := [child for element in level for child in element]:
        depth += 1
        if depth > DEEPEST:
            raise TooDeep
    return root


def parsed_as_html(html: str) -> Element:
    """Whatever ``html`` holds, as browsers read it."""
    builder = _Builder()
    builder.handle_starttag("div", [])
    builder.feed(html)
    builder.close()
    builder.handle_endtag("div")
    return builder.tree.close()


def inner_html(text: str | None, elements: Iterable[Element]) -> str:
    """The HTML of ``text`` followed by ``elements``, each with the text that follows it."""
    frame = Element("div")
    frame.text = text
    frame.extend(elements)
    html = tostring(frame, encoding="unicode", method="html")
    return html.removeprefix("<div>").removesuffix("</div>").strip()


def plain(element: Element) -> str:
    """The words of ``element``, on one line, without the numbers of its footnotes."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in ("br", "td", "th", "p", "li", "dt", "dd"):
            yield " "
        if "footnote" not in child.get("class", ""):
            yield from _pieces(child)
        yield child.tail or ""


def wrapped(parent: Element, child: Element, attributes: dict[str, str]) -> None:
    """Puts a ``div`` with ``attributes`` around ``child``."""
    place = list(parent).index(child)
    parent.remove(child)
    wrapper = Element("div", attributes)
    wrapper.tail, child.tail = child.tail, None
    wrapper.append(child)
    parent.insert(place, wrapper)


def without_empty_paragraphs(root: Element) -> None:
    """Takes out the paragraphs that cleaning left without anything in them."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == "p" and not len(child) and not (child.text or "").strip():
                _removed(parent, child)


def _removed(parent: Element, child: Element) -> None:
    """Takes ``child`` out of ``parent`` and leaves the text that follows it."""
    place = list(parent).index(child)
    parent.remove(child)
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")


def turned_into_span(element: Element, class_name: str) -> None:
    """Turns ``element`` into a plain ``span`` that keeps what is inside."""
    element.tag = "span"
    element.attrib.clear()
    element.set("class", class_name)
