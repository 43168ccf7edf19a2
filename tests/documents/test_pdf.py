"""PDFs: what is refused, and the copy without its author's name."""

from __future__ import annotations

import re
import zlib
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from plugins.documents.pdf import MOST_MISSING, clean_pdf
from tests.made_documents import AUTHOR, PAGE, archive, pdf, pdf_of

RECT = "/Rect [0 0 9 9]"
XMP = f"<x:xmpmeta><dc:creator>{AUTHOR}</dc:creator></x:xmpmeta>"
XMP_STREAM = f"<< /Type /Metadata /Length {len(XMP)} >>\nstream\n{XMP}\nendstream"


def marked(mark: str) -> bytes:
    """A PDF with something upon its page."""
    return pdf(page=f"/Annots [<< {RECT} {mark} >>]")


def locked(user_password: str) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(pdf()))
    writer.encrypt(user_password, "owner", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def chained(length: int) -> bytes:
    """Pages of which each has a link to the next."""
    numbers = range(10, 10 + length)
    link = "/Annots [<< /Subtype /Link /Rect [0 0 9 9] /Dest [%d 0 R /Fit] >>]"
    pages = {n: f"<< {PAGE} {link % min(n + 1, numbers[-1])} >>" for n in numbers}
    kids = " ".join(f"{n} 0 R" for n in numbers)
    return pdf(
        objects={2: f"<< /Type /Pages /Kids [{kids}] /Count {length} >>", 4: "<< >>", **pages}
    )


def codes(data: bytes) -> set[str]:
    """The codes of what is wrong with ``data``."""
    found = clean_pdf(data, "a.pdf")
    return {fault.code for fault in found} if isinstance(found, tuple) else set()


RUNS, FILES, COMMENTS = (
    "document-runs-something",
    "document-with-files-inside",
    "document-with-comments",
)
DAMAGED, ADDED = "document-damaged", "document-with-something-added"
REFUSED = {
    "five bytes": (b"%PDF-", DAMAGED),
    "a header alone": (b"%PDF-1.7\n%%EOF\n", DAMAGED),
    "cut off": (pdf()[:-60], DAMAGED),
    "cut off in its first half": (pdf()[:200], DAMAGED),
    "rubbish between its ends": (b"%PDF-1.7\n" + b"\x01\x02" * 90 + b"\n%%EOF\n", DAMAGED),
    "no pages": (pdf(objects={2: "<< /Type /Pages /Kids [] /Count 0 >>"}), DAMAGED),
    "a page that is not there": (
        pdf(objects={2: "<< /Type /Pages /Kids [5 0 R 9 0 R] >>"}),
        DAMAGED,
    ),
    "a page whose content is not there": (
        pdf(objects={5: "<< /Type /Page /Contents 9 0 R >>"}),
        DAMAGED,
    ),
    "a web page before it": (b"<html><script>x</script>" + pdf(), ADDED),
    "an archive after it": (pdf() + archive({"a.txt": "x"}), ADDED),
    "an archive after it that ends as a PDF": (
        pdf() + archive({"a.txt": "x"})[:-2] + b"\x16\0\nstartxref\n9\n%%EOF\n",
        ADDED,
    ),
    "a script after it": (pdf() + b"<script>x</script>", ADDED),
    "a password": (locked("secret"), "document-locked"),
    "rights without a password": (locked(""), "document-locked"),
    "a way of locking that nobody knows": (pdf(trailer="/Encrypt << >>"), "document-locked"),
    "a script when it is opened": (pdf("/OpenAction << /S /JavaScript /JS (x) >>"), RUNS),
    "a script by another spelling": (pdf("/OpenAction << /S /J#61vaScript /J#53 (x) >>"), RUNS),
    "a script by reference": (
        pdf("/OpenAction 10 0 R", objects={10: "<< /S 11 0 R >>", 11: "/JavaScript"}),
        RUNS,
    ),
    "scripts by name": (pdf("/Names << /JavaScript << /Names [(a) 10 0 R] >> >>"), RUNS),
    "a program": (marked("/Subtype /Link /A << /S /Launch /F (cmd.exe) >>"), RUNS),
    "a form that is sent": (marked("/Subtype /Widget /A << /S /SubmitForm >>"), RUNS),
    "a form that fetches": (marked("/Subtype /Widget /A << /S /ImportData >>"), RUNS),
    "a link into an attachment": (marked("/Subtype /Link /A << /S /GoToE >>"), RUNS),
    "an address when it is opened": (
        pdf("/OpenAction << /S /URI /URI (https://x.example) >>"),
        RUNS,
    ),
    "something after the first page": (
        pdf("/OpenAction << /S /GoTo /D [5 0 R /Fit] /Next << /S /URI >> >>"),
        RUNS,
    ),
    "something when a page is shown": (pdf(page="/AA << /O << /S /URI >> >>"), RUNS),
    "an old form": (pdf("/AcroForm << /Fields [] /XFA 10 0 R >>"), RUNS),
    "a film": (marked("/Subtype /RichMedia"), RUNS),
    "an attachment": (pdf("/Names << /EmbeddedFiles << /Names [(a) << /EF << >> >>] >> >>"), FILES),
    "an attachment on a page": (marked("/Subtype /FileAttachment /FS << /EF << >> >>"), FILES),
    "a portfolio": (pdf("/Collection << >>"), FILES),
    "a note": (marked(f"/Subtype /Text /T ({AUTHOR})"), COMMENTS),
    "words put upon it": (marked("/Subtype /FreeText /Contents (Really?)"), COMMENTS),
    "a mark with a name": (marked(f"/Subtype /Highlight /T ({AUTHOR})"), COMMENTS),
    "a signature": (pdf(page="/V << /Type /Sig /ByteRange [0 1 2 3] >>"), "document-signed"),
}


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED)
def test_a_pdf_is_refused(data, code):
    assert codes(data) == {code}


