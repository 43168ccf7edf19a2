"""Office documents: what is refused, and the copy without its author's name."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile, ZipInfo

import lxml.etree
import pytest

from plugins.documents.faults import DocumentFault
from plugins.documents.publication import PublishedDocument, publish
from tests.made_documents import (
    AUTHOR,
    SHEET,
    WORD,
    archive,
    office,
    open_document,
    relation,
    relationships,
    word,
)

BY = f'w:author="{AUTHOR}"'
POWERPOINT = "http://schemas.openxmlformats.org/presentationml/2006/main"
MANIFEST = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
CHANGE_INFO = "<office:change-info/>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def related(*given: str, part: str = "word/_rels/document.xml.rels") -> bytes:
    return word("", {part: relationships(*given)})


def with_object(media_type: str, path: str = "Object 1/") -> bytes:
    entry = f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media_type}"/>'
    manifest = f"<manifest:manifest {MANIFEST}>{entry}</manifest:manifest>"
    return open_document(**{"META-INF/manifest.xml": manifest})


def twice(name: str, other: str) -> bytes:
    """A document with two parts whose names a computer may take for one."""
    out = BytesIO(word(""))
    with ZipFile(out, "a") as file:
        file.writestr(name, "<x/>")
        file.writestr(other, "<y/>")
    return out.getvalue()


def packed(kind: int) -> bytes:
    out = BytesIO(word(""))
    with ZipFile(out, "a") as file:
        file.writestr("word/x.xml", "<x/>", kind)
    return out.getvalue()


def flagged() -> bytes:
    """A document of which the directory says that the parts are encrypted."""
    data = bytearray(word(""))
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def lying(size: int) -> bytes:
    """A document whose directory says that its last part is of another size."""
    data = bytearray(word("", {"word/media/a.bmp": bytes(100_000)}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(data)


def codes(data: bytes, name: str) -> set[str]:
    """The codes of what is wrong with ``data``."""
    found = publish(data, name)
    return {fault.code for fault in found} if isinstance(found, tuple) else set()


RUNS, FILES, COMMENTS, TRACKED = (
    "document-runs-something",
    "document-with-files-inside",
    "document-with-comments",
    "document-with-tracked-changes",
)
LOADS, DAMAGED, ODD, LOCKED, ADDED, VAST = (
    "document-loads-from-elsewhere",
    "document-damaged",
    "document-with-unusual-parts",
    "document-locked",
    "document-with-something-added",
    "document-unpacks-too-large",
)
LINK = "https://x.example/a"
SPLIT = "".join(f"<w:r><w:instrText>{text}</w:instrText></w:r>" for text in (" DD", "EAUTO cmd"))
ENTITY = f'<!DOCTYPE w:document [<!ENTITY a "b">]><w:document xmlns:w="{WORD}">&a;</w:document>'
DELETED = f'<w:document xmlns:w="{WORD}"><w:p><w:del {BY}/></w:p></w:document>'
REFUSED = {
    "deleted words in a part of another ending": (
        "a.docx",
        office("docx", {"word/document.vml": DELETED}),
        TRACKED,
    ),
    "deleted words in a part in UTF-16": (
        "a.docx",
        office("docx", {"word/document.dat": DELETED.encode("utf-16")}),
        TRACKED,
    ),
    "words that were added": ("a.docx", word(f"<w:p><w:ins {BY}/></w:p>"), TRACKED),
    "words that were deleted": ("a.docx", word(f"<w:p><w:del {BY}/></w:p>"), TRACKED),
    "words that were moved": ("a.docx", word(f"<w:p><w:moveFrom {BY}/></w:p>"), TRACKED),
    "letters made bold": (
        "a.docx",
        word(f"<w:r><w:rPr><w:rPrChange {BY}/></w:rPr></w:r>"),
        TRACKED,
    ),
    "a comment in Word": (
        "a.docx",
        word("", {"word/comments.xml": f'<w:comments xmlns:w="{WORD}"><w:comment/></w:comments>'}),
        COMMENTS,
    ),
    "a comment under another prefix": (
        "a.docx",
        word("", {"word/c.xml": f'<comments xmlns="{WORD}"><comment/></comments>'}),
        COMMENTS,
    ),
    "a comment in Excel": (
        "a.xlsx",
        office("xlsx", {"xl/comments1.xml": f'<comments xmlns="{SHEET}"><comment/></comments>'}),
        COMMENTS,
    ),
    "a conversation in Excel": (
        "a.xlsx",
        office(
            "xlsx",
            {
                "xl/threadedComments/a.xml": '<a xmlns="http://schemas.microsoft.com/office/'
                'spreadsheetml/2018/threadedcomments"><threadedComment/></a>'
            },
        ),
        COMMENTS,
    ),
    "changes in Excel": (
        "a.xlsx",
        office("xlsx", {"xl/revisions/a.xml": f'<headers xmlns="{SHEET}"><header/></headers>'}),
        TRACKED,
    ),
    "a comment in PowerPoint": (
        "a.pptx",
        office("pptx", {"ppt/comments/a.xml": f'<cmLst xmlns="{POWERPOINT}"><cm/></cmLst>'}),
        COMMENTS,
    ),
    "a comment in LibreOffice": ("a.odt", open_document(content="<office:annotation/>"), COMMENTS),
    "a change in LibreOffice": ("a.odt", open_document(content=CHANGE_INFO), TRACKED),
    "a change in Calc": ("a.ods", open_document("ods", CHANGE_INFO), TRACKED),
    "an object": ("a.docx", word("", {"word/embeddings/oleObject1.bin": OLE}), FILES),
    "an object by its relationship": ("a.docx", related(relation("oleObject", "x.dat")), FILES),
    "a spreadsheet behind a chart": (
        "a.pptx",
        office("pptx", {"ppt/embeddings/Sheet1.xlsx": office("xlsx")}),
        FILES,
    ),
    "an archive": ("a.docx", word("", {"word/media/a.png": archive({"a": "b"})}), FILES),
    "an object in LibreOffice": (
        "a.odt",
        with_object("application/vnd.oasis.opendocument.spreadsheet"),
        FILES,
    ),
    "an object of another program in LibreOffice": (
        "a.odt",
        open_document(content="<draw:object-ole/>"),
        FILES,
    ),
    "a control": ("a.docx", word("", {"word/activeX/activeX1.xml": "<x/>"}), RUNS),
    "a control by its relationship": ("a.docx", related(relation("control", "x.dat")), RUNS),
    "a command in a field": ("a.docx", word(SPLIT), RUNS),
    "a command in a simple field": ("a.docx", word('<w:fldSimple w:instr="DDE cmd"/>'), RUNS),
    "a command in Excel": (
        "a.xlsx",
        office("xlsx", {"xl/externalLinks/a.xml": f'<a xmlns="{SHEET}"><ddeLink/></a>'}),
        RUNS,
    ),
    "a template elsewhere": (
        "a.docx",
        related(relation("attachedTemplate", LINK, True), part="word/_rels/settings.xml.rels"),
        LOADS,
    ),
    "a picture elsewhere": ("a.docx", related(relation("image", LINK, True)), LOADS),
    "a frame elsewhere": ("a.docx", related(relation("frame", LINK, True)), LOADS),
    "a part elsewhere": ("a.docx", related(relation("subDocument", LINK, True)), LOADS),
    "a picture elsewhere in LibreOffice": (
        "a.odt",
        open_document(content=f'<draw:image xlink:href="{LINK}"/>'),
        LOADS,
    ),
    "a section from another file": (
        "a.odt",
        open_document(content='<text:section-source xlink:href="../minutes.odt"/>'),
        LOADS,
    ),
    "an entity": ("a.docx", word("", {"word/document.xml": ENTITY}), ODD),
    "a part that climbs": ("a.docx", word("", {"word/../../a": "x"}), ODD),
    "a part from the root": ("a.docx", word("", {"/etc/a": "x"}), ODD),
    "a part for Windows": ("a.docx", word("", {"..\\a": "x"}), ODD),
    "a part on a drive": ("a.docx", word("", {"C:a": "x"}), ODD),
    "two parts of one name": ("a.docx", twice("a.xml", "A.xml"), ODD),
    "a part packed in another way": ("a.docx", packed(ZIP_BZIP2), ODD),
    "a password in the archive": ("a.docx", flagged(), LOCKED),
    "a password in LibreOffice": (
        "a.odt",
        open_document(**{"a.xml": f"<a {MANIFEST}><manifest:encryption-data/></a>"}),
        LOCKED,
    ),
    "a signature": ("a.docx", word("", {"_xmlsignatures/sig1.xml": "<x/>"}), "document-signed"),
    "something after its end": ("a.docx", word("") + b"<script>x</script>", ADDED),
    "a note on the archive": ("a.docx", word("")[:-2] + b"\1\0x", ADDED),
    "another archive before it": ("a.docx", archive({"a": "b"}) + word(""), ADDED),
    "a bomb": ("a.docx", word("", {"word/media/a.bmp": bytes(60_000_000)}), VAST),
    "a directory that says too little": ("a.docx", lying(10), DAMAGED),
    "a directory that says too much": ("a.docx", lying(40_000_000), DAMAGED),
    "a directory that says far too much": ("a.docx", lying(0xFFFFFFFE), VAST),
    "no proper XML": ("a.docx", word("<w:p>"), DAMAGED),
}


@pytest.mark.parametrize(("name", "data", "code"), REFUSED.values(), ids=REFUSED)
def test_an_office_document_is_refused(name, data, code):
    assert codes(data, name) == {code}


FORMULA = "<math><semantics><annotation>x</annotation></semantics></math>"
HARMLESS = {
    "Word": ("a.docx", word("<w:p><w:r><w:t>Hello</w:t></w:r></w:p>")),
    "Excel": ("a.xlsx", office("xlsx")),
    "PowerPoint": ("a.pptx", office("pptx")),
    "LibreOffice": ("a.odt", open_document()),
    "Calc": ("a.ods", open_document("ods")),
    "a link to click on": ("a.docx", related(relation("hyperlink", LINK, True))),
    "a link to click on in LibreOffice": (
        "a.odt",
        open_document(content=f'<text:a xlink:href="{LINK}"/>'),
    ),
    "a picture of its own": (
        "a.odt",
        open_document(content='<draw:image xlink:href="Pictures/a"/>'),
    ),
    "no comments any more": (
        "a.docx",
        word("", {"word/comments.xml": f'<w:comments xmlns:w="{WORD}"/>'}),
    ),
    "no changes any more": ("a.odt", open_document(content="<text:tracked-changes/>")),
    "a chart in LibreOffice": ("a.odt", with_object("application/vnd.oasis.opendocument.chart")),
    "a formula in LibreOffice": (
        "a.odt",
        open_document(**{"Object 1/content.xml": FORMULA.replace("<math", '<math xmlns="m"')}),
    ),
    "a part that is empty": ("a.odt", open_document(**{"Configurations2/a.xml": ""})),
    "a drawing that is no XML": (
        "a.xlsx",
        office("xlsx", {"xl/drawings/v.vml": "<xml><br></xml>"}),
    ),
    "the word dde in a field": ("a.docx", word("<w:instrText>HYPERLINK addenda</w:instrText>")),
    "dde in the address of a link": (
        "a.docx",
        word('<w:instrText>HYPERLINK "https://dde.example/dde"</w:instrText>'),
    ),
    "very even data": ("a.docx", word("", {"word/media/a.bmp": bytes(2_000_000)})),
}


def parts_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as file:
        return {info.filename: file.read(info) for info in file.infolist()}


@pytest.mark.parametrize(("name", "data"), HARMLESS.values(), ids=HARMLESS)
def test_a_harmless_office_document_is_published_whole(name, data):
    copy = publish(data, name)
    assert isinstance(copy, PublishedDocument), copy
    before, after = parts_of(data), parts_of(copy.data)
    assert list(after) == list(before)
    changed = {each for each in before if before[each] != after[each]}
    assert changed == {"meta.xml" if "meta.xml" in before else "docProps/core.xml"}


@pytest.mark.parametrize(("name", "data"), HARMLESS.values(), ids=HARMLESS)
def test_a_copy_names_nobody_and_is_still_a_document(name, data):
    copy = publish(data, name)
    assert isinstance(copy, PublishedDocument)
    parts = parts_of(copy.data)
    assert any(AUTHOR.encode() in part for part in parts_of(data).values())
    assert [each for each, part in parts.items() if AUTHOR.encode() in part] == []
    told = parts.get("meta.xml", parts.get("docProps/core.xml"))
    titles = [
        each.text for each in lxml.etree.fromstring(told).iter() if each.tag.endswith("}title")
    ]
    assert titles == ["Minutes"]


@pytest.mark.parametrize(("name", "data"), HARMLESS.values(), ids=HARMLESS)
def test_the_same_bytes_give_the_same_and_a_copy_stays_as_it_is(name, data):
    copy = publish(data, name)
    assert isinstance(copy, PublishedDocument)
    assert copy == publish(data, name)
    assert publish(copy.data, name) == copy


PEOPLE: Mapping[str, tuple[str, str, str]] = {
    "their manager and company": (
        "docProps/app.xml",
        (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-'
            f'properties"><Pages>2</Pages><Manager>{AUTHOR}</Manager><Company>{AUTHOR}</Company>'
        ),
        "</Properties>",
    ),
    "what they added themselves": (
        "docProps/custom.xml",
        (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-'
            f'properties"><property name="Typist"><lpwstr>{AUTHOR}</lpwstr></property>'
        ),
        "</Properties>",
    ),
    "who commented once": (
        "word/people.xml",
        (
            '<w:people xmlns:w="http://schemas.microsoft.com/office/word/2012/wordml">'
            f'<w:person w:author="{AUTHOR}"><w:presenceInfo w:userId="{AUTHOR} &gt; x"/></w:person>'
        ),
        "</w:people>",
    ),
    "where the file lay": (
        "xl/workbook.xml",
        (
            f'<workbook xmlns="{SHEET}"><a:absPath xmlns:a="http://schemas.microsoft.com/office/'
            f'spreadsheetml/2010/11/ac" url="C:\\{AUTHOR}>\\"/><fileSharing userName="{AUTHOR}"/>'
        ),
        "<sheets/></workbook>",
    ),
    "who renewed a table": (
        "xl/pivotCache/a.xml",
        f'<pivotCacheDefinition xmlns="{SHEET}" refreshedBy="{AUTHOR}" recordCount="3">',
        "</pivotCacheDefinition>",
    ),
    "whom SharePoint knows": (
        "customXml/item1.xml",
        f'<a xmlns="b"><Shared><UserInfo><DisplayName>{AUTHOR}</DisplayName></UserInfo></Shared>',
        "</a>",
    ),
}


@pytest.mark.parametrize(("part", "beginning", "end"), PEOPLE.values(), ids=PEOPLE)
def test_a_copy_forgets(part, beginning, end):
    copy = publish(word("", {part: beginning + end}), "a.docx")
    assert isinstance(copy, PublishedDocument)
    left = parts_of(copy.data)[part].decode()
    assert AUTHOR not in left
    assert left.endswith(end)
    lxml.etree.fromstring(left)


def test_parts_keep_no_date_and_no_system():
    out = BytesIO()
    with ZipFile(out, "w") as file:
        for name, part in parts_of(open_document()).items():
            info = ZipInfo(name, (2025, 6, 1, 10, 0, 0))
            info.extra, info.comment = b"\xfe\xca\4\0note", AUTHOR.encode()
            file.writestr(info, part, ZIP_STORED)
    copy = publish(out.getvalue(), "a.odt")
    assert isinstance(copy, PublishedDocument)
    with ZipFile(BytesIO(copy.data)) as file:
        infos = file.infolist()
    assert {(i.date_time, i.extra, i.comment, i.create_system) for i in infos} == {
        ((1980, 1, 1, 0, 0, 0), b"", b"", 0)
    }
    assert infos[0].filename == "mimetype"
    assert copy.data[30:38] == b"mimetype"


def test_all_that_is_wrong_is_said_at_once():
    comments = f'<w:comments xmlns:w="{WORD}"><w:comment/></w:comments>'
    data = word(f"<w:ins {BY}/><w:del {BY}/>", {"word/comments.xml": comments})
    found = publish(data, "a.docx")
    assert isinstance(found, tuple)
    assert all(isinstance(each, DocumentFault) for each in found)
    assert sorted(each.code for each in found) == [COMMENTS, TRACKED]


def test_plain_text_is_published_as_it_is():
    assert publish(b"Year,Spent\r\n", "a.csv") == PublishedDocument(b"Year,Spent\r\n", "csv")
