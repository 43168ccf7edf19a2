"""One page → HTML."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from jinja2 import Environment

from plugins.impact.publish.theme import OutputFile
from plugins.impact.report.shapes import Frame, Page
from plugins.incremental import Part


def rendered(page: Page, frame: Frame, environment: Environment) -> OutputFile:
    """``page`` as it is published."""
    return OutputFile(path_of(page.head.address), part_of(page, frame, environment, "").data)


def part_of(
    page: Page, frame: Frame, environment: Environment, shaped_by: str | Callable[[], str]
) -> Part:
    """The file of ``page``; all but its text is ``shaped_by`` what has this fingerprint."""
    make = partial(_around, page, frame, environment)
    return Part(path_of(page.head.address), shaped_by, make, page.text)


def _around(page: Page, frame: Frame, environment: Environment) -> bytes:
    """A page is handed its own values and the frame, nothing else, and its text is set in last."""
    template = environment.get_template(f"{page.template}.html")
    return template.render(frame=frame, page=page.head, view=page.around).encode()


def path_of(address: str) -> str:
    """The file, below the output folder, that answers at ``address``."""
    path = address.removeprefix("/")
    if path.endswith("/") or not path:
        return f"{path}index.html"
    return path if path.rpartition("/")[2].count(".") else f"{path}/index.html"
