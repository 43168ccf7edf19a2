"""The parts of Office documents that are XML: what they hold, and which elements name people."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from xml.parsers.expat import ParserCreate

from plugins.documents import faults
from plugins.problems import ProblemKind

Elements = Mapping[str, Collection[str]]
Attributes = Mapping[str, str]

TRACKED: Elements = {
    "wordprocessingml": {
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange"),
        *("trPrChange", "tcPrChange", "tblGridChange", "numberingChange"),
    },
    "spreadsheetml": {"header", "revisions"},
    "opendocument:xmlns:office": {"change-info"},
}
"""In a part whose namespace holds the word: elements that a program writes for a tracked change.
Spreadsheets in Excel's old shared form keep theirs in parts of their own."""
COMMENTS: Elements = {
    "wordprocessingml": {"comment"},
    "spreadsheetml": {"comment"},
    "threadedcomments": {"threadedComment"},
    "presentationml": {"cm"},
    "office/powerpoint/2018/8": {"cm"},
    "opendocument:xmlns:office": {"annotation"},
}
RUNS: Elements = {
    "spreadsheetml": {"ddeLink"},
    "opendocument:xmlns:office": {"dde-source"},
    "opendocument:xmlns:text": {"dde-connection-decl"},
    "opendocument:xmlns:table": {"dde-link"},
    "opendocument:xmlns:script": {"event-listener"},
}
PERSONAL: Elements = {
    "purl.org/dc/elements/1.1": {"creator", "contributor"},
    "metadata/core-properties": {"lastModifiedBy"},
    "extended-properties": {"Manager", "Company"},
    "custom-properties": {"property"},
    "opendocument:xmlns:meta": {"initial-creator", "printed-by", "user-defined", "template"},
    # What stays of those who commented once; and where a file lay, or who may change it.
    "office/word/2012": {"person"},
    "threadedcomments": {"person"},
    "presentationml": {"cmAuthor"},
    "office/powerpoint/2018/8": {"author"},
    "spreadsheetml/2010/11/ac": {"absPath"},
    "spreadsheetml": {"fileSharing"},
    # SharePoint's notes of whom a document is shared with, in a namespace of each place.
    "": {"UserInfo"},
}
"""Elements that hold the name of a person and nothing that is shown, and may all be missing."""
ACTIVE_X = "an ActiveX control, a small program"
EMBEDDED: Elements = {"opendocument:xmlns:drawing": {"object-ole"}}
LOCKED: Elements = {"opendocument:xmlns:manifest": {"encryption-data"}}
STARTS = "a command that starts something when it is opened"
OBJECT = "an object of another program"
WRONG = (
    (LOCKED, faults.LOCKED, ""),
    (EMBEDDED, faults.FILES_INSIDE, OBJECT),
    (TRACKED, faults.TRACKED_CHANGES, ""),
    (COMMENTS, faults.COMMENTS, ""),
    (RUNS, faults.RUNS_SOMETHING, STARTS),
)
"""Elements that a document must not have, and what is said of each."""
REFRESHED_BY = re.compile(rb"""\srefreshedBy\s*=\s*(?:"[^"]*"|'[^']*')""")
TAG = re.compile(rb"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
DDE = re.compile(r"^\s*DDE(?:AUTO)?\b", re.IGNORECASE | re.MULTILINE)
"""The first word of a field says what it does."""
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|\.\./", re.IGNORECASE)
HREF = "http://www.w3.org/1999/xlink href"
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0 "
HOLDING_FILES = {"oleObject", "package", "aFChunk"}
LINKED = {
    "attachedTemplate": "a template",
    "image": "a picture",
    "externalLinkPath": "a spreadsheet",
    "oleObject": "an object",
}
OWN_OBJECTS = ("chart", "formula")
"""What OpenDocument keeps as documents inside a document, with no more than is shown."""


@dataclass
class Part:
    """What is wrong with a part (a kind of problem, and what exactly), and where it names people.

    ``names`` are places in its bytes, from one to another.
    """

    wrong: list[tuple[ProblemKind, str]] = field(default_factory=list)
    names: list[tuple[int, int]] = field(default_factory=list)

    def without_names(self, data: bytes) -> bytes:
        """``data`` without them; everything else byte for byte."""
        kept, last = [], 0
        for start, end in self.names:
            kept.append(data[last:start])
            last = end
        return b"".join([*kept, data[last:]])


class _DoctypeFound(Exception):
    """Nothing is read past a document type, which could define what the rest means."""


def scan(data: bytes) -> Part:
    """What the part in ``data`` holds; raises ``ExpatError`` where it is no proper XML."""
    scanner = _Scanner(data)
    try:
        scanner.parser.Parse(data, True)
    except _DoctypeFound:
        return Part([(faults.UNUSUAL_PARTS, "a part with a document type")])
    if DDE.search("".join(scanner.fields)):
        scanner.part.wrong.append((faults.RUNS_SOMETHING, STARTS))
    return scanner.part


@lru_cache(maxsize=10_000)
def _is_personal(name: str) -> bool:
    return _is_one_of(name, PERSONAL)


@lru_cache(maxsize=10_000)
def _wrong(name: str) -> tuple[ProblemKind, str] | None:
    """What is wrong with an element of this name; nothing with most."""
    return next(((kind, what) for table, kind, what in WRONG if _is_one_of(name, table)), None)


def _is_one_of(name: str, table: Elements) -> bool:
    namespace, _, local = name.rpartition(" ")
    return any(mark in namespace and local in names for mark, names in table.items())


class _Scanner:
    """Notes in ``part`` what stands in the elements that the parser comes by."""

    def __init__(self, data: bytes) -> None:
        self.part = Part()
        self.fields: list[str] = []
        self._data = data
        self._depth = 0
        self._person: tuple[int, int] | None = None
        self.parser = ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _doctype(self, *_: object) -> None:
        raise _DoctypeFound

    def _start(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        if _is_personal(name):
            self._person = self._person or (self._depth, self.parser.CurrentByteIndex)
        wrong = _wrong(name)
        if wrong:
            self.part.wrong.append(wrong)
        if attributes:
            self._look_at(name.rpartition(" ")[2], attributes)
        if name.endswith((" instrText", " fldChar")):
            self.fields.append("" if name.endswith(" instrText") else "\n")
            self.parser.CharacterDataHandler = self.fields.append

    def _end(self, _name: str) -> None:
        self.parser.CharacterDataHandler = None
        if self._person and self._person[0] == self._depth:
            start = self._person[1]
            first = self._tag(start)
            alone = first.endswith(b"/>")
            index = self.parser.CurrentByteIndex
            end = start + len(first) if alone else index + len(self._tag(index))
            self.part.names.append((start, end))
            self._person = None
        self._depth -= 1

    def _tag(self, index: int) -> bytes:
        found = TAG.match(self._data, index)
        if found is None:
            raise ValueError("a part in an encoding that no Office program writes")
        return found[0]

    def _look_at(self, local: str, attributes: Attributes) -> None:
        """What an element says in its attributes."""
        if local == "Relationship":
            self._relationship(attributes)
        elif local == "fldSimple":
            self.fields += (f"\n{each}\n" for each in attributes.values())
        elif local == "pivotCacheDefinition":
            self._refreshed_by()
        elif local == "file-entry":
            self._file_entry(attributes)
        elif local != "a" and not self._person and ELSEWHERE.match(attributes.get(HREF, "")):
            self._note(
                faults.LOADS_FROM_ELSEWHERE, "a picture" if local == "image" else "something"
            )

    def _relationship(self, attributes: Attributes) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2]
        if attributes.get("TargetMode") == "External":
            if kind != "hyperlink":
                self._note(faults.LOADS_FROM_ELSEWHERE, LINKED.get(kind, "something"))
        elif kind in HOLDING_FILES:
            self._note(faults.FILES_INSIDE, attributes.get("Target", "").rpartition("/")[2])
        elif kind == "control":
            self._note(faults.RUNS_SOMETHING, ACTIVE_X)

    def _file_entry(self, attributes: Attributes) -> None:
        path = attributes.get(f"{MANIFEST}full-path", "")
        kind = attributes.get(f"{MANIFEST}media-type", "")
        is_file = "oleobject" in kind or "opendocument." in kind
        if path != "/" and is_file and not kind.endswith(OWN_OBJECTS):
            self._note(faults.FILES_INSIDE, path.rstrip("/"))

    def _note(self, kind: ProblemKind, what: str) -> None:
        self.part.wrong.append((kind, what))

    def _refreshed_by(self) -> None:
        start = self.parser.CurrentByteIndex
        found = REFRESHED_BY.search(self._data, start, start + len(self._tag(start)))
        if found:
            self.part.names.append(found.span())
