"""One page → HTML."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from plugins.impact.model.text import Text
from plugins.impact.report.page import Page
from plugins.impact.report.site.frame import Frame


@dataclass(frozen=True)
class ShownText:
    """A text as a template is handed it: HTML that was cleaned when it was read."""

    html: Markup
    introduction: Markup
    parts: tuple[Markup, ...]
    notes: Markup

    @classmethod
    def of(cls, text: Text) -> ShownText:
        """``text``, which needs no escaping."""
        parts = tuple(map(_safe, text.parts))
        return cls(_safe(text.html), _safe(text.introduction), parts, _safe(text.notes))


def _safe(html: str) -> Markup:
    """HTML that has passed the allow-list, which is not to be escaped once more."""
    return Markup(html)  # noqa: S704


def rendered(page: Page, text: Text, frame: Frame, templates: Environment) -> bytes:
    """``page`` as it is published: made of its own values, its text and the frame, nothing else."""
    view = page.view()
    template = templates.get_template(template_of(page))
    values = {"frame": frame, "page": view.head, "view": view, "text": ShownText.of(text)}
    return template.render(values).encode()


def template_of(page: Page) -> str:
    """The file name of its template."""
    return f"{page.template}.html"


def path_of(address: str) -> str:
    """The file, below the output folder, that answers at ``address``."""
    path = address.removeprefix("/")
    if path.endswith("/") or not path:
        return f"{path}index.html"
    return path if path.rpartition("/")[2].count(".") else f"{path}/index.html"
