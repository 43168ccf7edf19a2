"""How a command is typed: with make, and on Windows, which these tests only say that this is."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins import command_line
from plugins.command_line import python, quoted, setting, setup_command, typed
from plugins.impact.publish.build import Build
from plugins.impact.publish.build_options import BuildOptions
from plugins.kit.__main__ import main
from plugins.setup import system_packages
from plugins.setup.halt import Halt
from plugins.setup.purpose import set_up
from tests.fictional_area import AREA, THEME, with_files

KIT = r".venv\Scripts\python -m plugins.kit"


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer that is taken for one with Windows."""
    monkeypatch.setattr(command_line, "on_windows", lambda: True)


@pytest.mark.parametrize(
    ("command", "settings", "with_make", "on_windows"),
    [
        ("check-content", {}, "make check-content", f"{KIT} check-content"),
        (
            "check-content",
            {"CONTENT": "../x"},
            "make check-content CONTENT=../x",
            f"{KIT} check-content --content ../x",
        ),
        (
            "serve",
            {"CONTENT": "../our area", "PORT": "8001"},
            "make serve CONTENT='../our area' PORT=8001",
            f'{KIT} serve --content "../our area" --port 8001',
        ),
        (
            "publish",
            {"SITEURL": "https://our-area.example"},
            "make publish SITEURL=https://our-area.example",
            f"{KIT} publish --site-url https://our-area.example",
        ),
        ("new-area", {"DIR": "…"}, "make new-area DIR=…", f"{KIT} new-area …"),
    ],
)
def test_a_command_is_typed_as_it_is_on_this_computer(
    command: str,
    settings: dict[str, str],
    with_make: str,
    on_windows: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for windows, expected in ((False, with_make), (True, on_windows)):
        monkeypatch.setattr(command_line, "on_windows", lambda windows=windows: windows)
        assert typed(command, **settings) == expected


@pytest.mark.parametrize("name", ["posix", "nt"])
def test_the_system_says_whether_it_is_windows(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("plugins.command_line.os.name", name)
        is_windows = command_line.on_windows()
    assert is_windows is (name == "nt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("../été", "../été"),
        ("~hill", "'~hill'"),
        ("a;b", "'a;b'"),
        (r"a\b", r"'a\b'"),
        ("it's", """'it'"'"'s'"""),
        ("", "''"),
    ],
)
def test_a_word_is_quoted_where_a_shell_would_change_it(text: str, expected: str) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"..\hill-street", r"..\hill-street"),
        (r"C:\été", r"C:\été"),
        (r"..\our area", r'"..\our area"'),
        ("..\\our area\\", r'"..\our area"'),
        ("a&b", '"a&b"'),
        ("a,b", '"a,b"'),
        ("it's", '"it\'s"'),
        ("", '""'),
    ],
)
def test_a_word_is_quoted_as_both_shells_of_windows_take_it(
    windows: None, text: str, expected: str
) -> None:
    assert quoted(text) == expected


def test_settings_are_variables_of_make() -> None:
    assert [setting(name) for name in ("SCHEMA", "CONTENT")] == ["SCHEMA=…", "CONTENT=…"]
    assert (python(), setup_command("site")) == (
        ".venv/bin/python",
        "python3 -m plugins.setup site",
    )


def test_settings_are_options_on_windows(windows: None) -> None:
    assert [setting(name) for name in ("SCHEMA", "CONTENT")] == ["--schema …", "--content …"]
    assert (python(), setup_command("site")) == (
        r".venv\Scripts\python",
        "py -3.12 -m plugins.setup site",
    )


# On Windows no message names make, a variable of it, or a Python that is not there.


def test_a_missing_folder_is_named(windows: None) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["html", "--content", "no-such-area"])
    assert stopped.value.code == (
        "There is no folder no-such-area. --content … names an area's folder; "
        f"'{KIT} new-area …' starts one."
    )


def test_an_address_is_asked_for(
    windows: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SITEURL", raising=False)
    assert main(["publish", "--content", str(AREA)]) == 1
    assert capsys.readouterr().err == (
        f"Say which address the site will have: {KIT} publish --site-url https://our-area.example\n"
    )


def test_a_new_area_is_asked_for(windows: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new-area"]) == 1
    assert capsys.readouterr().err == f"Say where to write it: {KIT} new-area ../our-area\n"


def test_a_missing_answer_names_its_option(windows: None, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["new-area", str(tmp_path / "area"), "--place", "Hilltown"])
    assert str(stopped.value.code).endswith(" This is needed. Answer it with --vision.")


@pytest.mark.parametrize("folder", ["hill-street", "hill street"])
def test_a_new_area_says_how_to_see_it(
    folder: str,
    windows: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    answers = ["--place=X", "--vision=Y", "--started=2023", "--themes=Z"]
    assert main(["new-area", folder, *answers]) == 0
    content = f'"{folder}"' if " " in folder else folder
    assert capsys.readouterr().out == (
        f"A new area is in {folder}/. To see it: {KIT} serve --content {content}\n"
    )


def test_what_is_to_be_mended_first_is_listed_by_a_command(
    windows: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    with_files(tmp_path / "area", {"posts/2031/loose.md": "No fields."})
    for name in ("360-giving-package-schema.json", "360-giving-schema.json"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    assert main(["gaps", "--content", "area"]) == 1
    assert main(["check-360", "--content", "area", "--schema", "."]) == 1
    assert main(["check-360", "--content", "area", "--schema", "elsewhere"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"Something is to be mended first: {KIT} check-content --content area",
        f"There are problems to mend first: {KIT} check-content lists them.",
        (
            "There is no 360-giving-package-schema.json in elsewhere. "
            "--schema … names the folder that holds it."
        ),
    ]


def test_an_area_that_is_not_begun_is_told_how_to(windows: None, tmp_path: Path) -> None:
    problems = [str(problem) for problem in Build.read(BuildOptions(tmp_path, THEME)).problems]
    command = f"'{KIT} new-area ...'"
    assert problems == [
        (
            "content/area.yaml:1: there is no area.yaml here. Every area needs one: "
            f"{command} writes a start. [no-area]"
        ),
        (
            "content/plan/impacts.yaml:1: there is no plan/impacts.yaml here. "
            f"{command} writes one with the usual ten. [no-impacts]"
        ),
    ]


def test_the_set_up_names_itself(windows: None) -> None:
    with pytest.raises(Halt, match=r"^Say what to set up:  py -3\.12 -m plugins\.setup site  "):
        set_up([])


def test_the_browser_s_own_command_is_named(windows: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert system_packages.command(("chromium",)) == (
        r".venv\Scripts\python -m playwright install --with-deps chromium"
    )


def test_help_says_how_the_kit_is_called(windows: None, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert capsys.readouterr().out.startswith(f"usage: {KIT} [-h] command ...\n")
