"""The other commands: what they say, and what they leave alone."""

from __future__ import annotations

import errno
import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from plugins.kit import __main__ as commands
from plugins.kit.__main__ import main
from plugins.staging import staged
from tests.fictional_area import AREA, AS_OF, with_files

BROKEN = """---
title: A post with two mistakes
date: 2031-05-32
kind: news
themes: [watre]
---

Text.
"""
DAY = ["--as-of", AS_OF.isoformat()]


def check(area: Path, *words: str) -> int:
    """``check-content`` of an area, on the day of the invented one."""
    return main(["check-content", "--content", str(area), *DAY, *words])


def status_of(*words: str) -> object:
    """The exit status of a command, however it ends."""
    try:
        return main([*words])
    except SystemExit as stopped:
        return stopped.code


def test_what_is_stopped_says_so_in_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "_check", stopped)
    assert check(AREA) == 130
    assert capsys.readouterr().err == "\nStopped before it was done.\n"


def test_what_the_system_refuses_is_said_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "rows.yaml").mkdir()
    rows = tmp_path / "rows.yaml"
    assert main(["gaps", "--content", str(AREA), *DAY, "--rows", str(rows)]) == 1
    assert capsys.readouterr().err == f"{rows} cannot be read or written: is a directory.\n"


def test_a_fault_of_the_program_is_shown_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> int:
        raise OSError("which names no file")

    monkeypatch.setattr(commands, "_check", fail)
    with pytest.raises(OSError, match="which names no file"):
        check(AREA)


