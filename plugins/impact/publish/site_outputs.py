"""Every output of a site, and what each is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from jinja2 import Environment

from plugins.documents.publication import publish
from plugins.impact.compute.visibility import documents_shown
from plugins.impact.model import addresses
from plugins.impact.model.content import Content
from plugins.impact.model.text import Text
from plugins.impact.publish.feeds import Feed, atom, feeds
from plugins.impact.publish.open_data.files import OpenData
from plugins.impact.publish.rendering import path_of, rendered, template_of
from plugins.impact.publish.site_theme import Bundle
from plugins.impact.read.files import Found, SourceFile
from plugins.impact.report.page import Page
from plugins.impact.report.site.frame import Frame
from plugins.impact.report.site_context import SiteContext
from plugins.outputs.fingerprint import fingerprint
from plugins.outputs.outputs import Output, fixed_output, made_output
from plugins.outputs.template_dependencies import TemplateDependencies

NO_TEXT = Text()


class PageOutputs:
    """The files of pages.

    ``environment_key`` stands for the code and the libraries that make them.
    """

    def __init__(
        self,
        frame: Frame,
        texts: Mapping[str, Text],
        templates: Environment,
        dependencies: TemplateDependencies,
        environment_key: str,
    ) -> None:
        self._frame, self._texts, self._templates = frame, texts, templates
        self._dependencies = dependencies
        self._around = fingerprint(environment_key, frame)

    def of(self, page: Page) -> Output:
        """The file of ``page``."""
        text = self._texts.get(page.text, NO_TEXT)
        return Output(
            path_of(page.address),
            partial(rendered, page, text, self._frame, self._templates),
            partial(self._made_from, page),
            (self._dependencies.digest(template_of(page)), text.key),
        )

    def _made_from(self, page: Page) -> str:
        return fingerprint(self._around, page.view()) if self._around else self._around


def feed_outputs(context: SiteContext, environment_key: str) -> Iterator[Output]:
    """Every feed."""
    for address, feed in feeds(context):
        made_from = partial(_key_of_feed, feed, environment_key)
        yield Output(path_of(address), partial(_atom, feed), made_from)


def _key_of_feed(feed: Callable[[], Feed], environment_key: str) -> str:
    return fingerprint(environment_key, feed())


def _atom(feed: Callable[[], Feed]) -> bytes:
    return atom(feed())


def data_outputs(data: OpenData) -> Iterator[Output]:
    """Every file of open data: made whenever facts have changed, kept where its bytes have not."""
    for address in data.addresses:
        yield made_output(path_of(address), partial(data.file, address))


def bundle_outputs(bundle: Bundle) -> Iterator[Output]:
    """Styles, fonts and the icon, each named by its content."""
    for file in (bundle.stylesheet, *bundle.fonts, bundle.icon):
        yield fixed_output(file.path, file.data)


def document_outputs(content: Content, found: Found, environment_key: str) -> Iterator[Output]:
    """The documents that visible posts offer, each through the one function that publishes them."""
    shown = documents_shown(content)
    for source in found.sources:
        name = source.path.removeprefix("documents/")
        if source.path.startswith("documents/") and name in shown:
            made_from = (environment_key, source.digest.hex())
            make = partial(_published, source, name)
            yield Output(addresses.document_path(name), make, also_from=made_from)


def _published(source: SourceFile, name: str) -> bytes:
    copy = publish(source.data, name)
    if isinstance(copy, tuple):  # reading made it already, and found nothing wrong
        raise ValueError(f"content/{source.path}: {copy[0].message}")
    return copy.data
