"""What can be set up: what a site needs, or what the tests or the benchmark need as well."""

from __future__ import annotations

from pathlib import Path

from plugins.command_line import setup_command
from plugins.setup import node_modules
from plugins.setup.chromium import prepare_chromium
from plugins.setup.commands import run
from plugins.setup.environment import prepare_environment, python_of
from plugins.setup.halt import Halt

ROOT = Path(__file__).resolve().parents[2]
PURPOSES = ("site", "tests", "bench")


def set_up(words: list[str]) -> None:
    """Make ready for the purpose that ``words`` names, doing only what is not yet done.

    Raises ``Halt`` where the reader has to do something first.
    """
    if len(words) != 1 or words[0] not in PURPOSES:
        raise Halt(f"Say what to set up:  {setup_command('site')}  (or: tests, bench)")
    # The requirements of each purpose hold the site's, pin for pin, so one run puts both in place.
    if words[0] == "site":
        prepare_environment(ROOT, ("requirements.txt",), run)
    elif words[0] == "tests":
        prepare_environment(ROOT, ("requirements-dev.txt", "requirements.txt"), run)
        node_modules.prepare_node_modules(ROOT / "tests" / "browser", python_of(ROOT), run)
        prepare_chromium(ROOT / "system-packages.txt", python_of(ROOT), run)
    else:
        prepare_environment(ROOT, ("requirements-bench.txt", "requirements.txt"), run)
        node_modules.prepare_node_modules(ROOT / "benchmarks", python_of(ROOT), run)
