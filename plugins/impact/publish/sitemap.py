"""sitemap.xml and robots.txt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.sax.saxutils import escape

from plugins.impact.report.page import Page

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(pages: Iterable[Page], url: Callable[[str], str]) -> bytes:
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
    return text.encode()


def robots(sitemap_url: str) -> bytes:
    """``robots.txt``: everybody may read everything, and the sitemap is named, if there is one."""
    named = f"\nSitemap: {sitemap_url}\n" if sitemap_url else ""
    return f"User-agent: *\nAllow: /\n{named}".encode()
