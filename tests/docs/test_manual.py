"""The pages that come from the code are what the code says, and it says it of everything."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest

from plugins.impact.model.entry import FieldGroup
from plugins.impact.read.locations import CLASSES
from plugins.kit.manual.pages import PAGES, write
from plugins.kit.manual.problems import GROUPS, kinds
from plugins.kit.manual.structure import entries, groups, own_fields
from plugins.kit.manual.words import example_values, file_examples
from plugins.problems import ProblemKind
from tests.docs.pages import ROOT, text_of


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_what_the_code_says(page: str) -> None:
    assert text_of(page) == PAGES[page](), "run: python -m plugins.kit manual"


def test_the_command_writes_the_pages(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    assert write(tmp_path) == 0
    assert {path.name for path in (tmp_path / "docs").iterdir()} == {"fields.md", "problems.md"}


FIELDS = [
    pytest.param(entry, name, id=f"{entry.__name__}.{name}")
    for entry in dict.fromkeys((*entries(), *groups()))
    for name, _ in own_fields(entry)
]


@pytest.mark.parametrize(("entry", "name"), FIELDS)
def test_each_field_says_what_it_is(entry: type[FieldGroup], name: str) -> None:
    assert entry.model_fields[name].description


def test_each_file_of_the_plan_has_an_example() -> None:
    plan = CLASSES.keys() - {"posts"}
    assert file_examples().keys() == plan


@pytest.mark.parametrize("kind", [*kinds()], ids=lambda kind: kind.code)
def test_an_example_fills_each_place_of_a_message(kind: ProblemKind) -> None:
    places = {name for _, name, _, _ in Formatter().parse(kind.message) if name}
    assert example_values().get(kind.code, {}).keys() == places


def test_each_code_is_one_kind_of_problem() -> None:
    codes = [kind.code for kind in kinds()]
    assert sorted(codes) == sorted(set(codes))


def test_no_example_is_left_of_a_problem_that_is_gone() -> None:
    assert example_values().keys() <= {kind.code for kind in kinds()}


def test_no_kind_of_problem_is_defined_where_the_manual_does_not_look() -> None:
    sources = (path for path in ROOT.glob("plugins/**/*.py") if "ProblemKind(" in path.read_text())
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in sources}
    assert names <= {module.__name__ for module in GROUPS.values()}
