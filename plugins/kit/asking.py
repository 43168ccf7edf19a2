"""What a build is asked for, as Pelican's settings, and what stands for all of that."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b

from plugins.kit.folders import ROOT, Folders

CONF = ROOT / "pelicanconf.py"
NAME = re.compile(r"\w+")


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
            "CONTENT_SHOWN_AS": folders.shown_as,
            "SITEURL": self.site_address,
            "PREVIEW": self.preview,
        }
        if self.as_of is not None:
            given["AS_OF"] = self.as_of.isoformat()
        return {**given, **self.settings}

    @property
    def asked(self) -> str:
        """What stands for all settings: those given, those of ``CONF`` and whatever it may import
        from beside it, and the variables of the environment that these name."""
        seen = blake2b(json.dumps(self.given, default=str).encode(), digest_size=16)
        for file in sorted(ROOT.glob("*.py")):
            text = file.read_text("utf-8")
            named = sorted({*NAME.findall(text)} & os.environ.keys())
            seen.update(repr((file.name, text, [(n, os.environ[n]) for n in named])).encode())
        return seen.hexdigest()
