"""Footnotes: ids that no other text on the page has, and names for screen readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from plugins.markup import faults
from plugins.markup.faults import TextFault
from plugins.markup.headings import Anchors
from plugins.markup.html_tree import turned_into_span
from plugins.markup.rendered import Words
from plugins.markup.source import SourceText

NOTE = "fn:"
MARK = re.compile(r"fnref([0-9]*):(.*)", re.DOTALL)
BACK_LINK = "footnote-backref"


@dataclass(frozen=True)
class Footnotes:
    """The ``links`` between text and notes, and the names of notes that nothing refers to."""

    links: frozenset[Element]
    unused: tuple[str, ...]


def set_footnotes(root: Element, anchors: Anchors, words: Words) -> Footnotes:
    """Renames the ids that Python-Markdown made, and leads the links to them."""
    numbers = _numbers(root)
    new_ids = _renamed(root, numbers, anchors)
    links, unused = set(), []
    for link in list(root.iter("a")):
        old = _leads_to(link)
        if old in new_ids:
            links.add(link)
            label = words.note if old.startswith(NOTE) else words.back
            _set_link(link, new_ids[old], label.format(number=_number(old, numbers)))
        elif link.get("class") == BACK_LINK and (mark := MARK.fullmatch(old)):
            unused.append(mark[2])
            link.text = None
            turned_into_span(link, "footnote-unused")
    return Footnotes(frozenset(links), tuple(unused))


def faults_of_notes(unused: Iterable[str], source: SourceText) -> Iterator[TextFault]:
    """A fault for each note without a mark, and each mark without a note."""
    marks, notes = source.notes()
    for name in unused:
        message = faults.UNUSED_NOTE.say(name=name)
        yield TextFault(faults.UNUSED_NOTE.code, message, notes.get(name, 1), name)
    for name in (mark for mark in marks if mark not in notes):
        message = faults.MISSING_NOTE.say(name=name)
        yield TextFault(faults.MISSING_NOTE.code, message, marks[name], name)


def _leads_to(link: Element) -> str:
    return link.get("href", "").removeprefix("#")


def _set_link(link: Element, target: str, label: str) -> None:
    """Only the links that Python-Markdown made have a class; others have words of their own."""
    link.set("href", f"#{target}")
    if link.get("class"):
        link.attrib.pop("title", None)
        link.set("aria-label", label)


def _numbers(root: Element) -> dict[str, int]:
    """For each note's name its number, in the order of the notes."""
    found = (note.get("id", "") for note in root.iter("li"))
    names = dict.fromkeys(name.removeprefix(NOTE) for name in found if name.startswith(NOTE))
    return {name: number for number, name in enumerate(names, 1)}


def _number(old: str, numbers: dict[str, int]) -> int:
    mark = MARK.fullmatch(old)
    return numbers.get(mark[2] if mark else old.removeprefix(NOTE), 0)


def _renamed(root: Element, numbers: dict[str, int], anchors: Anchors) -> dict[str, str]:
    """Gives each note and mark its new id; a second one with the same id loses it."""
    new_ids: dict[str, str] = {}
    for element in root.iter():
        old = element.get("id", "")
        if element.tag not in ("li", "sup") or not old:
            continue
        number = _number(old, numbers)
        if old in new_ids or not number:
            del element.attrib["id"]
            continue
        stem = "footnote" if old.startswith(NOTE) else "footnote-mark"
        new_ids[old] = anchors.claim(f"{stem}-{number}")
        element.set("id", new_ids[old])
    return new_ids
