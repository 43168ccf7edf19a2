"""A build that begins before its code is there makes the site that any other build makes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.fictional_area import AREA, AS_OF, ROOT, with_files

PROGRAM = """\
import json, os, sys
from dataclasses import replace
from datetime import date
from pathlib import Path

content, day, cache, scene = sys.argv[1:]
from plugins.impact.publish.early import begun
from plugins.impact.publish.order import Order
from plugins.parallel import sharing

LOADED_SO_FAR = sorted({"pydantic", "pelican", "PIL"} & sys.modules.keys())
sharing.FEWEST = 2
order = Order(Path(content), Path("theme"), as_of=date.fromisoformat(day), jobs=2)


def told(early, cache):
    from plugins.impact.publish.build import Build
    from plugins.impact.publish.memory import SiteMemory

    build = Build.of(order, SiteMemory(cache), early)
    said = [problem.said for problem in build.problems]
    files = [] if build.failed else list(build.files())
    return said, sorted((file.path, file.data.decode("latin-1")) for file in files)


def copies():
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return False
    return True


def same(cache=None):
    with begun(order, cache) as early:
        assert early.reading is not None
        made = told(early, cache)
    return made == told(None, None), len(made[0]), len(made[1]), copies()


def same_again():
    first = same(Path(cache))
    (Path(content) / "posts/2031/lantern-walk.md").touch()
    return [*first], [*same(Path(cache))]


def stopped():
    try:
        with begun(order, None):
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        return copies()


def alone():
    with begun(replace(order, jobs=1), None) as early:
        return early.reading is None and not copies() and told(early, None) == told(None, None)


print(json.dumps([LOADED_SO_FAR, globals()[scene]()]))
"""


def played(scene: str, content: Path, cache: Path = Path()) -> Any:
    """What a scene gives, in a process that has no other threads; nothing heavy was loaded
    before it."""
    words = [str(content), AS_OF.isoformat(), str(cache), scene]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    loaded, result = json.loads(done.stdout)
    assert loaded == []
    return result


def test_the_site_is_the_same() -> None:
    same, _, files, copies = played("same", AREA)
    assert (same, copies) == (True, False)
    assert files > 100


def test_so_is_one_for_which_texts_were_kept(tmp_path: Path) -> None:
    content = with_files(tmp_path / "area", {})
    first, second = played("same_again", content, tmp_path / "cache")
    assert first == second
    assert first[0]


POST = "posts/2031/odd.md"
FIELDS = "---\ntitle: Odd\nkind: news\ndate: 2031-01-02\nthemes: [river]\n---\n\n"
BROKEN = {
    "a field": (POST, FIELDS.replace("title", "titel")),
    "no fields": (POST, "Text only.\n"),
    "a link": (POST, FIELDS + "[x](y.md)\n"),
    "a text": (POST, FIELDS + "<script>1</script>\n"),
    "nesting": (POST, FIELDS + "> " * 2_000 + "deep\n"),
    "no text at all": (POST, ""),
    "an unknown kind": (POST, FIELDS.replace("news", "rep-repot")),
    "the area": ("area.yaml", "- nothing\n"),
    "the plan": ("plan/goals.yaml", "goals: {a: b\n"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_problems_are_the_same(what: str, tmp_path: Path) -> None:
    path, text = BROKEN[what]
    same, problems, files, copies = played("same", with_files(tmp_path / "area", {path: text}))
    assert (same, files, copies) == (True, 0, False)
    assert problems


def test_nothing_is_left_of_a_build_that_is_stopped() -> None:
    assert played("stopped", AREA) is False


def test_one_process_does_not_begin_early() -> None:
    assert played("alone", AREA) is True
