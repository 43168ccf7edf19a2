"""``verify``: a site that was built on top of the one before, compared with one built anew."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.kit.asking import Request
from plugins.kit.building import build
from plugins.staging.files import are_alike
from plugins.staging.ownership import MARKER, made_in


def verify(request: Request) -> int:
    """Build the site as usual, then all of it anew elsewhere; gives 1 where they differ.

    Content with problems raises ``SystemExit(1)`` with the output as it was.
    """
    build(request)
    folders = request.folders
    with TemporaryDirectory() as folder:
        clean = replace(folders, output=Path(folder).resolve() / "output")
        _build(
            replace(request, folders=clean, settings={**request.settings, "IMPACT_REUSE": False})
        )
        files = made_in(clean.output)
        found = list(differences(folders.output, clean.output))
    if found:
        print("\n".join(found), file=sys.stderr)
        return 1
    print(f"{len(files):,} files are the same as those of a clean build")
    return 0


def _build(request: Request) -> None:
    said = io.StringIO()
    try:
        # What it says was said by the first build already, unless they differ.
        with redirect_stdout(said), redirect_stderr(said):
            build(request)
    except BaseException:
        print(said.getvalue(), end="", file=sys.stderr)
        raise


def differences(output: Path, clean: Path) -> Iterator[str]:
    """A line for each file that builds made at ``output`` and that is not as it is at ``clean``.

    The record of what builds made is such a file too. Those that no build made are left out.
    """
    expected = made_in(clean) | {MARKER}
    for path in sorted(made_in(output) | expected):
        is_there = os.path.lexists(output / path)
        if path not in expected:
            if is_there:
                yield f"stale: {path}"
        elif not is_there:
            yield f"missing: {path}"
        elif not are_alike(f"{output}/{path}", f"{clean}/{path}"):
            yield f"other: {path}"
