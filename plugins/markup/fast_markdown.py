"""Python-Markdown's costly steps, left out where they could do nothing: one extension.

The library asks fourteen kinds of block, one after the other, about every paragraph; tries every
inline pattern on every piece of text; and runs eighteen expressions over the whole text for
curly quotes and dashes. Here each step is taken only where its signs are. What comes out is what
the library gives, which a property test holds; without it a first build takes twice as long.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions import Extension
from markdown.extensions.smarty import SubstituteTextPattern
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace
from markdown.treeprocessors import InlineProcessor, Treeprocessor
from markdown.util import ETX, STX, AtomicString, Registry

from plugins.markup.lossless_inline import LosslessEmphasis, LosslessLink

LINE = r"(?:\*{1,3}|_{1,3}|[\"'(\[])?[^\W\d_].*+"
"""A line that begins with a letter, perhaps behind one mark: no other kind of block begins like
that, and none begins with such a line if the one below it is such a line as well."""
PARAGRAPH = re.compile(rf"{LINE}(?:\n{LINE})*+")
DEFINES = "]:"
"""What follows the name in the definition of a link's address, a footnote or an abbreviation."""
LINE_BREAK = "  \n"
SIGNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": (LINE_BREAK,),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""By the pattern's name in the library, the signs; a text without any of them cannot match."""
ALL_SIGNS = (STX, *dict.fromkeys(sign for signs in SIGNS.values() for sign in signs))
"""A place that the library keeps for something, or a sign of any pattern."""
PLAIN = rf"[^\\`\[\]<&*_{STX}]+"
USUAL = re.compile(
    r"([*_\[])(?:"
    rf"(?<!\[)(?<![^\s(].)(\1?)(?!\s)({PLAIN})(?<!\s)\1\2(?=[\s.,;:!?)]|\Z)"
    rf"|(?<=(?<!!)\[)(?!\^)({PLAIN})\]\(([^\s()<>\[\]\"'\\`{STX}]+)\))"
)
"""Emphasis between blanks, brackets and full stops, or a link to an address without any of the
signs that could end it: with nothing else in them, they are what they look like. It begins with
a sign because the engine finds that far quicker than what has to stand before it."""
GROUPS = USUAL.groups + 1
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


class FastParagraph(ParagraphProcessor):
    """Comes before all other kinds of block, and takes what none of them would."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the library's names
        """Whether no line of ``block`` could mean anything but text."""
        return bool(PARAGRAPH.fullmatch(block)) and DEFINES not in block


class FastWhitespace(NormalizeWhitespace):
    """Takes the place of the library's preprocessor of the same kind."""

    UNEVEN = ("\x02", "\x03", "\r", "\t", "\n ")
    """What it could have to replace."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with two empty ones behind them, and the whitespace of one kind."""
        text = "\n".join(lines)
        if any(sign in text for sign in self.UNEVEN):
            return super().run(lines)
        return [*lines, "", ""]


class FastHtmlBlocks(HtmlBlockPreprocessor):
    """Takes the place of the library's preprocessor of the same kind."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines without HTML; entities are written in full there as well."""
        text = "\n".join(lines)
        return super().run(lines) if "<" in text or "&" in text else lines


