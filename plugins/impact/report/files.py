"""Documents and photos as pages show them."""

from __future__ import annotations

from plugins.impact.model import addresses
from plugins.impact.model.kinds import Document
from plugins.impact.model.post import Post
from plugins.impact.report import shapes as s
from plugins.impact.report.facts import Facts


def file_card(title: str, file: str | None, link: str, facts: Facts, note: str = "") -> s.FileCard:
    """A document that lies here (``file``) or elsewhere (``link``), or is not published."""
    if file is None:
        return s.FileCard(title, link, "", "", note)
    asset = facts.content.documents[file]
    kind = facts.wording.say(f"format.{asset.format}")
    address = addresses.document_file(file)
    return s.FileCard(title, address, kind, facts.wording.size(asset.size), note)


def document_card(post: Document, facts: Facts) -> s.FileCard:
    """The document that a post is about."""
    wording, notes = facts.wording, []
    if post.covers is not None:
        notes.append(wording.say("document.covers", when=wording.when(post.covers)))
    if post.agreed is not None:
        notes.append(wording.say("document.agreed", when=wording.when(post.agreed)))
    elif post.document_type == "minutes" and (post.file or post.link):
        notes.append(wording.say("document.not_agreed"))
    return file_card(post.title, post.file, post.link or "", facts, " ".join(notes))


def photo_figures(post: Post, facts: Facts) -> tuple[s.PhotoFigure, ...]:
    """The photos of a post that may be shown, with the sizes they are published in."""
    return tuple(
        s.PhotoFigure(
            published.address,
            published.width,
            published.height,
            "" if photo.decorative else photo.alt or "",
            photo.caption or "",
        )
        for photo in post.photos
        if (published := facts.photos[photo.file])
    )
