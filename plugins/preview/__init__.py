"""Shows a site on this computer while it is written: builds, serves, watches, builds again.

For any site: it knows a folder that is built and a way to build it, and nothing of what is in
it. ``python -m plugins.preview pelicanconf.py`` shows any Pelican site.
"""

from __future__ import annotations

from plugins.preview.build import BuildResult
from plugins.preview.builder import Builder
from plugins.preview.loop import serve

__all__ = ["BuildResult", "Builder", "serve"]
