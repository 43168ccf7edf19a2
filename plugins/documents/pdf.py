"""PDF: what must not be published, and the copy without its author's name."""

from __future__ import annotations

import logging
import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import is_zipfile

from pypdf import PdfReader, apply_configuration
from pypdf.errors import DependencyError, DeprecationError, PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from plugins.documents import faults
from plugins.documents.faults import DocumentFault, fault

# What pypdf says there is of mistakes that it mends; what matters here is a problem.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)

HEADER = re.compile(rb"%PDF-\d\.\d")
END = b"%%EOF"
HARMLESS_AROUND = b" \t\r\n\f\0"
"""Some programs on web servers send an empty line before a document."""
MOST_PARTS = 10_000_000
MOST_MISSING = 200
LONGEST_CHAIN = 10
LONGEST_UNPACKED = 10_000_000
"""Bytes of one stream of objects, of which each is parsed; pictures and pages stay packed."""
UNREADABLE = (
    *(PyPdfError, DependencyError, DeprecationError, zlib.error, struct.error, RuntimeError),
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError),
    *(OSError, TypeError, ValueError),
)
"""What pypdf raises on files that are broken, or made to break it: its documentation says that it
is not only its own errors. RuntimeError stands for RecursionError and NotImplementedError too."""

RUNNING = {
    "/JavaScript": "a script",
    "/Launch": "a command that starts a program",
    "/SubmitForm": "a form that sends off what is typed",
    "/ImportData": "a form that fetches data",
    "/GoToE": "a link to a file inside it",
    "/Rendition": "a film or sound",
    "/Movie": "a film or sound",
    "/Sound": "a film or sound",
    "/RichMediaExecute": "a film or sound",
}
"""Kinds of actions; those that only show another place of the document are not here."""
RUNNING_KEYS = {
    "/JS": "a script",
    "/JavaScript": "a script",
    "/XFA": "a form of the old kind XFA",
    "/RichMediaContent": "a film or sound",
}
MOVING = {"/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"}
HOLDING_FILES = {"/EF", "/EmbeddedFiles", "/Collection"}
COMMENTS = {
    *("/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight"),
    *("/Underline", "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Redact"),
}
OF_A_PERSON = ("/T", "/Contents", "/RC")
PERSONAL = ("/Metadata", "/PieceInfo", "/Author")
"""XMP and the private notes of programs may name who wrote the document, too."""
NEEDED = {"/Pages": "/Kids", "/Page": "/Contents"}


def clean_pdf(data: bytes, name: str) -> bytes | tuple[DocumentFault, ...]:
    """A copy of the document in ``data`` without its author's name, or why it is refused.

    Its pages stay as they are. What only an older state of the file needed is left out.
    """
    data = data.lstrip(HARMLESS_AROUND)
    added = _added(data, name)
    if added:
        return (added,)
    try:
        with apply_configuration(
            zlib_maximum_output_length=LONGEST_UNPACKED,
            lzw_maximum_output_length=LONGEST_UNPACKED,
            run_length_maximum_output_length=LONGEST_UNPACKED,
            brotli_maximum_output_length=LONGEST_UNPACKED,
        ):
            reader = PdfReader(BytesIO(data))
            if reader.is_encrypted:
                return (fault(faults.LOCKED, name=name),)
            document = _Document(reader)
            found = tuple(dict.fromkeys(document.faults(name)))
            return found or document.written(data[: len(b"%PDF-1.7")])
    except UNREADABLE:
        kind = faults.LOCKED if b"/Encrypt" in data else faults.DAMAGED
        return (fault(kind, name=name, claimed="pdf"),)


def _added(data: bytes, name: str) -> DocumentFault | None:
    """What stands before the beginning or after the end; nothing ends a file that is cut off."""
    before = not HEADER.match(data)
    _, end, after = data.rpartition(END)
    if not end:
        return fault(faults.DAMAGED, name=name, claimed="pdf")
    if before or after.strip(HARMLESS_AROUND) or is_zipfile(BytesIO(data)):
        where = "before its beginning" if before else "after its end"
        return fault(faults.SOMETHING_ADDED, name=name, claimed="pdf", where=where)
    return None