HARMLESS = {
    "an empty line before it": b"\r\n" + pdf(),
    "blanks and zeros after it": pdf() + b" \r\n\0\0\0",
    "a place to open it at": pdf("/OpenAction [5 0 R /XYZ null null 0]"),
    "a place to go to": pdf("/OpenAction << /S /GoTo /D [5 0 R /Fit] >>"),
    "a link": marked("/Subtype /Link /A << /S /URI /URI (https://x.example) >>"),
    "a field to fill in": marked("/Subtype /Widget /FT /Tx /T (Name) /Contents (Your name)"),
    "a mark of nobody": marked("/Subtype /Highlight"),
    "no information": pdf(trailer="/Info null"),
    "a reference to nothing": pdf(page="/Thumb 99 0 R"),
    "a pointer that every reader mends": pdf().replace(b"startxref\n", b"startxref\n-99"),
    "a page without content": pdf(objects={5: "<< /Type /Page /Parent 2 0 R >>"}),
}


@pytest.mark.parametrize("data", HARMLESS.values(), ids=HARMLESS)
def test_a_harmless_pdf_is_published(data):
    copy = clean_pdf(data, "a.pdf")
    assert isinstance(copy, bytes), copy
    assert len(PdfReader(BytesIO(copy), strict=True).pages) == 1


def test_all_that_is_wrong_is_said_at_once():
    both = f"/Annots [<< {RECT} /Subtype /Text /T (A) >>] /AA << /O << /S /URI >> >>"
    assert codes(pdf("/Collection << >>", both)) == {RUNS, FILES, COMMENTS}


def test_the_copy_names_nobody_and_keeps_its_title_and_text():
    everywhere = pdf(
        "/Metadata 10 0 R",
        f"/Metadata 10 0 R /PieceInfo << /Draw << /Private ({AUTHOR}) >> >>",
        {10: XMP_STREAM, 11: f"({AUTHOR} was here once)"},
    )
    copy = clean_pdf(everywhere, "a.pdf")
    assert isinstance(copy, bytes)
    assert (AUTHOR.encode() in everywhere, AUTHOR.encode() in copy) == (True, False)
    read = PdfReader(BytesIO(copy), strict=True)
    assert read.metadata == {"/Title": "Minutes"}
    assert read.xmp_metadata is None
    assert read.pages[0].get_contents().get_data() == b"BT (A page) Tj ET"


def test_a_title_may_be_in_any_script():
    title = "<FEFF" + "Cymraeg ŵ ✓".encode("utf-16-be").hex() + ">"
    copy = clean_pdf(pdf(objects={3: f"<< /Title {title} >>"}), "a.pdf")
    assert isinstance(copy, bytes)
    assert PdfReader(BytesIO(copy)).metadata.title == "Cymraeg ŵ ✓"


