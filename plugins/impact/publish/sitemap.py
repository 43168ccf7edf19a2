"""sitemap.xml and robots.txt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.sax.saxutils import escape

from plugins.impact.model import addresses
from plugins.impact.publish.theme import OutputFile
from plugins.impact.report.shapes import Page

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(pages: Iterable[Page], url: Callable[[str], str]) -> OutputFile:
    """Every page that is to be found; ``url`` gives the whole web address of one."""
    found = sorted(url(page.address) for page in pages if page.in_index)
    lines = [f"  <url><loc>{escape(each)}</loc></url>" for each in found]
    text = "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<urlset xmlns="{NAMESPACE}">',
            *lines,
            "</urlset>",
            "",
        ]
    )
    return OutputFile(addresses.SITEMAP.removeprefix("/"), text.encode())


def robots(sitemap_url: str) -> OutputFile:
    """Everybody may read everything; here is the list of it."""
    text = f"User-agent: *\nAllow: /\n\nSitemap: {sitemap_url}\n"
    return OutputFile(addresses.ROBOTS.removeprefix("/"), text.encode())
