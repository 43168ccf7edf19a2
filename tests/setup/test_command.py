"""The command line of the set-up, and the Makefile that wraps it and the rest."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.command_line import OPTION_OF
from plugins.kit.__main__ import command_line_parser
from plugins.setup.__main__ import main
from plugins.setup.commands import run, surroundings

ROOT = Path(__file__).resolve().parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [[], ["sites"], ["site", "tests"]])
def test_another_purpose_is_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 1
    assert "python3 -m plugins.setup site" in capsys.readouterr().err


def test_a_program_that_succeeds_is_true() -> None:
    assert run([sys.executable, "-c", ""])


def test_a_program_that_fails_is_false() -> None:
    assert not run([sys.executable, "-c", "raise SystemExit(1)"])


def test_a_program_that_is_not_there_is_false() -> None:
    assert not run(["no-such-program"])


def test_settings_that_lead_packages_astray_are_left_out() -> None:
    environ = {"HOME": "/home/a", "PIP_USER": "1", "PYTHONPATH": "x", "PIP_CERT": "c"}
    assert surroundings(environ) == {"HOME": "/home/a", "PIP_CERT": "c"}


def make(*words: str) -> str:
    # With no more around it than it needs: a make that runs these tests leaves its own marks.
    done = subprocess.run(
        ["make", *words],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


def test_help_is_the_default_and_has_a_line_for_each_target() -> None:
    targets = set(re.findall(r"^([a-z0-9-]+):", MAKEFILE, re.MULTILINE))
    public = targets - {"python", "site-tools", "test-tools"}
    assert {line.split()[1] for line in make().splitlines()} == public


def test_every_target_is_one_of_words_not_of_files() -> None:
    targets = set(re.findall(r"^([a-z0-9-]+):", MAKEFILE, re.MULTILINE))
    phony = re.search(r"^\.PHONY: ((?:.|\\\n)+?)$(?<!\\)", MAKEFILE, re.MULTILINE)
    assert phony is not None
    assert set(phony[1].replace("\\", " ").split()) == targets


def dry_run(*words: str) -> list[str]:
    """The commands that make would run, but for the look whether there is a Python."""
    lines = make("--dry-run", "PYTHON=python3", *words).replace("\\\n", " ").splitlines()
    return [" ".join(line.split()) for line in lines if not line.startswith("command -v ")]


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["html"], 'html --content "content"'),
        (["html", "CONTENT=../a b"], 'html --content "../a b"'),
        (["html", "OUTPUT=x"], 'html --content "content" --output "x"'),
        (["html", "AS_OF=2020-01-31"], 'html --content "content" --as-of "2020-01-31"'),
        (["serve"], 'serve --content "content" --port "8000"'),
        (["serve", "PORT=8001"], 'serve --content "content" --port "8001"'),
        (["publish"], 'publish --content "content"'),
        (
            ["publish", "SITEURL=https://a.example"],
            'publish --content "content" --site-url "https://a.example"',
        ),
        (["check-content"], 'check-content --content "content"'),
        (["new-area", "DIR=../a", "NAME=Our Area"], 'new-area "../a" --name "Our Area"'),
        (["new-area", "DIR=../a", "ARGS=--place X"], 'new-area "../a" --place X'),
        (["gaps", "ARGS=--rows x.yaml"], 'gaps --content "content" --rows x.yaml'),
        (["manual"], "manual"),
        (["clean"], 'clean --content "content"'),
        (["clean", "OUTPUT=x"], 'clean --content "content" --output "x"'),
    ],
)
def test_a_target_sets_up_and_then_runs_its_command(words: list[str], command: str) -> None:
    assert dry_run(*words) == [
        "python3 -m plugins.setup site",
        f".venv/bin/python -m plugins.kit {command}",
    ]


ALL_SET = [
    *("CONTENT=../a b", "OUTPUT=x", "SITEURL=https://a.example", "AS_OF=2020-01-31"),
    *("PORT=8001", "DIR=../new", "NAME=Our Area", "SCHEMA=360"),
]
KIT = ".venv/bin/python -m plugins.kit "


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\$\(KIT\) ([a-z0-9-]+)", MAKEFILE))))
def test_a_command_takes_all_that_its_target_hands_on(target: str) -> None:
    (line,) = [line for line in dry_run(target, *ALL_SET) if line.startswith(KIT)]
    assert command_line_parser().parse_args(shlex.split(line.removeprefix(KIT))).run


def test_a_variable_is_handed_on_as_the_option_that_messages_name() -> None:
    handed_on = set(re.findall(r'(--[a-z-]+) "\$\(([A-Z_]+)\)"', MAKEFILE))
    assert handed_on == {(option, name) for name, option in OPTION_OF.items() if option}


def test_the_tests_target_sets_up_and_then_runs_the_tests() -> None:
    assert dry_run("test") == [
        "python3 -m plugins.setup tests",
        ".venv/bin/python -m pytest",
    ]


def test_another_python_may_be_chosen() -> None:
    assert "python3.12 -m plugins.setup site" in dry_run("html", "PYTHON=python3.12")


def test_where_there_is_no_python_that_is_said() -> None:
    done = subprocess.run(
        ["make", "html", "PYTHON=no-python"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    assert done.stdout.startswith("There is no no-python here. Install Python 3.11 or newer")
