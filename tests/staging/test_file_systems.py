"""What file systems do differently: flushing, spelling, and files that are held open."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.staging import Publication, files, publish, stage
from plugins.staging.apply import apply_journal
from plugins.staging.journal import Journal
from plugins.staging.layout import Layout
from plugins.staging.ownership import foreign_in
from tests.staging.sites import MARKER, Tree, tree, write

SITE = {"index.html": "one", "a/index.html": "two", "b/c/index.html": "three"}
Build = Callable[[Tree], Publication]


def test_records_are_on_the_disk_before_anything_is_changed(
    output: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(SITE)
    done: list[str] = []
    flush, replace, unlink = os.fsync, Path.replace, Path.unlink

    def flushing(number: int) -> None:
        done.append(f"flush {Path(f'/proc/self/fd/{number}').readlink().name}")
        flush(number)

    def replacing(source: Path, target: Path) -> Path:
        done.append(f"put {target.name}")
        return replace(source, target)

    def unlinking(path: Path, missing_ok: bool = False) -> None:
        done.append(f"remove {path.name}")
        unlink(path, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", flushing)
        patch.setattr(Path, "replace", replacing)
        current = stage(output)
        patch.setattr(Path, "unlink", unlinking)
        write(current.folder, {"index.html": "changed", "new.html": "new"})
        publish(current)
    journal = ["flush draft", "put journal", "flush .output.staging"]
    marker = ["flush draft", f"put {MARKER}", "flush output"]
    site = ["put new.html", "put index.html", "remove index.html", "remove index.html"]
    assert done == [*journal, *marker, *site, *marker, "remove journal"]


def test_what_another_program_holds_open_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows; what is still held at the end is an error."""
    write(tmp_path, {"source": "text"})
    real, held = Path.replace, [True, True]

    def replace(source: Path, target: Path) -> Path:
        if held and held.pop():
            raise PermissionError("held open")
        return real(source, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(files, "PAUSES", (0, 0, 0))
    files.move(tmp_path / "source", tmp_path / "target")
    assert tree(tmp_path) == {"target": "text"}
    held.extend([True] * 4)
    with pytest.raises(PermissionError, match="held open"):
        files.move(tmp_path / "target", tmp_path / "source")


@pytest.mark.parametrize(
    ("stale", "put", "hinders"),
    [
        ("a/index.html", "b/index.html", False),
        ("a/old.html", "a/new.html", False),
        ("a", "a/index.html", True),
        ("a/b/index.html", "a/b", True),
        ("News.html", "news.html", True),
        ("caf\u00e9.html", "cafe\u0301.html", True),
        ("News/old.html", "news/new.html", True),
        ("News/old.html", "News/new.html", False),
        ("NEWS", "news/index.html", True),
        ("NEWS/2020/index.html", "news", True),
    ],
)
def test_what_hinders_a_file_goes_before_it_comes(stale: str, put: str, hinders: bool) -> None:
    """Also where a file system does not tell one spelling from another."""
    journal = Journal(put={put: ""}, before=frozenset([stale]), after=frozenset([put]))
    assert journal.in_the_way == ({stale} if hinders else set())


def test_where_spellings_are_one_name_our_own_is_not_taken_for_anothers(
    output: Path, build: Build
) -> None:
    build({"news/index.html": "ours"})
    (output / "news").rename(output / "News")
    made = ["news/index.html"]
    assert foreign_in(output, made) == ["News/index.html"]
    # Only on such a file system does the marker answer to this name.
    (output / MARKER.upper()).touch()
    assert foreign_in(output, made) == []


def test_a_page_in_place_is_not_removed_by_the_name_that_it_had_before(output: Path) -> None:
    """As where a build was cut short on such a file system, and what it began is finished."""
    layout = Layout(output)
    layout.open()
    write(output, {"News.html": "there it is also news.html"})
    journal = Journal({"news.html": ""}, frozenset(["News.html"]), frozenset(["news.html"]))
    journal.write(layout)
    apply_journal(journal, layout)
    assert "News.html" in tree(output)
