"""One page → HTML."""

from __future__ import annotations

from jinja2 import Environment

from plugins.impact.publish.theme import OutputFile
from plugins.impact.report.shapes import Frame, Page


def rendered(page: Page, frame: Frame, environment: Environment) -> OutputFile:
    """``page`` as it is published; it is handed its own values and the frame, nothing else."""
    template = environment.get_template(f"{page.template}.html")
    html = template.render(frame=frame, page=page.head, view=page)
    return OutputFile(path_of(page.head.address), html.encode())


def path_of(address: str) -> str:
    """The file, below the output folder, that answers at ``address``."""
    path = address.removeprefix("/")
    if path.endswith("/") or not path:
        return f"{path}index.html"
    return path if path.rpartition("/")[2].count(".") else f"{path}/index.html"
