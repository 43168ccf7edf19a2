"""The one function through which a document is published: checked, without its author's name."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.documents.faults import DocumentFault
from plugins.documents.identification import ARCHIVES, identify
from plugins.documents.office import clean_office

Faults = tuple[DocumentFault, ...]


@dataclass(frozen=True)
class PublishedDocument:
    """The copy for the site: ``format`` is one of FORMATS."""

    data: bytes
    format: str


def publish(data: bytes, name: str) -> PublishedDocument | Faults:
    """A copy of the document in ``data`` that names nobody who wrote it, or why there is none.

    Plain text and pictures stay as they are. The same bytes give the same bytes.
    """
    found = identify(data, name)
    if isinstance(found, DocumentFault):
        return (found,)
    copy = _cleaned(data, name, found)
    return copy if isinstance(copy, tuple) else PublishedDocument(copy, found)


def _cleaned(data: bytes, name: str, found: str) -> bytes | Faults:
    if found == "pdf":
        from plugins.documents.pdf import clean_pdf  # takes longer than all else together

        return clean_pdf(data, name)
    return clean_office(data, name, found) if found in ARCHIVES else data
