"""Building a site with Pelican, and saying in one line what came of it."""

from __future__ import annotations

from datetime import date
from time import perf_counter

from pelican import Pelican
from pelican.log import console
from pelican.settings import read_settings

from plugins.kit.folders import ROOT, Folders
from plugins.staging import hooks as staging


def build(
    folders: Folders, *, site_address: str = "", as_of: date | None = None, preview: bool = False
) -> int:
    """Build the site of an area; gives the exit status.

    A build with problems raises ``SystemExit(1)`` with the output as it was.
    """
    # Pelican counts the articles that it made itself, of which there are none.
    console.quiet = True
    begun = perf_counter()
    site = Pelican(_settings(folders, site_address, as_of, preview))
    site.run()
    print(f"{staging.published(site)}; {perf_counter() - begun:.1f} s", flush=True)
    return 0


def _settings(
    folders: Folders, site_address: str, as_of: date | None, preview: bool
) -> dict[str, object]:
    override: dict[str, object] = {
        "PATH": str(folders.content),
        "OUTPUT_PATH": str(folders.output),
        "CONTENT_SHOWN_AS": folders.shown_as,
        "SITEURL": site_address,
        "PREVIEW": preview,
    }
    if as_of is not None:
        override["AS_OF"] = as_of.isoformat()
    settings: dict[str, object] = read_settings(str(ROOT / "pelicanconf.py"), override=override)
    return settings
