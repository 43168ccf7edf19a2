"""The allow-list, and what it left out, at the line where it was written.

nh3 says nothing of what it removes, so the HTML is looked through before and after; what is
missing afterwards was removed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser

import nh3

from plugins.markup import faults
from plugins.markup.faults import TextFault
from plugins.markup.source import SourceText
from plugins.problems import ProblemKind

TEXT = {"p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "div", "span"}
LISTS = {"ul", "ol", "li", "dl", "dt", "dd", "details", "summary"}
TABLES = {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
PHRASES = {
    *("a", "abbr", "b", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s"),
    *("samp", "small", "strong", "sub", "sup", "time", "var"),
}
TAGS = TEXT | LISTS | TABLES | PHRASES
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,4}")
SPAN = re.compile(r"[1-9][0-9]?")
NUMBER = re.compile(r"-?[0-9]{1,6}")
NOTE_CLASS = re.compile(r"footnote(?:-ref|-backref)?")
NOTE_ID = re.compile(r"fn(?:ref[0-9]*)?:.*", re.DOTALL)
ANY = re.compile(r".*", re.DOTALL)
FLAG = re.compile("")
VALUES: dict[str, dict[str, re.Pattern[str]]] = {
    "*": {"lang": LANGUAGE, "dir": re.compile("ltr|rtl|auto")},
    "a": {"href": ANY, "title": ANY, "class": NOTE_CLASS},
    "abbr": {"title": ANY},
    "code": {"class": re.compile(r"language-[\w.+#-]+")},
    "details": {"open": FLAG},
    "div": {"class": NOTE_CLASS},
    "li": {"id": NOTE_ID, "value": NUMBER},
    "ol": {"start": NUMBER, "reversed": FLAG},
    "sup": {"id": NOTE_ID},
    "td": dict.fromkeys(("colspan", "rowspan"), SPAN) | {"align": re.compile("left|right|center")},
    "th": dict.fromkeys(("colspan", "rowspan"), SPAN)
    | {"align": re.compile("left|right|center"), "scope": re.compile("(?:row|col)(?:group)?")},
    "time": {"datetime": ANY},
}
"""For each element the attributes that stay, and the shape that their values must have."""
FINISHED = re.compile(r"<!--.*?-->|</?[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL)
WORD = re.compile(r"\w+")
ENTITY = re.compile(r"&#?[0-9A-Za-z]+;")


def _allowed_value(element: str, attribute: str, value: str) -> str | None:
    shape = VALUES.get(element, {}).get(attribute) or VALUES["*"].get(attribute)
    return value if shape is not None and shape.fullmatch(value) else None


CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes={element: set(attributes) for element, attributes in VALUES.items()},
    attribute_filter=_allowed_value,
    clean_content_tags={"script", "style"},
    link_rel=None,
    url_schemes={"http", "https", "mailto", "tel"},
)


def cleaned(html: str) -> str:
    """``html`` with nothing in it but what the allow-list names; always well-formed."""
    return CLEANER.clean(html)


class Inventory(HTMLParser):
    """Counts the elements, attributes and addresses that a piece of HTML holds."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.attributes: Counter[tuple[str, str]] = Counter()
        self.links: Counter[str] = Counter()
        self.images: Counter[str] = Counter()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Counts one start tag."""
        values = {name: value or "" for name, value in reversed(attrs)}  # browsers use the first
        if tag == "img":
            self.images[values.get("src", "")] += 1
            return
        self.elements[tag] += 1
        if tag == "a" and "href" in values:
            self.links[values.pop("href")] += 1
        if tag in TAGS:
            self.attributes.update((tag, name) for name in values)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Reads ``<![…`` as browsers do: all up to the next ``>`` is invisible."""
        return self.parse_bogus_comment(i, report)

    def parse_bogus_comment(self, i: int, report: bool = True) -> int:
        """Counts what is no comment of the writer's but hides text all the same."""
        self.elements["!"] += 1
        return super().parse_bogus_comment(i, report)

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002 - the name is the base class's
        """Counts a document type."""
        self.elements["!"] += 1

    def handle_pi(self, data: str) -> None:  # noqa: ARG002 - the name is the base class's
        """Counts a processing instruction, such as ``<?php``."""
        self.elements["!"] += 1


@dataclass(frozen=True)
class RemovedHtml:
    """What was in a piece of HTML and is not in it any more, each as often as it is missing.

    ``words`` are those that were part of no finished tag; ``misplaced`` the elements that are
    allowed, but not where they stood.
    """

    elements: list[str] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str]] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def removed_html(before: str, after: str) -> RemovedHtml:
    """What cleaning ``before`` took out of it; ``after`` is what it left."""
    if with_characters(before) == after:
        return RemovedHtml()  # as in most texts; to count takes as long as to convert them
    return counted(before, after)


def counted(before: str, after: str) -> RemovedHtml:
    """The same, without a look whether anything was lost at all."""
    had, has = Inventory(before), Inventory(after)
    gone = list((had.elements - has.elements).elements())
    missing = (had.links - has.links).elements()
    return RemovedHtml(
        elements=[name for name in gone if name not in TAGS],
        misplaced=[name for name in gone if name in TAGS],
        attributes=list((had.attributes - has.attributes).elements()),
        images=list(had.images.elements()),
        words=list((_words(before) - _words(after)).elements()),
        links=[link for link in missing if not _is_publishable(link)],
    )


def with_characters(html: str) -> str:
    """``html`` with entities such as ``&rsquo;`` written as the cleaner writes them.

    Only those of letters and signs beyond ASCII, which have no meaning in HTML: they change
    nothing of where an element, a value or a word begins and ends.
    """
    return ENTITY.sub(_as_cleaned, html)


def _as_cleaned(entity: re.Match[str]) -> str:
    character = unescape(entity[0])
    if len(character) > 1 or character.isascii():
        return entity[0]
    return "&nbsp;" if character == "\xa0" else character


def _words(html: str) -> Counter[str]:
    """The words of ``html`` outside finished tags and comments."""
    return Counter(WORD.findall(unescape(FINISHED.sub(" ", html))))


def _is_publishable(link: str) -> bool:
    """Whether the cleaner lets this address through; if so, its whole element was removed."""
    return "href" in cleaned(f'<a href="{escape(link)}">link</a>')


def faults_of_removed(losses: RemovedHtml, source: SourceText) -> Iterator[TextFault]:
    """One for each thing lost, at the line where it was written."""
    if losses.words and not losses.elements:
        sample = losses.words[0]
        yield _fault(faults.UNFINISHED_HTML, source.unfinished_tag(), sample, sample=sample)
    else:
        yield from _elements(losses.elements or losses.misplaced, source)
    for element, name in losses.attributes:
        line = source.element(element, name)
        yield _fault(faults.UNSAFE_ATTRIBUTE, line, name, element=element, name=name)
    yield from _targets(faults.UNSAFE_LINK, losses.links, source)
    yield from _targets(faults.IMAGE_IN_TEXT, losses.images, source)


def _elements(names: list[str], source: SourceText) -> Iterator[TextFault]:
    for name in names:
        yield _fault(faults.UNSAFE_HTML, source.element(name), name, name=name)


def _targets(kind: ProblemKind, targets: list[str], source: SourceText) -> Iterator[TextFault]:
    for target in targets:
        yield _fault(kind, source.target(target.strip()), target, target=target)


def _fault(kind: ProblemKind, line: int, subject: str, **values: object) -> TextFault:
    return TextFault(kind.code, kind.say(**values), line, subject)
