"""The pages that are made here, and the writing of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from plugins.kit.folders import ROOT, shown
from plugins.kit.manual.fields import fields_page
from plugins.kit.manual.problems import problems_page

PAGES: Mapping[str, Callable[[], str]] = {
    "docs/fields.md": fields_page,
    "docs/problems.md": problems_page,
}


def write(root: Path = ROOT) -> int:
    """Write every page below ``root``; gives the exit status."""
    for name, page in PAGES.items():
        (root / name).write_text(page(), encoding="utf-8")
        print(f"Wrote {shown(root / name)}")
    return 0
