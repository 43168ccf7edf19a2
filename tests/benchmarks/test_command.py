"""The command line, as far as it measures nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import results
from benchmarks.__main__ import main


def test_an_area_can_be_written_to_look_at(tmp_path: Path) -> None:
    assert main(["area", str(tmp_path / "area"), "--posts", "3"]) == 0
    assert len([*(tmp_path / "area" / "content" / "posts").rglob("*.md")]) == 3


def test_a_folder_with_something_in_it_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").touch()
    assert main(["area", str(tmp_path)]) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_unknown_generator_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["run", "--only", "hugo,jekyll"])
    assert "jekyll is none of thisproject, " in capsys.readouterr().err


def test_an_unknown_measure_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["run", "--measures", "previews,beauty"])
    assert "beauty is none of builds, previews, memory, phases" in capsys.readouterr().err


def test_the_numbers_of_a_run_are_kept(tmp_path: Path) -> None:
    found = {"computer": {"at": "2025-01-31T12:00:00+00:00"}, "sizes": {"100": {"rounds": 1}}}
    path = results.save(found, tmp_path / "results")
    assert json.loads(path.read_text(encoding="utf-8")) == found
    assert path.name == "2025-01-31T120000.json"
