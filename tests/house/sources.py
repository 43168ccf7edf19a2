"""The kit's own modules, read and not run."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def modules() -> Mapping[str, ast.Module]:
    """Every module below ``plugins/``, by its path below the project."""
    paths = sorted((ROOT / "plugins").rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_bytes()) for path in paths}


def imported(tree: ast.Module) -> Iterator[str]:
    """The full name of everything that a module imports, wherever in it that stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports say the whole name"
            yield from (f"{node.module}.{name.name}" for name in node.names)


def called(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """Every call, by the last part of the name of what is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Attribute):
                yield function.attr, node
            elif isinstance(function, ast.Name):
                yield function.id, node


def room(path_or_name: str) -> str:
    """The room of a module or of a name in it: ``markup``, ``impact/read`` …"""
    parts = path_or_name.removesuffix(".py").replace("/", ".").split(".")
    return "/".join(parts[1:3]) if parts[1:2] == ["impact"] and len(parts) > 2 else parts[1]