@pytest.mark.parametrize("command", ["html", "publish", "verify", "clean"])
@pytest.mark.parametrize("inside", ["output", "content"])
def test_output_and_content_lie_apart(
    command: str, inside: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = with_files(tmp_path / "area", {})
    before = sorted(tmp_path.rglob("*"))
    output = content / "sub" if inside == "output" else tmp_path
    words = ["--content", str(content), "--output", str(output)]
    words += ["--site-url", "https://hill.example"] if command == "publish" else []
    assert status_of(command, *words) == 1
    beside = "Choose one outside it" if inside == "output" else "Choose a folder that holds nothing"
    assert beside in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


def test_the_preview_keeps_nothing_in_the_content(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = with_files(tmp_path / "area", {})
    cache = content / "kept"
    assert main(["serve", "--content", str(content), "--cache", str(cache)]) == 1
    assert capsys.readouterr().err == (
        f"{cache} cannot be the cache folder: it lies inside {content}. "
        f"Choose one outside it, for example {tmp_path / 'cache'}.\n"
    )


def test_a_full_disk_leaves_the_last_site_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / ".output.staging" / "next" / "news" / "index.html"

    def full(path: Path, _: bytes) -> int:
        if path == page:
            raise OSError(errno.ENOSPC, "No space left on device")
        return 0

    output, words = tmp_path / "output", ["--cache", str(tmp_path / "cache")]
    words += ["--content", str(AREA), "--output", str(output)]
    assert main(["html", *words, *DAY]) == 0
    before = {path: path.read_bytes() for path in output.rglob("*") if path.is_file()}
    monkeypatch.setattr(Path, "write_bytes", full)
    capsys.readouterr()
    with pytest.raises(SystemExit) as stopped:
        main(["html", *words, "--as-of", "2031-05-19"])
    assert stopped.value.code == 1
    said = capsys.readouterr().err.splitlines()
    assert said[-1] == f"{page} cannot be read or written: no space left on device."
    assert {path: path.read_bytes() for path in output.rglob("*") if path.is_file()} == before


def test_content_without_problems_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(AREA) == 0
    *_, counts, passed_over, readme = capsys.readouterr().out.splitlines()
    files = sum(path.is_file() for path in AREA.rglob("*"))
    published = files - 6
    assert counts == (
        f"{files - 1} files: {published} published, 2 drafts, 1 scheduled, 2 withdrawn, "
        "0 with problems."
    )
    assert passed_over == "1 passed over by rule (hidden files, editors' copies)"
    assert readme == "  README.md"


def test_what_is_wrong_in_drafts_is_advice(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(AREA) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Advice, about drafts and files that no post uses:"
    assert ["lantern-walk.md" in line for line in lines[1:6]] == [True] * 4 + [False]


def test_problems_come_first_and_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    area = with_files(tmp_path / "area", {"posts/2031/mistakes.md": BROKEN})
    assert check(area) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "To mend before this can be published:"
    assert [line.rpartition(" ")[2] for line in lines[1:3]] == ["[no-such-day]", "[unknown-theme]"]
    assert any(", 1 with problems." in line for line in lines)


def test_a_problem_names_the_file_as_it_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_files(tmp_path / "our-area", {"posts/2031/mistakes.md": BROKEN})
    (tmp_path / "kit").mkdir()
    monkeypatch.chdir(tmp_path / "kit")
    main(["check-content", "--content", "../our-area", *DAY])
    assert "\n../our-area/posts/2031/mistakes.md:3: " in capsys.readouterr().out


def test_checking_builds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    check(AREA)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["html", "publish", "serve", "check-content"])
def test_an_area_that_is_not_there_is_named(command: str) -> None:
    address = ["--site-url", "https://hill.example"] if command == "publish" else []
    with pytest.raises(SystemExit) as stopped:
        main([command, "--content", "no-such-area", *address])
    assert stopped.value.code == (
        "There is no folder no-such-area. CONTENT=… (or --content) names an area's folder; "
        "'make new-area DIR=…' starts one."
    )


@pytest.mark.parametrize("address", ["", "hill.example", "ftp://hill.example"])
def test_publishing_needs_an_address(
    address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SITEURL", raising=False)
    assert main(["publish", "--content", str(AREA), "--site-url", address]) == 1
    assert capsys.readouterr().err == (
        "Say which address the site will have: make publish SITEURL=https://our-area.example\n"
    )


@pytest.mark.parametrize("day", ["2031-13-01", "yesterday", "2031"])
def test_a_day_that_is_none_is_refused(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["html", "--content", str(AREA), "--as-of", day])
    assert f"'{day}' is not a day; write one like 2023-03-31" in capsys.readouterr().err


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A site that was built, with somebody's own file in its folder."""
    folder = tmp_path / "output"
    with staged(folder) as stage:
        (stage / "news").mkdir()
        (stage / "news/index.html").write_text("<p>made</p>")
    (folder / "CNAME").write_text("hill.example\n")
    return folder


def test_cleaning_removes_what_was_built_and_leaves_other_files(output: Path) -> None:
    assert main(["clean", "--output", str(output)]) == 0
    assert [path.relative_to(output).as_posix() for path in output.rglob("*")] == ["CNAME"]


def test_cleaning_leaves_what_lies_beside_the_site(output: Path) -> None:
    beside = output.parent / "content"
    beside.mkdir()
    (beside / "area.yaml").write_text("schema: 1\n")
    main(["clean", "--output", str(output)])
    assert sorted(path.name for path in output.parent.iterdir()) == ["content", "output"]
    assert (beside / "area.yaml").read_text() == "schema: 1\n"


def test_a_folder_that_no_build_made_is_not_cleaned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/mine.jpg").write_text("mine")
    assert main(["clean", "--output", str(tmp_path / "photos")]) == 1
    assert capsys.readouterr().err != ""
    assert (tmp_path / "photos/mine.jpg").read_text() == "mine"


def test_cleaning_removes_the_preview_of_older_kits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "ROOT", tmp_path)
    for name in ("output", "preview"):
        with staged(tmp_path / name) as stage:
            (stage / "index.html").write_text("<p>made</p>")
    (tmp_path / ".cache").mkdir()
    assert main(["clean"]) == 0
    assert [path.name for path in tmp_path.rglob("*.html")] == []


def test_there_may_be_nothing_to_clean(tmp_path: Path) -> None:
    assert main(["clean", "--output", str(tmp_path / "output")]) == 0
    assert list(tmp_path.iterdir()) == []


def help_of(*words: str) -> str:
    """What ``--help`` prints."""
    said = StringIO()
    with redirect_stdout(said), pytest.raises(SystemExit) as stopped:
        main([*words, "--help"])
    assert stopped.value.code == 0
    return said.getvalue()


TAKES = {
    "serve": "--content --as-of --cache --port",
    "html": "--content --as-of --cache --output --preview",
    "publish": "--content --as-of --cache --output --site-url",
    "verify": "--content --as-of --cache --output --site-url --preview",
    "check-content": "--content --as-of",
    "gaps": "--content --as-of --rows",
    "check-360": "--content --as-of --schema",
    "clean": "--content --output",
    "new-area": "--name --place --programme --vision --started --goals --themes --email",
    "manual": "",
    "preview-worker": "--content --as-of --cache",
}
OPTIONS = sorted({option for taken in TAKES.values() for option in taken.split()})


@pytest.mark.parametrize("command", TAKES)
def test_each_command_offers_its_own_options(command: str) -> None:
    offered = re.findall(r"^  (--[a-z-]+)", help_of(command), re.MULTILINE)
    assert " ".join(offered) == TAKES[command]


@pytest.mark.parametrize("command", TAKES)
def test_an_option_of_another_command_is_refused(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for option in sorted({*OPTIONS} - {*TAKES[command].split()}):
        with pytest.raises(SystemExit) as stopped:
            main([command, f"{option}=1"])
        assert stopped.value.code == 2
        assert f"error: unrecognized arguments: {option}=1\n" in capsys.readouterr().err


def test_help_lists_each_command_with_a_line_but_not_the_hidden_one() -> None:
    lines = re.findall(r"^    ([a-z0-9-]+)\s+(\S.*)$", help_of(), re.MULTILINE)
    assert [name for name, _ in lines] == [name for name in TAKES if name != "preview-worker"]
    assert "preview-worker" not in help_of()
