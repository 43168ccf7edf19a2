"""Documents with random damage are published or refused, and nothing is ever raised."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.documents.publication import PublishedDocument, publish
from tests.made_documents import AUTHOR, archive, open_document, pdf, word

TOKENS = (
    *(b"<<", b">>", b"[", b"]", b" 1 0 R", b" 0 R", b"/Kids", b"/Contents", b"/OpenAction", b"obj"),
    *(
        b"endobj",
        b"stream",
        b"endstream",
        b"/Length -1",
        b"/Length 9999999",
        b"/Filter",
        b"(",
        b")",
    ),
    *(
        b"/ObjStm",
        b"/FlateDecode",
        b"/Prev 9",
        b"xref",
        b"trailer",
        b"startxref",
        b"%%EOF",
        b"null",
    ),
    *(b"/S /Launch", b"99999999999", b"-1", b"<FEFF", b"\xff", b"\0", b"#", b"%"),
)
PDF = pdf("/Names << /Dests << /Kids [10 0 R] >> >>", objects={10: "<< /Names [(a) [5 0 R]] >>"})
OFFICE = {
    "a.docx": word("<w:p><w:r><w:t>Hello</w:t></w:r></w:p>"),
    "a.odt": open_document(content="<text:p>Hello</text:p>"),
}
places = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.one_of(st.sampled_from(TOKENS), st.binary())),
    min_size=1,
    max_size=6,
)


def mutated(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """``data`` with pieces taken out and others put in their place."""
    for where, length, piece in changes:
        at = int(where * len(data))
        data = data[:at] + piece + data[at + length :]
    return data


def check(data: bytes, name: str) -> None:
    copy = publish(data, name)
    if isinstance(copy, PublishedDocument):
        assert publish(copy.data, name) == copy
    else:
        assert copy
        assert all(fault.message for fault in copy)


@settings(max_examples=400, deadline=None)
@given(places)
def test_a_damaged_pdf(changes):
    check(mutated(PDF[:-6], changes) + b"%%EOF\n", "a.pdf")


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(OFFICE)), places)
def test_a_damaged_archive(name, changes):
    check(mutated(OFFICE[name], changes), name)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(OFFICE)), st.integers(0, 2), places)
def test_damaged_parts_in_a_sound_archive(name, which, changes):
    with ZipFile(BytesIO(OFFICE[name])) as file:
        members = {each: file.read(each) for each in file.namelist()}
    spoilt = list(members)[which]
    check(archive({**members, spoilt: mutated(members[spoilt], changes)}), name)


@given(st.binary(max_size=200))
def test_any_bytes(data):
    for name in ("a.pdf", *OFFICE):
        for start in (b"", b"%PDF-1.7\n", b"PK\x03\x04"):
            check(start + data, name)


def test_the_undamaged_are_published():
    for name, data in {"a.pdf": PDF, **OFFICE}.items():
        copy = publish(data, name)
        assert isinstance(copy, PublishedDocument)
        assert AUTHOR.encode() not in copy.data
