"""Every problem, as it is printed: cases of the least that goes wrong, and the whole line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from plugins.problems import ProblemKind, kinds_in
from tests.reading.small_site import WALK, build, problem_lines, site, walk

HERE = Path(__file__).parent
PLUGINS = HERE.parents[1] / "plugins"
CODE = re.compile(r"\[([a-z0-9-]+)\]$", re.MULTILINE)


def _cases() -> Iterator[dict[str, Any]]:
    for path in sorted((HERE / "cases").glob("*.yaml")):
        yield from yaml.safe_load(path.read_text("utf-8"))


CASES = tuple(_cases())


def _kinds() -> list[ProblemKind]:
    """The kinds of every module of the kit that defines any."""
    sources = sorted(PLUGINS.rglob("*.py"))
    names = [
        ".".join(path.relative_to(PLUGINS.parent).with_suffix("").parts)
        for path in sources
        if re.search(r"= ProblemKind\(", path.read_text("utf-8"))
    ]
    return [kind for name in names for kind in kinds_in(import_module(name))]


KINDS = _kinds()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_what_is_printed(case, tmp_path):
    files = dict(case.get("files", {}))
    if "walk" in case:
        files[WALK] = walk(case["walk"], case.get("text", "We walked.").rstrip())
    assert problem_lines(files, tmp_path) == case["problems"].splitlines()


def test_nothing_is_wrong_with_the_site_that_cases_add_to(tmp_path):
    assert build(site({WALK: walk("themes: [water]")}, tmp_path)).problems == ()


# What is the kit's own mistake, which no content brings about: tests/site/test_entry_account.py.
OF_THE_KIT = {"not-shown"}


@pytest.mark.parametrize("code", sorted({kind.code for kind in KINDS} - OF_THE_KIT))
def test_every_code_has_a_case(code):
    assert code in {found for case in CASES for found in CODE.findall(case["problems"])}


def test_no_two_kinds_share_a_code():
    # The same kind may be known in several modules; two kinds may not have one name.
    counts = Counter(kind.code for kind in set(KINDS))
    assert [code for code, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_a_kind_has_an_address_for_the_manual(kind):
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", kind.code)
    assert kind.doc.endswith((".", ")."))
    assert "\n" not in kind.message


def test_every_case_has_its_own_name():
    counts = Counter(case["case"] for case in CASES)
    assert [name for name, count in counts.items() if count > 1] == []
