"""The content type of a file, by its name; the same on every system."""

from __future__ import annotations

import mimetypes
from pathlib import PurePath

# The system's own table differs from one computer to the next, and on some calls .js plain text.
TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".css": "text/css",
    ".csv": "text/csv",
    ".geojson": "application/geo+json",
    ".gif": "image/gif",
    ".htm": "text/html",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".ics": "text/calendar",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".rss": "application/rss+xml",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
UNKNOWN = "application/octet-stream"


def type_of(path: PurePath) -> str:
    """The content type of ``path``, with ``charset=utf-8`` where it is text."""
    kind = TYPES.get(path.suffix.lower()) or mimetypes.guess_type(path.name)[0] or UNKNOWN
    return f"{kind}; charset=utf-8" if _is_text(kind) else kind


def _is_text(kind: str) -> bool:
    # JSON is UTF-8 by its own definition and has no such parameter.
    return kind.startswith("text/") or kind.endswith(("+xml", "/xml"))
