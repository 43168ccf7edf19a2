"""Office documents: what must not be published, and the copy without its author's name.

Nothing is unpacked before the archive's own directory was looked at, and no more than it says.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import PurePosixPath
from xml.parsers.expat import ExpatError
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from plugins.documents import faults
from plugins.documents.faults import DocumentFault, fault
from plugins.documents.office_xml import ACTIVE_X, Part, scan

UNREADABLE = (
    *(BadZipFile, EOFError, ExpatError, NotImplementedError, OSError, OverflowError),
    *(RuntimeError, UnicodeError, ValueError, zlib.error),
)
"""What zipfile and expat raise on archives and parts that are broken."""
MOST_UNPACKED = 250_000_000
ALWAYS_ALLOWED = 50_000_000
MOST_TIMES = 100
"""A document may unpack to so many times its size; spreadsheets come to some thirty times."""
END_RECORD = b"PK\x05\x06"
END_LENGTH = 22
ENCRYPTED = 0x1
NO_DATE = (1980, 1, 1, 0, 0, 0)
ODD_NAME = re.compile(r"[\\:\x00-\x1f\x7f]|^/|(?:^|/)\.{1,2}(?:/|$)|//")
OTHER_FILES = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
BEFORE_XML = b"\xef\xbb\xbf\xff\xfe \t\r\n"
BEGINNING = 1_000
XML = (".xml", ".rels")
DRAWINGS = (".svg", ".vml")
"""Those of Excel are often no proper XML, which no program would take for another part."""
ACTIVE = re.compile(r"(?:^|/)activeX/", re.IGNORECASE)
SIGNATURES = re.compile(
    r"^_xmlsignatures/|^META-INF/(?:document|macro)signatures\.xml$", re.IGNORECASE
)


def clean_office(data: bytes, name: str, claimed: str) -> bytes | tuple[DocumentFault, ...]:
    """A copy of the document in ``data`` without its author's name, or why it is refused.

    All its parts stay as they are, but for the elements that name people; none keeps the time at
    which it was written.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            found = _directory_fault(archive, data, name, claimed)
            if found:
                return (found,)
            members = {info.filename: _member(archive, info) for info in archive.infolist()}
            scanned = ((each, _scanned(each, text)) for each, text in members.items())
            parts = {each: part for each, part in scanned if part is not None}
            wrong = tuple(dict.fromkeys(_faults(members, parts, name, claimed)))
            return wrong or _written(archive, members, parts)
    except UNREADABLE:
        return (fault(faults.DAMAGED, name=name, claimed=claimed),)


def _directory_fault(
    archive: ZipFile, data: bytes, name: str, claimed: str
) -> DocumentFault | None:
    infos = archive.infolist()
    end = data[-END_LENGTH:]
    if not end.startswith(END_RECORD) or end[-2:] != b"\0\0":
        where = "after its end"
        return fault(faults.SOMETHING_ADDED, name=name, claimed=claimed, where=where)
    if min(info.header_offset for info in infos) != 0:
        where = "before its beginning"
        return fault(faults.SOMETHING_ADDED, name=name, claimed=claimed, where=where)
    if any(info.flag_bits & ENCRYPTED for info in infos):
        return fault(faults.LOCKED, name=name)
    unpacked = sum(info.file_size for info in infos)
    if unpacked > min(MOST_UNPACKED, max(ALWAYS_ALLOWED, MOST_TIMES * len(data))):
        return fault(faults.UNPACKS_TOO_LARGE, name=name, size=unpacked // 1_000_000)
    what = _odd(infos)
    return fault(faults.UNUSUAL_PARTS, name=name, claimed=claimed, what=what) if what else None


def _odd(infos: list[ZipInfo]) -> str:
    """What no Office program would write into the directory of an archive; empty for nothing."""
    if any(ODD_NAME.search(info.orig_filename) for info in infos):
        return "a part that would be unpacked elsewhere"
    names = Counter(info.filename.casefold() for info in infos)
    if max(names.values()) > 1:
        return "two parts of one name"
    if any(info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for info in infos):
        return "a part packed in another way"
    return ""


def _member(archive: ZipFile, info: ZipInfo) -> bytes:
    """What a member holds; zipfile stops at the size that the directory gives."""
    data = archive.read(info)
    if len(data) != info.file_size:
        raise BadZipFile("a member that is shorter than the directory says")
    return data


def _scanned(name: str, data: bytes) -> Part | None:
    """What stands in a member that is XML, whatever it is called; none in any other."""
    suffix = PurePosixPath(name).suffix.lower()
    begins = data[:BEGINNING].replace(b"\0", b"").lstrip(BEFORE_XML)
    if not data or (suffix not in XML and not begins.startswith(b"<")):
        return None  # LibreOffice writes empty ones
    try:
        return scan(data)
    except ExpatError:
        if suffix in DRAWINGS:
            return None
        raise


def _faults(
    members: Mapping[str, bytes], parts: Mapping[str, Part], name: str, claimed: str
) -> Iterator[DocumentFault]:
    """What is wrong with what it holds."""
    for member, data in members.items():
        if data.startswith(OTHER_FILES):
            what = PurePosixPath(member).name
            yield fault(faults.FILES_INSIDE, name=name, what=what)
        if ACTIVE.search(member):
            yield fault(faults.RUNS_SOMETHING, name=name, what=ACTIVE_X)
        if SIGNATURES.search(member):
            yield fault(faults.SIGNED, name=name)
    for part in parts.values():
        for kind, what in part.wrong:
            yield fault(kind, name=name, claimed=claimed, what=what)


def _written(archive: ZipFile, members: Mapping[str, bytes], parts: Mapping[str, Part]) -> bytes:
    """The archive anew: the same members in their order, without names, dates and notes."""
    out = BytesIO()
    with ZipFile(out, "w") as copy:
        for info in archive.infolist():
            data = members[info.filename]
            part = parts.get(info.filename)
            fresh = ZipInfo(info.filename, NO_DATE)
            fresh.create_system = 0  # else it would depend on where it was built
            fresh.compress_type = info.compress_type
            copy.writestr(fresh, part.without_names(data) if part else data)
    return out.getvalue()
