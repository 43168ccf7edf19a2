"""What is to be built."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True)
class BuildOptions:
    """What is to be built.

    ``content`` is the area's folder and ``shown_as`` how messages name it; ``site_address``
    the absolute address without a closing slash, empty where there is none yet; ``as_of``
    the day, by default today in the area's time zone; ``preview`` whether drafts are shown;
    ``jobs`` how many processes share the work.
    """

    content: Path
    theme: Path
    shown_as: str = "content"
    site_address: str = ""
    as_of: date | None = None
    preview: bool = False
    jobs: int = 1

    @property
    def base(self) -> str:
        """The folder of its host that the site lies in; empty for the root."""
        return urlsplit(self.site_address).path.rstrip("/")
