"""Every file of a site, with a fingerprint of what it is made of and a way to make it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from jinja2 import Environment

from plugins.impact.compute.uses import documents_shown
from plugins.impact.model import addresses
from plugins.impact.model.content import Content
from plugins.impact.publish.feeds import Feed, atom
from plugins.impact.publish.rendering import part_of
from plugins.impact.publish.theme import Bundle, OutputFile
from plugins.impact.read.files import Found
from plugins.impact.report.shapes import Frame, Page
from plugins.incremental import ALWAYS, Closures, Part, fingerprint


def page_parts(
    pages: tuple[Page, ...], frame: Frame, environment: Environment, closures: Closures, around: str
) -> Iterator[Part]:
    """The file of every page. ``around`` stands for all that shapes every page."""
    constant = fingerprint(around, frame)
    for page in pages:
        behind = closures.digest(f"{page.template}.html")
        yield part_of(page, frame, environment, partial(_fingerprint, constant, behind, page))


def _fingerprint(around: str, behind: str, page: Page) -> str:
    """That of all of ``page`` but its text; none without one of what stands around or behind it."""
    return fingerprint(around, behind, page.around) if around and behind else ALWAYS


def feed_parts(feeds: Iterable[Feed], around: str) -> Iterator[Part]:
    """Every feed; ``around`` stands for the code that writes it."""
    for feed in feeds:
        yield Part(feed.path, fingerprint(around, feed), partial(atom, feed))


def bundle_parts(bundle: Bundle) -> Iterator[Part]:
    """Styles, fonts and the icon, each named by its content."""
    for file in (bundle.stylesheet, *bundle.fonts, bundle.icon):
        yield made(file)


def document_parts(content: Content, found: Found) -> Iterator[Part]:
    """The documents that visible posts offer, as they are."""
    shown = documents_shown(content)
    for source in found.sources:
        name = source.path.removeprefix("documents/")
        if source.path.startswith("documents/") and name in shown:
            path = addresses.document_path(name)
            yield Part(path, source.digest.hex(), partial(bytes, source.data))


def made(file: OutputFile) -> Part:
    """A file that has been made already."""
    return Part(file.path, fingerprint(file.data), partial(bytes, file.data))