def test_what_an_older_state_of_the_file_held_is_left_out():
    old = pdf(objects={4: "<< /Length 5 >>\nstream\nwages\nendstream"})
    new = pdf_of(
        {4: "<< /Length 3 >>\nstream\nsum\nendstream"}, f"/Prev {old.rindex(b'xref', 0, -30)}"
    )
    moved = re.sub(
        rb"0{10} 65535 f \n4 1\n0+9 ", b"0000000000 65535 f \n4 1\n%010d " % (len(old)), new
    )
    moved = re.sub(
        rb"startxref\n(\d+)", lambda m: b"startxref\n%d" % (len(old) + int(m[1]) - 9), moved
    )
    trailer = moved.replace(b"/Size 5", b"/Size 6 /Root 1 0 R")
    copy = clean_pdf(old + trailer[9:], "a.pdf")
    assert isinstance(copy, bytes)
    assert b"sum" in copy
    assert b"wages" not in copy


def test_bytes_within_texts_stay_as_they_are():
    colours = bytes(range(256)).hex()
    page = f"/Resources << /ColorSpace << /C [/Indexed /DeviceGray 255 <{colours}>] >> >>"
    copy = clean_pdf(pdf(page=page), "a.pdf")
    assert isinstance(copy, bytes)
    space = PdfReader(BytesIO(copy)).pages[0]["/Resources"]["/ColorSpace"]["/C"]
    assert space[3].original_bytes == bytes(range(256))


@pytest.mark.parametrize("data", [*HARMLESS.values(), chained(30)], ids=[*HARMLESS, "chain"])
def test_the_same_bytes_give_the_same_and_a_copy_stays_as_it_is(data):
    copy = clean_pdf(data, "a.pdf")
    assert copy == clean_pdf(data, "a.pdf")
    assert isinstance(copy, bytes)
    assert clean_pdf(copy, "a.pdf") == copy


def test_a_copy_numbers_its_objects_without_gaps():
    data = pdf(page="/Thumb 77 0 R /X 900 0 R", objects={900: "<< /Y 99 0 R >>"})
    copy = clean_pdf(data, "a.pdf")
    assert isinstance(copy, bytes)
    assert re.findall(rb"^(\d+) 0 obj$", copy, re.MULTILINE) == [b"%d" % n for n in range(1, 7)]
    assert b"xref\n0 7\n" in copy
    assert (b"/Thumb 0 0 R" in copy, b"/X 5 0 R" in copy, b"/Y 0 0 R" in copy) == (True, True, True)


def test_pages_that_lead_from_one_to_the_next_are_no_depth():
    copy = clean_pdf(chained(1_500), "a.pdf")
    assert isinstance(copy, bytes)
    assert len(PdfReader(BytesIO(copy)).pages) == 1_500


HOSTILE = {
    "references in a circle": pdf(objects={10: "11 0 R", 11: "10 0 R"}, page="/X 10 0 R"),
    "a root of pages that holds itself": pdf(objects={2: "<< /Type /Pages /Kids [2 0 R] >>"}),
    "brackets within brackets": pdf(page="/X " + "[" * 5_000 + "]" * 5_000),
    "very many objects that are missing": pdf(
        page="/X [" + " ".join(f"{n} 0 R" for n in range(50, 52 + MOST_MISSING)) + "]"
    ),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_what_is_made_to_break_a_reader_is_a_problem(data):
    assert codes(data) == {DAMAGED}


def test_a_bomb_of_objects_is_not_unpacked():
    packed = zlib.compress(b"1 0 " * 10_000_000).decode("latin-1")
    head = f"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {len(packed)}"
    bomb = f"<< {head} >>\nstream\n{packed}\nendstream"
    table = bytes([1, 0, 9, 0] + [2, 0, 10, 0] * 2).hex()
    xref = "/Type /XRef /W [1 2 1] /Index [10 1 1 2] /Filter /ASCIIHexDecode /Size 99 /Root 1 0 R"
    body = f"<< {xref} /Length {len(table)} >>\nstream\n{table}\nendstream"
    data = f"%PDF-1.7\n10 0 obj\n{bomb}\nendobj\n".encode("latin-1")
    whole = data + f"20 0 obj\n{body}\nendobj\nstartxref\n{len(data)}\n%%EOF\n".encode()
    assert codes(whole) == {DAMAGED}
