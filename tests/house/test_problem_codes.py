"""Every kind of problem has a code of its own, which the manual explains."""

from __future__ import annotations

import ast
import re
from collections import Counter

from tests.house.sources import ROOT, called, modules

CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
HEADING = re.compile(r"^### `(.+)`$", re.MULTILINE)


def codes() -> list[str]:
    """The code of every kind of problem, wherever it is defined."""
    return [
        call.args[0].value
        for tree in modules().values()
        for name, call in called(tree)
        if name == "ProblemKind"
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    ]


def explained() -> list[str]:
    """The codes that the manual explains."""
    return HEADING.findall((ROOT / "docs" / "problems.md").read_text("utf-8"))


def test_there_are_kinds_of_problem() -> None:
    assert len(codes()) > 80


def test_no_code_stands_for_two_kinds() -> None:
    assert [code for code, count in Counter(codes()).items() if count > 1] == []


def test_each_code_can_be_searched_for() -> None:
    assert [code for code in codes() if not CODE.fullmatch(code)] == []


def test_the_manual_explains_each_code_once_and_no_other() -> None:
    assert sorted(explained()) == sorted(codes())


def test_the_manual_tells_of_each_kind_of_post() -> None:
    fields = (ROOT / "docs" / "fields.md").read_text("utf-8")
    kinds = modules()["plugins/impact/model/kinds.py"]
    table = next(
        node.value
        for node in kinds.body
        if isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == "KINDS"
    )
    assert isinstance(table, ast.Dict)
    names = [key.value for key in table.keys if isinstance(key, ast.Constant)]
    assert [name for name in names if f"### `kind: {name}`" not in fields] == []
