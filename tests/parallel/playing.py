"""Playing the scenes."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any


def started(scene: str) -> subprocess.Popen[str]:
    """A scene that goes on in a process, and a process group, of its own."""
    command = [sys.executable, "-W", "error", "-m", "tests.parallel.scenes", scene]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


def result_of(scene: str) -> Any:
    """What a scene gives, which says nothing else."""
    with started(scene) as process:
        try:
            out, errors = process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    assert (process.returncode, errors) == (0, "")
    return json.loads(out)
