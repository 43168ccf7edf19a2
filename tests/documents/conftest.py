"""Documents made for the tests: the least that makes a file what it is."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from tests.made_documents import ODF, archive, office, open_document, pdf


def picture(file_type: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (4, 4)).save(out, file_type)
    return out.getvalue()


@pytest.fixture(scope="session")
def documents() -> dict[str, bytes]:
    """For each format a document of it, and some that are refused."""
    macros = (
        "<Types><Override ContentType='application/vnd.ms-word.document.macroEnabled'/></Types>"
    )
    return {
        "pdf": pdf(),
        "late pdf": b"\n" * 200 + pdf(),
        "odt": open_document("odt"),
        "ods": open_document("ods"),
        "odp": archive({"mimetype": f"{ODF}presentation", "content.xml": "<x/>"}),
        "docx": office("docx"),
        "xlsx": office("xlsx"),
        "pptx": office("pptx"),
        "docm": archive({"[Content_Types].xml": macros}),
        "hidden macros": office("docx", {"word/vbaProject.bin": "x"}),
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
