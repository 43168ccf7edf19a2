"""Documents made for the tests: the least that makes a file what it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from PIL import Image

OFFICE = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."


def archive(members: Mapping[str, str]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, text in members.items():
            file.writestr(name, text)
    return out.getvalue()


def office(kind: str, **members: str) -> bytes:
    types = f'<Types><Override ContentType="{kind}"/></Types>'
    return archive({"[Content_Types].xml": types, "part.xml": "<x/>", **members})


def picture(file_type: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (4, 4)).save(out, file_type)
    return out.getvalue()


@pytest.fixture
def archived() -> Callable[[Mapping[str, str]], bytes]:
    """An archive with these members."""
    return archive


@pytest.fixture(scope="session")
def documents() -> dict[str, bytes]:
    """For each format a document of it, and some that are refused."""
    macros = "application/vnd.ms-word.document.macroEnabled.main+xml"
    return {
        "pdf": b"%PDF-1.7\n1 0 obj\n",
        "late pdf": b"\n" * 200 + b"%PDF-1.4\n",
        "odt": archive({"mimetype": f"{ODF}text", "content.xml": "<x/>"}),
        "ods": archive({"mimetype": f"{ODF}spreadsheet", "content.xml": "<x/>"}),
        "odp": archive({"mimetype": f"{ODF}presentation", "content.xml": "<x/>"}),
        "docx": office(f"{OFFICE}wordprocessingml.document.main+xml"),
        "xlsx": office(f"{OFFICE}spreadsheetml.sheet.main+xml"),
        "pptx": office(f"{OFFICE}presentationml.presentation.main+xml"),
        "docm": office(macros),
        "hidden macros": office(
            f"{OFFICE}wordprocessingml.document.main+xml", **{"word/vbaProject.bin": "x"}
        ),
        "odt with macros": archive(
            {"mimetype": f"{ODF}text", "Basic/Standard/Module1.xml": "<x/>"}
        ),
        "archive": archive({"a.txt": "x"}),
        "archive with a program": archive({"mimetype": f"{ODF}text", "setup.EXE": "x"}),
        "csv": "Year,Spent\r\n2015,£70\r\n".encode(),
        "txt": "Minutes of the café’s group\n".encode("utf-8-sig"),
        "ics": b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
        "half ics": b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        "jpg": picture("JPEG"),
        "png": picture("PNG"),
        "gif": picture("GIF"),
        "windows program": b"MZ\x90\x00",
        "linux program": b"\x7fELF\x02",
        "script": b"#!/bin/sh\necho x\n",
        "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "web page": b"\n<!DOCTYPE html><script>x</script>",
        "drawing": b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>",
        "latin-1": "Spent: £70".encode("latin-1"),
        "utf-16": "Spent: £70".encode("utf-16"),
        "binary": bytes(range(32)),
    }
