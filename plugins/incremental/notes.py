"""Notes for the next build: a small file of plain data, whole or none.

One that is not whole, that another version wrote, or that others may have written, is none.
"""

from __future__ import annotations

import json
import sys
from hashlib import blake2b
from pathlib import Path
from typing import Any

from plugins.cache.trust import is_ours


def read(file: Path, version: int) -> Any:
    """What was noted in ``file`` by this ``version`` of whoever notes; none where nothing was."""
    try:
        if not is_ours(file):
            return None
        checksum, _, text = file.read_text("utf-8").partition("\n")
        return json.loads(text) if checksum == _checksum(text, version) else None
    except (OSError, ValueError):
        return None


def write(file: Path, version: int, data: object) -> None:
    """Note down ``data`` (what JSON can say) in ``file``, whole or not at all.

    The site is in place by then, so a note that cannot be made only costs the next build time;
    that is said.
    """
    try:
        _write(file, version, json.dumps(data))
    except OSError as error:
        print(f"The next build makes more files anew than it need: {error}", file=sys.stderr)


def _write(file: Path, version: int, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.draft")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    draft.write_text(f"{_checksum(text, version)}\n{text}", "utf-8")
    draft.replace(file)


def mark(file: Path) -> str:
    """What stands for all that ``file`` says, for a note that holds with it only; or nothing."""
    try:
        with file.open(encoding="utf-8") as lines:
            return lines.readline().rstrip("\n")
    except (OSError, ValueError):
        return ""


def _checksum(text: str, version: int) -> str:
    return f"{version} {blake2b(text.encode(), digest_size=16).hexdigest()}"
