"""``check-content``: read everything, list every problem, count every file; build nothing."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date

from plugins.impact.compute.accounting import STATES
from plugins.impact.publish.build import Build
from plugins.impact.publish.options import BuildOptions
from plugins.kit.folders import ROOT, Folders
from plugins.problems import Problem


def check_content(folders: Folders, as_of: date | None = None) -> int:
    """Print problems, advice and the account; gives 1 where something published is wrong."""
    jobs = int(os.environ.get("JOBS") or os.cpu_count() or 1)
    options = BuildOptions(
        folders.content, ROOT / "theme", folders.shown_as, as_of=as_of, jobs=jobs
    )
    build = Build.read(options)
    _list("To mend before this can be published:", (p for p in build.problems if not p.advice))
    _list(
        "Advice, about drafts and files that no post uses:", (p for p in build.problems if p.advice)
    )
    account = build.account
    counts = ", ".join(_counted(account.count(state), state) for state in STATES)
    print(f"{len(account.states)} files: {counts}.")
    print(
        f"{len(account.passed_over)} passed over by rule (hidden files, editors' copies)"
        f"{''.join(f'{chr(10)}  {name}' for name in account.passed_over)}"
    )
    return 1 if build.failed else 0


def _list(heading: str, problems: Iterable[Problem]) -> None:
    found = [str(problem) for problem in problems]
    if found:
        print("\n".join([heading, *found, ""]))


def _counted(count: int, state: str) -> str:
    """A state with how many files are in it, such as "2 drafts"."""
    words = {"draft": "draft" if count == 1 else "drafts", "problem": "with problems"}
    return f"{count} {words.get(state, state)}"