class FastInline(InlineProcessor):
    """Takes the place of the library's processor of the same kind."""

    def __init__(self, md: Markdown) -> None:
        """Raises KeyError for a pattern that ``SIGNS`` does not know: it would be passed over."""
        super().__init__(md)
        signs = {md.inlinePatterns[name]: signs for name, signs in SIGNS.items()}
        self._patterns = [(pattern, signs[pattern]) for pattern in md.inlinePatterns]

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Sets what is usual if there is nothing else; else has the library apply its patterns.

        To all texts, because where it stumbles over one, it shows how many places it kept.
        """
        whole = "".join(tree.itertext())
        signs = [sign for sign in ALL_SIGNS if sign in whole]
        if not signs:
            return tree
        inner = list(islice(tree.iter(), 1, None))
        texts = [(element, _cut(element.text, signs)) for element in inner if _is_open(element)]
        if not all(pieces for _, pieces in texts) or any(element.tail for element in inner):
            self.inlinePatterns = self._possible(whole)
            return self._applied(tree, [e for e, pieces in texts if len(pieces) == 1], ancestors)
        for element, pieces in texts:
            _set(element, pieces)
        return tree

    def _applied(self, tree: Element, plain: list[Element], ancestors: list[str] | None) -> Element:
        """``tree`` after the patterns; an ``AtomicString`` is passed over, so that is what the
        texts of those are for the time in which no pattern can match."""
        texts = [element.text or "" for element in plain]
        for element, text in zip(plain, texts, strict=True):
            element.text = AtomicString(text)
        root = super().run(tree, ancestors)
        for element, text in zip(plain, texts, strict=True):
            element.text = text
        return root

    def _possible(self, text: str) -> Registry[Any]:
        possible: Registry[Any] = Registry()
        for place, (pattern, signs) in enumerate(self._patterns):
            if any(sign in text for sign in signs):
                possible.register(pattern, str(place), -place)
        return possible


def _is_open(element: Element) -> bool:
    """Whether it has a text to which patterns are applied at all."""
    return bool(element.text) and not isinstance(element.text, AtomicString)


def _cut(text: str | None, signs: list[str]) -> list[str]:
    """``text`` in pieces: plain ones, and between them those of what is usual, ``GROUPS`` - 1 each.

    Empty if it holds anything else; ``signs`` are those that it may hold at all.
    """
    assert text
    if not any(sign in text for sign in signs):
        return [text]
    pieces = [piece or "" for piece in USUAL.split(text)]
    plain = "".join(pieces[::GROUPS])
    is_usual = LINE_BREAK not in text and not any(sign in plain for sign in signs)
    return pieces if is_usual else []


def _set(element: Element, pieces: list[str]) -> None:
    """Puts ``pieces`` into ``element``, in which there is only their text."""
    element.text = pieces[0]
    for place, start in enumerate(range(1, len(pieces), GROUPS)):
        _, double, emphasis, words, target, tail = pieces[start : start + GROUPS]
        child = Element("a", {"href": target}) if words else Element("strong" if double else "em")
        child.text = words or emphasis
        child.tail = tail
        element.insert(place, child)


class SmartRule:
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


class FastSmartMarks(Treeprocessor):
    """Does what ``library`` does, the processor that the extension ``smarty`` registered."""

    def __init__(self, md: Markdown, library: InlineProcessor) -> None:
        super().__init__(md)
        self._rules = [
            SmartRule(pattern)
            for pattern in library.inlinePatterns
            if isinstance(pattern, SubstituteTextPattern)
        ]
        self._by_marks: dict[frozenset[str], list[SmartRule]] = {}

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

    def _possible(self, marks: frozenset[str]) -> list[SmartRule]:
        """The rules, in their order, that find all they need among ``marks``."""
        if marks not in self._by_marks:
            self._by_marks[marks] = [rule for rule in self._rules if rule.needs <= marks]
        return self._by_marks[marks]


def _holds(text: str | None, marks: list[str]) -> bool:
    if not text or isinstance(text, AtomicString):
        return False
    return any(mark in text for mark in marks)


class FastMarkdown(Extension):
    """Replaces steps by ones that do the same and pass over what they cannot change, and marks
    by ones that lose nothing."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Comes last, so that it finds what the other extensions have registered."""
        library = md.treeprocessors["smarty"]
        assert isinstance(library, InlineProcessor)
        md.treeprocessors.register(FastSmartMarks(md, library), "smarty", 6)
        md.inlinePatterns.register(LosslessLink(md), "link", 160)
        md.inlinePatterns.register(LosslessEmphasis(md), "em_strong", 60)
        md.treeprocessors.register(FastInline(md), "inline", 20)
        md.preprocessors.register(FastWhitespace(md), "normalize_whitespace", 30)
        md.preprocessors.register(FastHtmlBlocks(md), "html_block", 20)
        md.parser.blockprocessors.register(FastParagraph(md.parser), "plain_paragraph", 200)
