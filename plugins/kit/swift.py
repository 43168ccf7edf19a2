"""Building a site: in a moment where only texts have changed, else with all that Pelican does."""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

from plugins.impact.publish.swift import renewed
from plugins.kit.asking import Request
from plugins.staging import Refused, discard, publish, stage


def build(request: Request) -> int:
    """Build the site once; gives the exit status.

    A build with problems raises ``SystemExit(1)`` with the output as it was.
    """
    begun = perf_counter()
    done = _renewed(request) if request.settings.get("REUSE", True) else None
    if done is None:
        from plugins.kit.building import Site

        return Site(request, noting=True).build(begun)
    print(f"{done}; {perf_counter() - begun:.1f} s", flush=True)
    return 0


def _renewed(request: Request) -> str | None:
    """What came of putting new texts in place of old ones; none where that is not enough."""
    folders = request.folders
    try:
        current = stage(folders.output, keep=(folders.content, Path.cwd()))
    except Refused:
        return None  # which Pelican's build says
    try:
        advice = renewed(request.asked, folders.content, current, current.folder)
        if advice is None:
            discard(current)
            return None
        for line in advice:
            print(line, file=sys.stderr)
        return str(publish(current))
    except BaseException as failure:
        discard(current)
        if isinstance(failure, Refused):
            print(failure, file=sys.stderr)
            raise SystemExit(1) from failure
        raise
