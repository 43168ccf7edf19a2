"""Modules are of a size to be read, and named for what they are about."""

from __future__ import annotations

import ast
from pathlib import PurePosixPath

import pytest

from tests.house.sources import ROOT, modules

LONGEST = 450
NO_NOUNS = {"utils", "util", "helpers", "helper", "manager", "managers", "base", "common", "misc"}
# These packages hand on what others are to use of them; a plugin its ``register``.
HANDS_ON = {
    "plugins/cache/__init__.py",
    "plugins/impact/__init__.py",
    "plugins/impact/publish/open_data/__init__.py",
    "plugins/preview/__init__.py",
    "plugins/staging/__init__.py",
}
# Catch-alls by another name.
LEFT_OPEN = ("TODO", "FIXME", "XXX", "raise NotImplemented")


def test_no_module_is_too_long() -> None:
    lengths = {path: len((ROOT / path).read_text("utf-8").splitlines()) for path in modules()}
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}


def test_no_package_only_hands_names_on() -> None:
    found = {
        path
        for path, tree in modules().items()
        if path.endswith("__init__.py")
        and any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(tree))
    }
    assert found <= HANDS_ON


def test_no_module_is_named_for_nothing() -> None:
    names = {part for path in modules() for part in PurePosixPath(path).with_suffix("").parts}
    assert names & NO_NOUNS == set()


def test_each_module_says_what_it_is_about() -> None:
    assert [path for path, tree in modules().items() if not ast.get_docstring(tree)] == []


def test_most_functions_are_short() -> None:
    lengths = [
        (node.end_lineno or 0) - node.lineno + 1
        for tree in modules().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    ]
    assert sum(length < 15 for length in lengths) / len(lengths) > 0.75


def test_what_is_public_is_explained() -> None:
    silent = [
        f"{path}: {node.name}"
        for path, tree in modules().items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


@pytest.mark.parametrize("word", LEFT_OPEN)
def test_nothing_is_left_open(word: str) -> None:
    assert [path for path in modules() if word in (ROOT / path).read_text("utf-8")] == []


def test_nothing_that_goes_wrong_is_swallowed() -> None:
    found = [
        f"{path}:{node.lineno}"
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and len(node.body) == 1
        and isinstance(node.body[0], ast.Pass)
    ]
    assert found == []
