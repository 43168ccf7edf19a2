"""Files that cannot be written down as text: pictures, archives, links, heavy ones."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from PIL import Image

from tests.made_documents import WORD, office, pdf, relation, relationships, word

TRACKED = '<w:p><w:ins w:author="A"><w:r/></w:ins></w:p>'
COMMENTS = f'<w:comments xmlns:w="{WORD}"><w:comment w:author="A"/></w:comments>'
POST = b"---\ntitle: A walk\ndate: 2031-05-04\nkind: news\n---\n\n"
OPEN_TEXT = "application/vnd.oasis.opendocument.text"


def picture(file_type: str, **options: object) -> bytes:
    """A small picture as the bytes of a file."""
    out = BytesIO()
    Image.new("RGB", (40, 30), (90, 120, 60)).save(out, file_type, **options)
    return out.getvalue()


def archive(members: Mapping[str, str]) -> bytes:
    """An archive with these members."""
    out = BytesIO()
    with ZipFile(out, "w") as file:
        for name, text in members.items():
            file.writestr(name, text)
    return out.getvalue()


def _holding(data: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(data)

    return make


def _of_size(size: int) -> Callable[[Path], None]:
    """So many zeros, which take no room on the disk."""

    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(size)

    return make


def _vast() -> bytes:
    """A picture that says it has ten thousand million pixels, and holds none."""
    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + check


def _moving() -> bytes:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    out = BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    return out.getvalue()


MADE: Mapping[str, Callable[[Path], None]] = {
    "jpeg": _holding(picture("JPEG")),
    "png": _holding(picture("PNG")),
    "half a jpeg": _holding(picture("JPEG", quality=95)[:-200]),
    "moving picture": _holding(_moving()),
    "vast picture": _holding(_vast()),
    "heic": _holding(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 40),
    "empty": _holding(b""),
    "words": _holding(b"These are words.\n"),
    "25 megabytes and a byte": _of_size(25_000_001),
    "50 megabytes and a byte": _of_size(50_000_001),
    "more than 50 megabytes": _of_size(50 * 1024 * 1024 + 1),
    "pdf": _holding(pdf()),
    "odt": _holding(archive({"mimetype": OPEN_TEXT, "content.xml": "<x/>"})),
    "odt with macros": _holding(archive({"mimetype": OPEN_TEXT, "Basic/Module1.xml": "<x/>"})),
    "half an odt": _holding(archive({"mimetype": OPEN_TEXT, "content.xml": "<x/>"})[:-30]),
    "pdf and archive in one": _holding(pdf() + archive({"a.txt": "x"})),
    "locked pdf": _holding(pdf(trailer="/Encrypt 3 0 R")),
    "pdf with a script": _holding(pdf("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")),
    "signed pdf": _holding(pdf(page="/V << /Type /Sig /ByteRange [0 1 2 3] >>")),
    "tracked changes and a comment": _holding(word(TRACKED, {"word/comments.xml": COMMENTS})),
    "spreadsheet behind a chart": _holding(
        word("", {"word/embeddings/Microsoft_Excel_Sheet1.xlsx": office("xlsx")})
    ),
    "template elsewhere": _holding(
        word(
            "",
            {
                "word/_rels/settings.xml.rels": relationships(
                    relation("attachedTemplate", "https://x.example/t.dotm", external=True)
                )
            },
        )
    ),
    "bomb": _holding(word("", {"word/media/a.bmp": bytes(60_000_000)})),
    "part outside": _holding(word("", {"../a.xml": "<x/>"})),
    "old doc": _holding(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    "windows program": _holding(b"MZ\x90\x00"),
    "latin-1 text": _holding("title: café\n".encode("latin-1")),
    "latin-1 post": _holding("---\ntitle: A walk\nsummary: café\n---\n".encode("latin-1")),
    "a long front matter": _holding(b"---\nsummary: " + b"wet " * 20_000 + b"\n---\n"),
    "a long plan file": _holding(b"# " + b"wet " * 1_000_000 + b"\n"),
    "a long text": _holding(POST + b"wet " * 30_000),
    "a text of brackets": _holding(POST + b"[" * 1_001),
    "a text of quotes": _holding(POST + b"> " * 100 + b"wet\n"),
    "link to nowhere": lambda path: path.symlink_to("nowhere.md"),
    "pipe": os.mkfifo,
}
"""Makes the file at a path, by what it is."""
