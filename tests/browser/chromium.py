"""A real browser for the tests that only a browser can answer, shut off from the network."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from plugins.setup.chromium import find

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# Nothing leaves this computer: the browser's own errands are off, and no other name is known.
APART = (
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


class Missing(Exception):
    """Something that ``make test`` installs is not there."""


@cache
def executable() -> Path:
    """The Chromium of this computer."""
    found = find()
    if found is None:
        raise Missing("There is no Chromium here: make test installs one, or says how to.")
    return found


@cache
def axe_script() -> str:
    """The text of axe-core, which finds what bars people from a page."""
    if not AXE.is_file():
        raise Missing("axe-core is not here: make test installs it.")
    return AXE.read_text(encoding="utf-8")


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser, closed when the block ends."""
    # Chromium's sandbox does not work for root, as whom tests run in many containers.
    is_root = getattr(os, "geteuid", lambda: 1)() == 0
    arguments = [*APART, *(["--no-sandbox"] if is_root else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=arguments)
        try:
            yield browser
        finally:
            browser.close()


def axe_violations(page: Page) -> list[str]:
    """What axe finds wrong with ``page``: for each finding its rule, where it is, and why.

    The script is put in past the page's own content policy.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe_script())
    found: list[dict[str, Any]] = page.evaluate(
        "tags => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })"
        ".then(found => found.violations)",
        list(RULES),
    )
    return [
        f"{violation['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]
