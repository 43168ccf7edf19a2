"""Documents made for the tests: the least that makes a file what it is, and what to add to it."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

AUTHOR = "Wilhelmina Penmark"
OFFICE = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CORE = "docProps/core.xml"
MAIN_TYPES = {
    "docx": "wordprocessingml.document.main+xml",
    "xlsx": "spreadsheetml.sheet.main+xml",
    "pptx": "presentationml.presentation.main+xml",
}
ODF_TYPES = {"odt": "text", "ods": "spreadsheet"}
CORE_XML = (
    '<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cp="http://schemas.'
    'openxmlformats.org/package/2006/metadata/core-properties"><dc:title>Minutes</dc:title>'
    f"<dc:creator>{AUTHOR}</dc:creator><cp:lastModifiedBy>{AUTHOR}</cp:lastModifiedBy>"
    "</cp:coreProperties>"
)
META_XML = (
    '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink">'
    f"<office:meta><dc:title>Minutes</dc:title><dc:creator>{AUTHOR}</dc:creator>"
    f"<meta:initial-creator>{AUTHOR}</meta:initial-creator><meta:printed-by>{AUTHOR}"
    f'</meta:printed-by><meta:user-defined meta:name="Typist">{AUTHOR}</meta:user-defined>'
    f'<meta:template xlink:href="/home/{AUTHOR}/letter.ott"/>'
    "</office:meta></office:document-meta>"
)


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """An archive with these members."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


def office(kind: str, members: Mapping[str, str | bytes] | None = None) -> bytes:
    """A docx, xlsx or pptx, with ``members`` added to it or in place of its own."""
    types = f'<Types><Override ContentType="{OFFICE}{MAIN_TYPES[kind]}"/></Types>'
    return archive({"[Content_Types].xml": types, CORE: CORE_XML, **(members or {})})


def word(body: str, members: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word document of this body, in the namespace ``w``."""
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return office("docx", {"word/document.xml": document, **(members or {})})


def open_document(kind: str = "odt", content: str = "", **members: str | bytes) -> bytes:
    """An odt or ods with ``content`` in its body."""
    spaces = {
        each: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
        for each, name in {"draw": "drawing", "office": "office", "text": "text"}.items()
    }
    declared = " ".join(f'xmlns:{each}="{space}"' for each, space in spaces.items())
    xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    xml = f"<office:document-content {declared} {xlink}>{content}</office:document-content>"
    first = {"mimetype": f"{ODF}{ODF_TYPES[kind]}", "content.xml": xml, "meta.xml": META_XML}
    return archive({**first, **members})


def relationships(*given: str) -> str:
    """The part that says what a part of an Office document belongs to; each by its attributes."""
    each = "".join(f"<Relationship {attributes}/>" for attributes in given)
    return f'<Relationships xmlns="{RELATIONSHIPS}">{each}</Relationships>'


def relation(kind: str, target: str, external: bool = False) -> str:
    """One relationship, for ``relationships``."""
    where = ' TargetMode="External"' if external else ""
    return f'Id="r1" Type="http://x.example/relationships/{kind}" Target="{target}"{where}'


PAGE = "/Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R"
TEXT = "BT (A page) Tj ET"


def pdf(
    root: str = "", page: str = "", objects: Mapping[int, str] | None = None, trailer: str = ""
) -> bytes:
    """A PDF of one page; ``root`` and ``page`` are added to these, ``objects`` have numbers from
    10 on, and 3 is its /Info."""
    info = f"<< /Author ({AUTHOR}) /Creator ({AUTHOR}) /Title (Minutes) >>"
    bodies = {
        1: f"<< /Type /Catalog /Pages 2 0 R {root} >>",
        2: "<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
        3: info,
        4: f"<< /Length {len(TEXT)} >>\nstream\n{TEXT}\nendstream",
        5: f"<< {PAGE} {page} >>",
        **(objects or {}),
    }
    return pdf_of(bodies, f"/Root 1 0 R /Info 3 0 R {trailer}")


def pdf_of(bodies: Mapping[int, str], trailer: str) -> bytes:
    """A PDF of these objects."""
    out = b"%PDF-1.7\n"
    table = "xref\n0 1\n0000000000 65535 f \n"
    for number, body in bodies.items():
        table += f"{number} 1\n{len(out):010} 00000 n \n"
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    end = f"trailer\n<< /Size {max(bodies) + 1} {trailer} >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + (table + end).encode("latin-1")
