"""The same area gives the same bytes; another day changes what it has to and nothing more."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from tests.fictional_area import ADDRESS, AREA, AS_OF, ROOT, Built, built

Hashes = dict[str, str]


def hashes(folder: Path) -> Hashes:
    """What each file below ``folder`` holds, by a sum of it."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def publish(output: Path, seed: str, cwd: Path) -> subprocess.Popen[bytes]:
    """A build of the invented area in a process of its own, as ``make publish`` does it."""
    words = ["publish", "--content", str(AREA), "--output", str(output)]
    words += ["--site-url", ADDRESS, "--as-of", AS_OF.isoformat()]
    known = {
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": str(ROOT),
        "TZ": "Asia/Tokyo" if seed == "2" else "UTC",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "plugins.kit", *words],
        env={**os.environ, **known},
        cwd=cwd,
        stdout=subprocess.DEVNULL,
    )


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> list[Hashes]:
    """Two builds, with other seeds, folders and clocks."""
    outputs = [tmp_path_factory.mktemp(seed) / "output" for seed in ("first", "second-folder")]
    cwds = (ROOT, ROOT / "tests")
    runs = [
        publish(output, str(seed), cwd)
        for seed, (output, cwd) in enumerate(zip(outputs, cwds, strict=True), 1)
    ]
    assert [run.wait(timeout=120) for run in runs] == [0, 0]
    return [hashes(output) for output in outputs]


def test_two_processes_make_the_same_bytes(trees: list[Hashes]) -> None:
    assert trees[0] == trees[1]


def test_what_is_written_is_what_was_built(trees: list[Hashes]) -> None:
    written = {p: sum_ for p, sum_ in trees[0].items() if not Path(p).name.startswith(".")}
    assert written == {path: sha256(data).hexdigest() for path, data in built().files.items()}


def test_no_page_knows_where_it_was_made() -> None:
    places = [str(ROOT), str(Path.home())]
    assert [p for p, data in built().files.items() if any(x.encode() in data for x in places)] == []


def changed(earlier: Built, later: Built, days: tuple[str, str]) -> set[str]:
    """The pages of both that differ in more than the day they are reckoned by."""
    return {
        path
        for path in earlier.texts.keys() & later.texts.keys()
        if earlier.texts[path].replace(*days) != later.texts[path]
        # The package knows every other file by a sum of what is in it.
        and path != "data/datapackage.json"
    }


def test_a_day_on_which_nothing_happens_changes_the_reckoning_day_only() -> None:
    earlier, later = built(as_of=date(2031, 5, 20)), built(as_of=date(2031, 5, 21))
    assert earlier.files.keys() == later.files.keys()
    assert changed(earlier, later, ("20 May 2031", "21 May 2031")) == {
        "data/area.csv",
        "data/area.json",
    }
    for path in ("data/area.csv", "data/area.json"):
        assert earlier.texts[path].replace("2031-05-20", "2031-05-21") == later.texts[path]


# On 2 June 2031 a post about the quay supper has its day.
BEFORE, AFTER = date(2031, 6, 1), date(2031, 6, 2)
OWN = "news/2031/soup-day/index.html"


def test_a_post_whose_day_comes_adds_its_page_only() -> None:
    earlier, later = built(as_of=BEFORE), built(as_of=AFTER)
    assert later.files.keys() - earlier.files.keys() == {OWN}
    assert earlier.files.keys() - later.files.keys() == set()


def test_a_post_whose_day_comes_changes_the_pages_that_tell_of_it() -> None:
    earlier, later = built(as_of=BEFORE), built(as_of=AFTER)
    told = {path for path, text in later.texts.items() if "soup-day" in text} - {OWN}
    # Lists of posts say how many there are, and move on what no longer fits on a page.
    lists = {
        path
        for path in later.texts
        if "/kinds/" in path or "/page/" in path or path.startswith(("news/20", "data/"))
    }
    differing = changed(earlier, later, ("1 June 2031", "2 June 2031"))
    assert told <= differing
    assert differing <= told | lists
