from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchfiles import Change

from plugins.preview.watching import Watched, occasions

DONE = object()


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("content/area.yaml", True),
        ("content/posts/2020/x.md", True),
        ("content/output/x.md", True),
        ("content/.x.md.swp", False),
        ("content/.git/index", False),
        ("content/x.md~", False),
        ("content/__pycache__/x.pyc", False),
        ("content/site/index.html", False),
        ("elsewhere/x.md", False),
    ],
)
def test_which_changes_count(path: str, counts: bool) -> None:
    # The folder around the project is hidden, and that is no reason to ignore all of it.
    project = Path("/home/.projects/area")
    watched = Watched((project / "content",), project / "content" / "site")
    assert watched(Change.modified, str(project / path)) is counts


@pytest.fixture
def stop() -> Iterator[threading.Event]:
    """Ends the watching when the test ends, however it does."""
    event = threading.Event()
    yield event
    event.set()


def test_the_first_occasion_needs_no_change(tmp_path: Path, stop: threading.Event) -> None:
    assert next(occasions([tmp_path], tmp_path / "output", stop), DONE) == frozenset()


def test_a_change_in_a_folder_is_an_occasion(tmp_path: Path, stop: threading.Event) -> None:
    each = occasions([tmp_path], tmp_path / "output", stop)
    next(each)
    (tmp_path / "x.md").write_text("changed", encoding="utf-8")
    assert next(each, DONE) == {tmp_path / "x.md"}


def test_a_burst_of_changes_is_one_occasion(tmp_path: Path, stop: threading.Event) -> None:
    each = occasions([tmp_path], tmp_path / "output", stop)
    next(each)
    files = {tmp_path / f"{number}.md" for number in range(20)}
    for file in files:
        file.touch()
    assert next(each, DONE) == files


def test_a_change_while_the_taker_is_busy_is_the_next_occasion(
    tmp_path: Path, stop: threading.Event
) -> None:
    each = occasions([tmp_path], tmp_path / "output", stop)
    next(each)
    (tmp_path / "x.md").touch()
    next(each)
    (tmp_path / "y.md").touch()
    assert next(each, DONE) == {tmp_path / "y.md"}


def test_a_file_that_is_put_in_place_anew_is_an_occasion(
    tmp_path: Path, stop: threading.Event
) -> None:
    (tmp_path / "content").mkdir()
    conf = tmp_path / "conf.py"
    conf.write_text("one", encoding="utf-8")
    each = occasions([tmp_path / "content", conf], tmp_path / "output", stop)
    next(each)
    (tmp_path / "conf.new").write_text("another", encoding="utf-8")
    (tmp_path / "conf.new").replace(conf)
    assert next(each, DONE) == {conf}


def test_stopping_ends_the_occasions(tmp_path: Path, stop: threading.Event) -> None:
    each = occasions([tmp_path], tmp_path / "output", stop)
    next(each)
    stop.set()
    assert next(each, DONE) is DONE