class _Document:
    """The objects that can be reached from the root: all that readers are shown, and no more."""

    def __init__(self, reader: PdfReader) -> None:
        self._reader = reader
        self._objects: dict[int, tuple[int, PdfObject]] = {}
        self._references: dict[int, IndirectObject] = {}
        self._missing = 0
        self._reference = reader.root_object.indirect_reference
        self._dictionaries = list(self._walk(self._reference))

    def _walk(self, root: PdfObject | None) -> Iterator[DictionaryObject]:
        """Every dictionary, without what names who wrote it."""
        waiting, count = [root], 0
        while waiting:
            part = waiting.pop()
            count += 1
            if count > MOST_PARTS:
                raise ValueError("more parts than any document needs")
            if isinstance(part, IndirectObject):
                self._references[id(part)] = part
                part = None if part.idnum in self._objects else self._resolved(part)
            if isinstance(part, DictionaryObject):
                for key in PERSONAL:
                    part.pop(key, None)
                waiting += part.values()
                yield part
            elif isinstance(part, ArrayObject):
                waiting += part

    def _resolved(self, reference: IndirectObject) -> PdfObject:
        """What ``reference`` leads to; where that is not listed, pypdf looks through the file."""
        number, generation = reference.idnum, reference.generation
        if number not in self._objects:
            listed = self._reader.xref.get(generation, {})
            self._missing += number not in listed and number not in self._reader.xref_objStm
            if self._missing > MOST_MISSING:
                raise ValueError("more objects missing than can be searched for")
            found = self._reader.get_object(reference)
            self._objects[number] = generation, NullObject() if found is None else found
        known, found = self._objects[number]
        if known != generation:
            raise ValueError("two objects of one number")
        return found

    def _followed(self, value: object) -> object:
        """``value``, or what it refers to."""
        for _ in range(LONGEST_CHAIN):
            if not isinstance(value, IndirectObject):
                return value
            value = self._resolved(value)
        raise ValueError("references that lead to references")

    def _value(self, holder: DictionaryObject, key: str) -> object:
        return self._followed(holder.get(key))

    def faults(self, name: str) -> Iterator[DocumentFault]:
        """What is wrong with it, each kind as often as it is found."""
        kinds = {self._value(part, "/Type") for part in self._dictionaries}
        if "/Page" not in kinds or any(map(self._lacks, self._dictionaries)):
            yield fault(faults.DAMAGED, name=name, claimed="pdf")
        for part in self._dictionaries:
            what = self._runs(part)
            if what:
                yield fault(faults.RUNS_SOMETHING, name=name, what=what)
            if HOLDING_FILES & part.keys() or self._value(part, "/Subtype") == "/FileAttachment":
                yield fault(faults.FILES_INSIDE, name=name, what="an attachment")
            if self._is_comment(part):
                yield fault(faults.COMMENTS, name=name)
            if "/ByteRange" in part:
                yield fault(faults.SIGNED, name=name)

    def _lacks(self, part: DictionaryObject) -> bool:
        """Whether it is a page, or a list of pages, that refers to what is not in the file."""
        needed = NEEDED.get(str(self._value(part, "/Type")))
        value = self._value(part, needed) if needed else None
        parts = value if isinstance(value, ArrayObject) else [value]
        return any(isinstance(self._followed(each), NullObject) for each in parts)

    def _runs(self, part: DictionaryObject) -> str:
        """What ``part`` can start; empty for nothing."""
        for key, what in RUNNING_KEYS.items():
            if key in part:
                return what
        if "/Rect" in part and self._value(part, "/Subtype") in MOVING:
            return "a film or sound"
        by_itself = [self._value(part, "/OpenAction")]
        triggers = self._value(part, "/AA")
        if isinstance(triggers, DictionaryObject):
            by_itself += [self._value(triggers, key) for key in triggers]
        if any(map(self._does_more_than_turn_pages, by_itself)):
            return "something that starts by itself when it is opened"
        return RUNNING.get(str(self._value(part, "/S")), "")

    def _does_more_than_turn_pages(self, action: object) -> bool:
        """Word and LaTeX let a document open at its first page; anything else is refused."""
        if not isinstance(action, DictionaryObject):
            return False
        return "/Next" in action or self._value(action, "/S") != "/GoTo"

    def _is_comment(self, part: DictionaryObject) -> bool:
        """Whether it is a mark upon a page that names somebody, or says something."""
        if "/Rect" not in part or self._value(part, "/Subtype") not in COMMENTS:
            return False
        return any(self._value(part, key) not in (None, "", b"") for key in OF_A_PERSON)

    def written(self, header: bytes) -> bytes:
        """Its objects in their order, as a file without /Info but a title.

        pypdf's own writer copies a document in depth, and so fails on pages that lead from one to
        the next. Nothing can be looked up any more afterwards.
        """
        title = self._reader.metadata and self._reader.metadata.title
        there = {n: each for n, (_, each) in self._objects.items() if not _is_nothing(each)}
        numbers = {old: new for new, old in enumerate(sorted(there), start=1)}
        for reference in self._references.values():
            reference.idnum, reference.generation = numbers.get(reference.idnum, 0), 0
        objects = [there[old] for old in numbers]
        trailer = DictionaryObject({NameObject("/Root"): self._reference})
        if title:
            objects.append(DictionaryObject({NameObject("/Title"): TextStringObject(title)}))
            trailer[NameObject("/Info")] = IndirectObject(len(objects), 0, self._reader)
        trailer[NameObject("/Size")] = NumberObject(len(objects) + 1)
        return _file(header, objects, trailer)


def _is_nothing(value: object) -> bool:
    return isinstance(value, NullObject)


def _file(header: bytes, objects: Sequence[PdfObject], trailer: DictionaryObject) -> bytes:
    """The bytes of a file with these objects; the comment tells programs that it is no text."""
    out = BytesIO()
    out.write(header + b"\n%\xe2\xe3\xcf\xd3\n")
    table = [b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)]
    for number, content in enumerate(objects, start=1):
        table.append(b"%010d 00000 n \n" % out.tell())
        out.write(b"%d 0 obj\n" % number)
        content.write_to_stream(out)
        out.write(b"\nendobj\n")
    start = out.tell()
    out.write(b"".join(table) + b"trailer\n")
    trailer.write_to_stream(out)
    out.write(b"\nstartxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()
