"""What a document is, by its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from plugins.documents import faults
from plugins.documents.archive import format_of_archive
from plugins.documents.faults import DocumentFault, fault
from plugins.documents.writing import format_of_text
from plugins.problems.kind import Sentence

FORMATS = ("pdf", "odt", "ods", "docx", "xlsx", "pptx", "csv", "txt", "ics", "jpg", "png")
PICTURES = ("jpg", "png")
SPELLINGS = {"jpeg": "jpg"}
HEAVIEST = 50_000_000

PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SIGNATURES = ((b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"))
PDF = b"%PDF-"
PDF_WITHIN = 1_024
"""Readers accept a PDF whose first line stands within this many bytes."""


@dataclass(frozen=True)
class Document:
    """A document as it was handed in: ``format`` is one of FORMATS, ``size`` is in bytes."""

    format: str
    size: int


def identify(data: bytes, name: str) -> Document | DocumentFault:
    """What ``data`` is, or why it cannot be offered for download under ``name``."""
    suffix = PurePosixPath(name).suffix.lower().removeprefix(".")
    claimed = SPELLINGS.get(suffix, suffix)
    if not data:
        return fault(faults.EMPTY, name=name)
    if len(data) > HEAVIEST:
        size, limit = -(-len(data) // 1_000_000), HEAVIEST // 1_000_000
        return fault(faults.TOO_HEAVY, name=name, size=size, limit=limit)
    found = _format(data, name, claimed)
    return found if isinstance(found, DocumentFault) else _compared(found, claimed, data, name)


def _format(data: bytes, name: str, claimed: str) -> str | DocumentFault:
    """One of FORMATS, or empty for anything else."""
    if data.startswith(PROGRAMS):
        return fault(faults.PROGRAM, name=name)
    if data.startswith(OLD_OFFICE):
        return fault(faults.OLD_OR_LOCKED, name=name)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return format_of_archive(data, name)
    if PDF in data[:PDF_WITHIN]:
        return "pdf"
    for signature, found in SIGNATURES:
        if data.startswith(signature):
            return found
    return format_of_text(data, name, claimed)


def _compared(found: str, claimed: str, data: bytes, name: str) -> Document | DocumentFault:
    if claimed not in FORMATS:
        formats = ", ".join(f".{each}" for each in FORMATS if each not in PICTURES)
        return fault(faults.TYPE_UNKNOWN, name=name, formats=Sentence(formats))
    if found == claimed:
        return Document(found, len(data))
    if found:
        return fault(faults.WRONG_TYPE, name=name, found=found, claimed=claimed)
    return fault(faults.NOT_WHAT_IT_CLAIMS, name=name, claimed=claimed)
