"""What a document truly is, against what its name claims."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from plugins.documents.faults import DocumentFault
from plugins.documents.identification import FORMATS, HEAVIEST, identify
from tests.made_documents import archive


@pytest.mark.parametrize("found", FORMATS)
def test_each_format_is_known_by_its_bytes(documents, found):
    assert identify(documents[found], f"paper.{found}") == found


SPELLINGS = {
    "capitals": ("pdf", "PAPER.PDF", "pdf"),
    "jpeg": ("jpg", "scan.jpeg", "jpg"),
    "a folder before it": ("pdf", "2015/minutes.pdf", "pdf"),
    "dots in the name": ("pdf", "v1.2.pdf", "pdf"),
    "a PDF that begins late": ("late pdf", "paper.pdf", "pdf"),
    "a table as text": ("csv", "list.txt", "txt"),
}


@pytest.mark.parametrize(("which", "name", "found"), SPELLINGS.values(), ids=SPELLINGS)
def test_a_name_may_be_written_otherwise(documents, which, name, found):
    assert identify(documents[which], name) == found


REFUSED = {
    "a PDF named as Word": ("pdf", "a.docx", "document-wrong-type"),
    "Word named as PDF": ("docx", "a.pdf", "document-wrong-type"),
    "a spreadsheet named as Word": ("xlsx", "a.docx", "document-wrong-type"),
    "OpenDocument named as Word": ("odt", "a.docx", "document-wrong-type"),
    "a picture named as PDF": ("jpg", "a.pdf", "document-wrong-type"),
    "a PNG named as JPEG": ("png", "a.jpg", "document-wrong-type"),
    "a calendar named as text": ("ics", "a.txt", "document-wrong-type"),
    "text named as PDF": ("txt", "a.pdf", "document-not-readable"),
    "text named as calendar": ("txt", "a.ics", "document-not-readable"),
    "half a calendar": ("half ics", "a.ics", "document-not-readable"),
    "a web page named as text": ("web page", "a.txt", "document-not-readable"),
    "a web page named as PDF": ("web page", "a.pdf", "document-not-readable"),
    "a drawing named as a table": ("drawing", "a.csv", "document-not-readable"),
    "bytes named as text": ("binary", "a.txt", "document-not-readable"),
    "an archive named as Word": ("archive", "a.docx", "document-not-readable"),
    "an archive": ("archive", "a.zip", "document-type-unknown"),
    "slides of OpenDocument": ("odp", "a.odp", "document-type-unknown"),
    "a GIF": ("gif", "a.gif", "document-type-unknown"),
    "a web page": ("web page", "a.html", "document-type-unknown"),
    "a drawing": ("drawing", "a.svg", "document-type-unknown"),
    "no type in the name": ("pdf", "paper", "document-type-unknown"),
    "a program for Windows": ("windows program", "a.exe", "document-is-a-program"),
    "a program named as PDF": ("windows program", "a.pdf", "document-is-a-program"),
    "a program for Linux": ("linux program", "a.txt", "document-is-a-program"),
    "a script": ("script", "a.txt", "document-is-a-program"),
    "a program inside": ("archive with a program", "a.odt", "document-is-a-program"),
    "macros": ("docm", "a.docm", "document-with-macros"),
    "macros named as Word": ("docm", "a.docx", "document-with-macros"),
    "macros not declared": ("hidden macros", "a.docx", "document-with-macros"),
    "macros in OpenDocument": ("odt with macros", "a.odt", "document-with-macros"),
    "old Word": ("doc", "a.doc", "document-old-or-locked"),
    "locked Word": ("doc", "a.docx", "document-old-or-locked"),
    "Latin-1": ("latin-1", "a.csv", "document-not-utf8"),
    "UTF-16": ("utf-16", "a.txt", "document-not-utf8"),
}


@pytest.mark.parametrize(("which", "name", "code"), REFUSED.values(), ids=REFUSED)
def test_a_document_is_refused(documents, which, name, code):
    fault = identify(documents[which], name)
    assert isinstance(fault, DocumentFault), fault
    assert fault.code == code


def test_an_archive_cut_off_is_damaged(documents):
    fault = identify(documents["docx"][:-30], "a.docx")
    assert isinstance(fault, DocumentFault)
    assert fault.code == "document-damaged"


def test_an_archive_with_a_spoilt_member_is_damaged():
    data = bytearray(archive({"mimetype": "application/vnd.oasis.opendocument.text"}))
    data[40:44] = b"\xff\xff\xff\xff"
    fault = identify(bytes(data), "a.odt")
    assert isinstance(fault, DocumentFault)
    assert fault.code == "document-damaged"


def test_a_bomb_is_not_unpacked():
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        file.writestr("mimetype", b"\0" * 30_000_000)
    fault = identify(out.getvalue(), "a.odt")
    assert isinstance(fault, DocumentFault)
    assert fault.code == "document-not-readable"


def test_an_archive_of_very_many_members_is_not_looked_through():
    members = {f"{n}": "" for n in range(10_001)}
    fault = identify(archive(members), "a.docx")
    assert isinstance(fault, DocumentFault)
    assert fault.code == "document-not-readable"


MESSAGES = {
    "document-empty": (
        (b"", "a.pdf"),
        "the document 'a.pdf' is an empty file. Copy it here again.",
    ),
    "document-too-heavy": (
        (bytes(HEAVIEST + 1), "a.pdf"),
        (
            "the document 'a.pdf' has 51 MB; 50 MB is the most. Save it again with smaller "
            "pictures, or link to where it is published."
        ),
    ),
    "document-type-unknown": (
        (b"%PDF-1.7", "a.tex"),
        (
            "'a.tex' is not a kind of document this kit publishes. Save it as PDF, or as one of: "
            ".pdf, .odt, .ods, .docx, .xlsx, .pptx, .csv, .txt, .ics."
        ),
    ),
    "document-wrong-type": (
        (b"%PDF-1.7", "a.docx"),
        ("'a.docx' is really pdf. Give it a name that ends with .pdf, or save it again as .docx."),
    ),
    "document-not-readable": (
        (b"hello", "a.pdf"),
        (
            "'a.pdf' does not hold a .pdf document. Open it in the program it was made with and "
            "save it again as .pdf."
        ),
    ),
    "document-damaged": (
        (b"PK\x03\x04", "a.docx"),
        (
            "the document 'a.docx' is damaged or incomplete. Copy it here again, or open it and "
            "save it again as .docx."
        ),
    ),
    "document-old-or-locked": (
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc"),
        (
            "'a.doc' is in an old Office format or locked with a password. Save it as PDF, "
            "without a password."
        ),
    ),
    "document-is-a-program": (
        (b"MZ", "a.pdf"),
        "'a.pdf' is a program or holds one, so it cannot be offered for download. Delete it.",
    ),
    "document-not-utf8": (
        (b"\xa370", "a.csv"),
        (
            "'a.csv' is not saved as UTF-8 text, so letters such as £ and é would be shown "
            "wrongly. Save it again with the encoding UTF-8."
        ),
    ),
}
MACROS = (
    "'a.docx' holds macros, small programs that could harm readers. Save it without macros, or as "
    "PDF."
)


@pytest.mark.parametrize(("code", "case"), MESSAGES.items(), ids=MESSAGES)
def test_message(code, case):
    given, message = case
    assert identify(*given) == DocumentFault(code, message)


def test_the_message_about_macros(documents):
    fault = identify(documents["docm"], "a.docx")
    assert fault == DocumentFault("document-with-macros", MACROS)


@pytest.mark.parametrize("text", ["MZ 12: our minutes", "How a %PDF-1.7 begins"])
def test_a_plain_text_may_begin_as_it_likes(text: str) -> None:
    assert identify(text.encode(), "notes.txt") == "txt"
