"""Documents that are archives inside: OpenDocument and Office files."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile

from plugins.documents import faults
from plugins.documents.faults import DocumentFault, fault

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


def format_of_archive(data: bytes, name: str) -> str | DocumentFault:
    """``odt``, ``ods``, ``docx``, ``xlsx`` or ``pptx``, or empty for any other archive."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = archive.namelist()
            if len(members) > MOST_MEMBERS:
                return ""
            return _forbidden(members, name) or _format(archive, members, name)
    except (
        BadZipFile,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        zlib.error,
    ):
        return fault(faults.DAMAGED, name=name)


def _forbidden(members: list[str], name: str) -> DocumentFault | None:
    if any(PurePosixPath(member).suffix.lower() in PROGRAM_SUFFIXES for member in members):
        return fault(faults.PROGRAM, name=name)
    if any(MACRO_PARTS.search(member) for member in members):
        return fault(faults.MACROS, name=name)
    return None


def _format(archive: ZipFile, members: list[str], name: str) -> str | DocumentFault:
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
