"""What can be typed is in the README, and what the manual says to type is there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import pytest

from plugins.command_line import OPTION_OF
from plugins.kit.__main__ import command_line_parser, main
from plugins.kit.questions import QUESTIONS
from tests.docs.pages import MANUAL, text_of

MAKEFILE = text_of("Makefile")
TARGETS = re.findall(r"^([a-z0-9-]+):.*## ", MAKEFILE, re.MULTILINE)
# Made of the others, so there is nothing to set.
OF_ITS_OWN = {"VENV", "KIT", "INPUT", "FOLDERS"}
VARIABLES = sorted(set(re.findall(r"^([A-Z_]+) *\??=", MAKEFILE, re.MULTILINE)) - OF_ITS_OWN)
TYPED = re.compile(r"(?:^|`)make(?: -C \S+)? (?P<target>[a-z][a-z0-9-]*)", re.MULTILINE)
ON_WINDOWS = re.compile(r"\.venv\\Scripts\\python -m plugins\.kit ([^`\n]+)")
OPTION = re.compile(r"--[a-z-]+")


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What a command says of itself."""
    with pytest.raises(SystemExit):
        main([*words, "--help"])
    return capsys.readouterr().out


def commands(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The commands that the kit lists."""
    return re.findall(r"^    ([a-z0-9-]+)\s", printed(capsys), re.MULTILINE)


def options(command: str, capsys: pytest.CaptureFixture[str]) -> set[str]:
    """The options of a command, but for the one that asks for help."""
    found = re.findall(r"^  (--[a-z-]+)", printed(capsys, command), re.MULTILINE)
    return set(found)


def cells_of(command: str) -> list[str]:
    """The cells of the README's row about a command."""
    (row,) = re.findall(rf"^\| `make {command}` \|(.*)\|$", text_of("README.md"), re.MULTILINE)
    return str(row).split(" | ")


@pytest.mark.parametrize("target", TARGETS)
def test_the_readme_tells_of_each_target(target: str) -> None:
    assert f"| `make {target}` |" in text_of("README.md")


@pytest.mark.parametrize("variable", VARIABLES)
def test_the_readme_tells_of_each_variable(variable: str) -> None:
    assert f"| `{variable}` |" in text_of("README.md")


@pytest.mark.parametrize(("variable", "option"), OPTION_OF.items())
def test_the_readme_gives_the_option_of_each_variable(variable: str, option: str) -> None:
    shown = f"`{option}`" if option else "the folder alone"
    assert f"| `{variable}` | {shown} |" in text_of("README.md")


@pytest.mark.parametrize("option", QUESTIONS)
def test_the_readme_tells_of_each_question_of_a_new_area(option: str) -> None:
    assert f"`--{option}`" in text_of("README.md")


def test_each_command_of_the_kit_is_a_target_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert {*commands(capsys)} == {*TARGETS} - {"help", "check", "lint", "test", "fuzz", "bench"}


def test_the_readme_gives_each_command_its_own_options(capsys: pytest.CaptureFixture[str]) -> None:
    shown = {name: {*OPTION.findall(cells_of(name)[0])} for name in commands(capsys)}
    assert shown.pop("new-area") == set()
    assert "(#start-your-own-area)" in cells_of("new-area")[0]
    assert shown == {name: options(name, capsys) for name in shown}


def test_the_readme_says_what_each_option_sets(capsys: pytest.CaptureFixture[str]) -> None:
    taken = {option for name in commands(capsys) for option in options(name, capsys)}
    told = re.findall(r"^\| [^|]*\| `(--[a-z-]+)` \| [^|]", text_of("README.md"), re.MULTILINE)
    asked = {f"--{question}" for question in QUESTIONS}
    assert {*told} | asked == taken


def typed_on_windows() -> Iterator[tuple[str, str]]:
    """Each command that a page gives as it is typed on Windows."""
    for page in MANUAL:
        found = ON_WINDOWS.findall(text_of(page))
        yield from ((page, words) for words in found if words != "--help")


@pytest.mark.parametrize(("page", "words"), [*typed_on_windows()])
def test_what_is_typed_on_windows_is_what_the_kit_takes(page: str, words: str) -> None:
    given = shlex.split(words.replace("\\", "/").replace("…this folder…", "../area"))
    assert command_line_parser().parse_args(given).run


def test_windows_has_its_own_line_for_what_volunteers_type_most() -> None:
    shown = {words.split()[0] for page, words in typed_on_windows() if page == "README.md"}
    assert shown >= {"serve", "new-area", "check-content", "publish"}
    starter = [words for page, words in typed_on_windows() if page.endswith("starter/README.md")]
    assert [words.split()[0] for words in starter] == ["serve", "check-content"]


@pytest.mark.parametrize("page", MANUAL)
def test_each_target_that_a_page_names_is_there(page: str) -> None:
    assert {found["target"] for found in TYPED.finditer(text_of(page))} <= {*TARGETS}
