"""What a build is asked for, as Pelican's settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from plugins.kit.folders import ROOT, Folders

CONF = ROOT / "pelicanconf.py"


@dataclass(frozen=True)
class Request:
    """The site of an area: ``settings`` are more of Pelican's."""

    folders: Folders
    site_address: str = ""
    as_of: date | None = None
    preview: bool = False
    settings: Mapping[str, object] = field(default_factory=dict)

    @property
    def given(self) -> dict[str, object]:
        """What is set otherwise than in ``CONF``."""
        folders = self.folders
        given: dict[str, object] = {
            "PATH": str(folders.content),
            "OUTPUT_PATH": str(folders.output),
            "CACHE_PATH": str(folders.cache),
            "IMPACT_CONTENT_SHOWN_AS": folders.shown_as,
            "SITEURL": self.site_address,
            "IMPACT_PREVIEW": self.preview,
        }
        if self.as_of is not None:
            given["IMPACT_AS_OF"] = self.as_of.isoformat()
        return {**given, **self.settings}
