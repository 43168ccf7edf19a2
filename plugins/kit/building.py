"""Building a site with Pelican, and saying in one line what came of it."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from datetime import date
from time import perf_counter

from pelican import Pelican
from pelican.log import console
from pelican.settings import read_settings

from plugins.kit.folders import ROOT, Folders
from plugins.staging import hooks as staging


class Site:
    """The site of an area, which can be built again and again with what it has read before."""

    def __init__(
        self,
        folders: Folders,
        *,
        site_address: str = "",
        as_of: date | None = None,
        preview: bool = False,
        settings: Mapping[str, object] | None = None,
    ) -> None:
        # Pelican counts the articles that it made itself, of which there are none.
        console.quiet = True
        # A site is hundreds of thousands of values that live as long as the build: looking through
        # them for rubbish again and again takes longer than working out the pages.
        gc.set_threshold(100_000, 50, 100)
        given = {**_settings(folders, site_address, as_of, preview), **(settings or {})}
        conf = str(ROOT / "pelicanconf.py")
        self._pelican = Pelican(read_settings(conf, override=given))

    def build(self) -> int:
        """Build it; gives the exit status.

        A build with problems raises ``SystemExit(1)`` with the output as it was.
        """
        begun = perf_counter()
        try:
            self._pelican.run()
        except BaseException:
            staging.give_up(self._pelican)
            raise
        print(f"{staging.published(self._pelican)}; {perf_counter() - begun:.1f} s", flush=True)
        return 0


def build(
    folders: Folders,
    *,
    site_address: str = "",
    as_of: date | None = None,
    preview: bool = False,
    settings: Mapping[str, object] | None = None,
) -> int:
    """Build the site of an area once; see ``Site``. ``settings`` are more of Pelican's."""
    site = Site(folders, site_address=site_address, as_of=as_of, preview=preview, settings=settings)
    return site.build()


def _settings(
    folders: Folders, site_address: str, as_of: date | None, preview: bool
) -> dict[str, object]:
    override: dict[str, object] = {
        "PATH": str(folders.content),
        "OUTPUT_PATH": str(folders.output),
        "CACHE_PATH": str(folders.cache),
        "CONTENT_SHOWN_AS": folders.shown_as,
        "SITEURL": site_address,
        "PREVIEW": preview,
    }
    if as_of is not None:
        override["AS_OF"] = as_of.isoformat()
    return override
