"""What a document is, by its bytes: plain text, an archive with documents inside, or another."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZipFile

from plugins.documents import faults
from plugins.documents.faults import DocumentFault, fault
from plugins.documents.office import UNREADABLE
from plugins.problems import Sentence

LONGEST_LIST = 1_000_000
MOST_MEMBERS = 10_000
CONTENT_TYPES = "[Content_Types].xml"
OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
}
OFFICE = {
    "wordprocessingml.document.main+xml": "docx",
    "spreadsheetml.sheet.main+xml": "xlsx",
    "presentationml.presentation.main+xml": "pptx",
}
MACRO_PARTS = re.compile(r"(?:^|/)(?:vbaProject\.bin$|vbaData\.xml$|Basic/|Scripts/)", re.I)
PROGRAM_SUFFIXES = frozenset(
    {".bat", ".cmd", ".com", ".dll", ".exe", ".hta", ".jar", ".js", ".jse", ".lnk", ".msi"}
    | {".ps1", ".scr", ".sh", ".vbe", ".vbs", ".wsf"}
)
PLAIN = frozenset({"txt", "csv", "ics"})
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
CALENDAR = re.compile(r"BEGIN:VCALENDAR\s.*\sEND:VCALENDAR\s*\Z", re.DOTALL | re.IGNORECASE)
MARKED_UP = re.compile(
    r"\s*(?:<\?xml|<!--|<!doctype|<(?:html|head|body|script|style|iframe|svg|title)\b)",
    re.IGNORECASE,
)
FORMATS = ("pdf", "odt", "ods", "docx", "xlsx", "pptx", "csv", "txt", "ics", "jpg", "png")
PICTURES = ("jpg", "png")
ARCHIVES = ("odt", "ods", "docx", "xlsx", "pptx")
SPELLINGS = {"jpeg": "jpg"}
HEAVIEST = 50_000_000
PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe")
SCRIPT = b"#!"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SIGNATURES = ((b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"))
PDF = b"%PDF-"
PDF_WITHIN = 1_024
"""Readers accept a PDF whose first line stands within this many bytes."""


def format_of_archive(data: bytes, name: str, claimed: str) -> str | DocumentFault:
    """``odt``, ``ods``, ``docx``, ``xlsx`` or ``pptx``, or empty for any other archive."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = archive.namelist()
            if len(members) > MOST_MEMBERS:
                return ""
            return _forbidden(members, name) or _format_inside(archive, members, name)
    except UNREADABLE:
        return fault(faults.DAMAGED, name=name, claimed=claimed)


def _forbidden(members: list[str], name: str) -> DocumentFault | None:
    if any(PurePosixPath(member).suffix.lower() in PROGRAM_SUFFIXES for member in members):
        return fault(faults.PROGRAM, name=name)
    if any(MACRO_PARTS.search(member) for member in members):
        return fault(faults.MACROS, name=name)
    return None


def _format_inside(archive: ZipFile, members: list[str], name: str) -> str | DocumentFault:
    if "mimetype" in members:
        return OPEN_DOCUMENT.get(_text(archive, "mimetype").strip(), "")
    if CONTENT_TYPES not in members:
        return ""
    types = _text(archive, CONTENT_TYPES)
    if "macroenabled" in types.lower():
        return fault(faults.MACROS, name=name)
    return next((found for mark, found in OFFICE.items() if mark in types), "")


def _text(archive: ZipFile, member: str) -> str:
    """The beginning of a member; never more, however much it unpacks to."""
    with archive.open(member) as file:
        return file.read(LONGEST_LIST).decode("utf-8", errors="replace")


def format_of_text(data: bytes, name: str, claimed: str) -> str | DocumentFault:
    """``txt``, ``csv`` or ``ics``, or empty where this is no plain text.

    A table cannot be told from other text, so its name is believed. A web page is never plain
    text: a browser might run what stands in it.
    """
    in_utf16 = data.startswith(UTF16_MARKS)
    if claimed not in PLAIN or (BINARY.search(data) and not in_utf16):
        return ""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return fault(faults.NOT_UTF8, name=name)
    if MARKED_UP.match(text):
        return ""
    if CALENDAR.match(text):
        return "ics"
    return claimed if claimed != "ics" else ""


def identify(data: bytes, name: str) -> str | DocumentFault:
    """Which of FORMATS ``data`` is in, or why it cannot be offered for download under ``name``."""
    suffix = PurePosixPath(name).suffix.lower().removeprefix(".")
    claimed = SPELLINGS.get(suffix, suffix)
    if not data:
        return fault(faults.EMPTY, name=name)
    if len(data) > HEAVIEST:
        size, limit = -(-len(data) // 1_000_000), HEAVIEST // 1_000_000
        return fault(faults.TOO_HEAVY, name=name, size=size, limit=limit)
    found = _format(data, name, claimed)
    return found if isinstance(found, DocumentFault) else _compared(found, claimed, name)


def _format(data: bytes, name: str, claimed: str) -> str | DocumentFault:
    """One of FORMATS, or empty for anything else."""
    is_text = claimed in PLAIN and not BINARY.search(data)
    if data.startswith(SCRIPT) or (data.startswith(PROGRAMS) and not is_text):
        return fault(faults.PROGRAM, name=name)
    if data.startswith(OLD_OFFICE):
        return fault(faults.OLD_OR_LOCKED, name=name)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return format_of_archive(data, name, claimed)
    if PDF in data[:PDF_WITHIN] and not is_text:
        return "pdf"
    for signature, found in SIGNATURES:
        if data.startswith(signature):
            return found
    return format_of_text(data, name, claimed)


def _compared(found: str, claimed: str, name: str) -> str | DocumentFault:
    if claimed not in FORMATS:
        formats = ", ".join(f".{each}" for each in FORMATS if each not in PICTURES)
        return fault(faults.TYPE_UNKNOWN, name=name, formats=Sentence(formats))
    if found == claimed:
        return found
    if found:
        return fault(faults.WRONG_TYPE, name=name, found=found, claimed=claimed)
    return fault(faults.NOT_WHAT_IT_CLAIMS, name=name, claimed=claimed)
