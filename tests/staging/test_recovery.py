"""What a build does about the one before it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.staging import Publication, Refused, apply, discard, publish, stage
from tests.staging.sites import Tree, beside, tree, write

OLD = {"index.html": "old", "old/index.html": "old"}
NEW = {"index.html": "new", "a/index.html": "new", "b/index.html": "new"}
# New files are put in place before changed ones, and stale ones go at the end.
HALF = {"index.html": "old", "old/index.html": "old", "a/index.html": "new"}
Build = Callable[[Tree], Publication]

FINISHED = (
    "An earlier build was cut short while it put its site in place; it has now been finished.\n"
)
REPLACED = (
    "An earlier build was cut short while it put its site in place; it could not be finished, "
    "so this one replaces it: {}\n"
)


@pytest.fixture
def half(output: Path, build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old site, where a build of the new one failed after the first of its files."""
    build(OLD)
    current = stage(output)
    write(current.folder, NEW)
    real = apply.move

    def failing(source: Path, target: Path) -> None:
        if source.name == "b":
            raise OSError("the disk is gone")
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(apply, "move", failing)
        with pytest.raises(OSError, match="the disk is gone"):
            publish(current)
    discard(current)


def test_half_a_site_is_removed(output: Path, build: Build) -> None:
    write(beside(output, "next"), OLD)
    build(NEW)
    assert tree(output) == NEW


@pytest.mark.usefixtures("half")
def test_a_failure_between_two_files_leaves_both_as_they_are(output: Path) -> None:
    assert tree(output) == HALF


@pytest.mark.usefixtures("half")
def test_what_was_begun_is_finished(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    discard(stage(output))
    assert tree(output) == NEW
    assert capsys.readouterr().err == FINISHED


@pytest.mark.usefixtures("half")
def test_what_fails_again_is_said_and_replaced(
    output: Path,
    build: Build,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def failing(_source: Path, _target: Path) -> None:
        raise OSError("the disk is gone")

    with monkeypatch.context() as patch:
        patch.setattr(apply, "move", failing)
        discard(stage(output))
    assert capsys.readouterr().err == REPLACED.format("the disk is gone")
    build(NEW)
    assert tree(output) == NEW


@pytest.mark.usefixtures("half")
@pytest.mark.parametrize("torn", ["", "ne", "NEW"])
def test_a_staged_file_that_is_not_whole_is_not_put_in_place(
    output: Path, torn: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(beside(output, "next"), {"b/index.html": torn})
    discard(stage(output))
    assert tree(output) == HALF
    assert capsys.readouterr().err == REPLACED.format("b/index.html is not whole")


@pytest.mark.usefixtures("half")
def test_what_cannot_be_finished_is_replaced(output: Path, build: Build) -> None:
    write(beside(output, "next"), {"b/index.html": ""})
    assert build(NEW) == Publication(written=2, unchanged=1, removed=1)
    assert tree(output) == NEW


@pytest.mark.usefixtures("half")
def test_a_file_put_since_where_one_was_to_come_is_not_overwritten(
    output: Path, build: Build
) -> None:
    write(output, {"b/index.html": "mine"})
    with pytest.raises(Refused, match=r"holds b/index\.html, which no build made"):
        build(NEW)
    assert tree(output) == {**HALF, "b/index.html": "mine"}


@pytest.mark.usefixtures("half")
def test_an_output_that_is_gone_by_now_is_built_afresh(output: Path, build: Build) -> None:
    output.rename(output.with_name("elsewhere"))
    build(NEW)
    assert tree(output) == NEW


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Expecting value: line 1 column 1 (char 0)"),
        ("[]", "list indices must be integers or slices, not str"),
        ('{"format": 1}', "'before'"),
        ('{"format": 0}', "another version wrote it"),
        (
            json.dumps({"format": 1, "put": {}, "before": ["../letter.txt"], "after": []}),
            "a path leads out of the folder",
        ),
    ],
    ids=["empty", "a list", "half", "of another version", "hostile"],
)
def test_a_journal_that_cannot_be_trusted_is_not(
    output: Path, build: Build, text: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    build(OLD)
    write(output.parent, {"letter.txt": "mine"})
    beside(output, "journal").write_text(text, encoding="utf-8")
    build(NEW)
    assert capsys.readouterr().err == REPLACED.format(reason)
    assert tree(output) == NEW
    assert (output.parent / "letter.txt").read_text() == "mine"
