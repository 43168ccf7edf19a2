"""Documents, by type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from plugins.impact.model import addresses
from plugins.impact.model.area import DocumentType
from plugins.impact.model.kinds import Document
from plugins.impact.report import components as c
from plugins.impact.report.entries import document_card
from plugins.impact.report.open_data.tables import TableDefinition, column
from plugins.impact.report.page import View, head
from plugins.impact.report.posts.tables import file_address, of_post
from plugins.impact.report.site_context import SiteContext


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """The documents of one type, newest first."""

    title: str
    documents: tuple[c.FileCard, ...]


@dataclass(frozen=True, slots=True)
class DocumentsPage(View):
    """``/documents/``, by type."""

    groups: tuple[DocumentGroup, ...]
    feed: c.Link


def documents_page(context: SiteContext) -> DocumentsPage:
    """``/documents/``, by type."""
    title = context.wording.say("documents.title")
    feed = c.Link(title, addresses.kind_feed("document"))
    found = [post for post in context.thread.posts if isinstance(post, Document)]
    groups = tuple(_document_groups(found, context))
    page = head(context, title, addresses.DOCUMENTS, section="news", feeds=(feed,))
    return DocumentsPage(page, groups, feed)


def _document_groups(found: Sequence[Document], context: SiteContext) -> Iterator[DocumentGroup]:
    for type_ in get_args(DocumentType):
        own = [post for post in found if post.document_type == type_]
        if own:
            title = context.wording.say(f"document.{type_}", count=2)
            yield DocumentGroup(title, tuple(_document(post, context) for post in own))


def _document(post: Document, context: SiteContext) -> c.FileCard:
    card = document_card(post, context)
    note = " · ".join(text for text in (context.wording.when(post.date), card.note) if text)
    return c.FileCard(card.title, card.address, card.type, card.size, note, addresses.post(post))


DOCUMENTS = (
    TableDefinition(
        "documents",
        lambda context: (post for post in context.thread.posts if isinstance(post, Document)),
        (
            of_post(),
            column("document_type", needed=True, choices=get_args(DocumentType)),
            column("file", "link", lambda post, f: file_address(post.file, f)),
            column("link", "link"),
            column("covers", "when"),
            column("agreed", "when"),
        ),
        ("post",),
    ),
)
