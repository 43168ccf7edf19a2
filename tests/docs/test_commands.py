"""What can be typed is in the README, and what the manual says to type is there."""

from __future__ import annotations

import re

import pytest

from plugins.kit.questions import QUESTIONS
from tests.docs.pages import MANUAL, text_of

MAKEFILE = text_of("Makefile")
TARGETS = re.findall(r"^([a-z0-9-]+):.*## ", MAKEFILE, re.MULTILINE)
# Made of the others, so there is nothing to set.
OF_ITS_OWN = {"VENV", "KIT", "INPUT", "FOLDERS"}
VARIABLES = sorted(set(re.findall(r"^([A-Z_]+) *\??=", MAKEFILE, re.MULTILINE)) - OF_ITS_OWN)
TYPED = re.compile(r"(?:^|`)make(?: -C \S+)? (?P<target>[a-z][a-z0-9-]*)", re.MULTILINE)


@pytest.mark.parametrize("target", TARGETS)
def test_the_readme_tells_of_each_target(target: str) -> None:
    assert f"| `make {target}` |" in text_of("README.md")


@pytest.mark.parametrize("variable", VARIABLES)
def test_the_readme_tells_of_each_variable(variable: str) -> None:
    assert f"| `{variable}` |" in text_of("README.md")


@pytest.mark.parametrize("option", QUESTIONS)
def test_the_readme_tells_of_each_question_of_a_new_area(option: str) -> None:
    assert f"`--{option}`" in text_of("README.md")


@pytest.mark.parametrize("page", MANUAL)
def test_each_target_that_a_page_names_is_there(page: str) -> None:
    assert {found["target"] for found in TYPED.finditer(text_of(page))} <= {*TARGETS}
