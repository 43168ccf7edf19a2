"""Building a site with Pelican, and saying in one line what came of it."""

from __future__ import annotations

from time import perf_counter

from pelican.log import console
from pelican.settings import read_settings

from plugins.kit.asking import CONF, Request
from plugins.staging.pelican_class import StagedPelican


class Site:
    """The site of an area, which can be built again and again with what it has read before."""

    def __init__(self, request: Request) -> None:
        # Pelican counts the articles that it made itself, of which there are none.
        console.quiet = True
        self._pelican = StagedPelican(read_settings(str(CONF), override=request.given))

    def build(self) -> int:
        """Build it; gives the exit status.

        A build with problems raises ``SystemExit(1)`` with the output as it was.
        """
        begun = perf_counter()
        self._pelican.run()
        print(f"{self._pelican.publication}; {perf_counter() - begun:.1f} s", flush=True)
        return 0


def build(request: Request) -> int:
    """Build a site once; gives the exit status, or raises as ``Site.build`` does."""
    return Site(request).build()
