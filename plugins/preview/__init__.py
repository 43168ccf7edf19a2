"""Shows a site on this computer while it is written: builds, serves, watches, builds again.

For any site: it knows a folder that is built and a way to build it, and nothing of what is in it.
"""

from __future__ import annotations

from plugins.preview.build import BuildResult, fresh_process
from plugins.preview.loop import serve

__all__ = ["BuildResult", "fresh_process", "serve"]
