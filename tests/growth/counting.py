"""Counting what is done and where, and not how long it takes: the same on every computer.

The code is compiled with a count at each loop, and wherever a built-in goes through something
from end to end: ``x in list``, ``sorted(list)``, ``list[1:]``, ``text.replace(…)``. Each place is
counted by itself, so a scan of everything for each thing shows although the rest costs far more.
"""

from __future__ import annotations

import ast
import builtins
import re
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterator
from importlib.machinery import FileFinder, ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2

ROOT = Path(__file__).resolve().parents[2]
SIZED = (list, tuple, str, bytes, deque, dict, set, frozenset, type({}.keys()), type({}.values()))
SEARCHED = (list, tuple, str, bytes, deque, type({}.values()))
GO_THROUGH = {
    *("all", "any", "dict", "enumerate", "frozenset", "list", "max", "min", "set", "sorted", "sum"),
    *("tuple", "filter", "map", "reversed", "zip", "Counter", "chain", "groupby", "deque"),
}
OF_ITSELF = {
    *("copy", "count", "find", "index", "insert", "partition", "remove", "replace", "rfind"),
    *("rpartition", "split", "splitlines", "union"),
}
OF_WHAT_IS_GIVEN = {"extend", "findall", "join", "sub", "union", "update"}

TEMPLATE = re.compile("^name = '(.*)'$", re.MULTILINE)

counts: Counter[str] = Counter()


def turns(things: Any, place: str) -> Iterator[Any]:
    """``things``, each counted when it is taken."""
    for thing in things:
        counts[place] += 1
        yield thing


def turn(place: str) -> bool:
    """One more turn of a loop without an end of its own."""
    counts[place] += 1
    return True


def gone_through(thing: Any, place: str) -> Any:
    """``thing``, whose length is what it costs."""
    if isinstance(thing, SIZED):
        counts[place] += len(thing)
    return thing


def searched(thing: Any, place: str) -> Any:
    """``thing``, which may have to be searched from end to end."""
    if isinstance(thing, SEARCHED):
        counts[place] += len(thing)
    return thing


class _Counted(ast.NodeTransformer):
    """Puts a count wherever a program goes through something."""

    def __init__(self, path: str) -> None:
        self.path = path

    def visit_For(self, node: ast.For) -> ast.For:
        self.generic_visit(node)
        node.iter = self._wrapped(turns, node.iter)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.comprehension:
        self.generic_visit(node)
        node.iter = self._wrapped(turns, node.iter)
        return node

    def visit_While(self, node: ast.While) -> ast.While:
        self.generic_visit(node)
        once = self._call(turn, node, [])
        node.test = ast.copy_location(ast.BoolOp(ast.And(), [once, node.test]), node.test)
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.Compare:
        self.generic_visit(node)
        pairs = zip(node.ops, node.comparators, strict=True)
        node.comparators = [
            self._wrapped(searched, of) if isinstance(op, ast.In | ast.NotIn) else of
            for op, of in pairs
        ]
        return node

    def visit_Call(self, node: ast.Call) -> ast.Call:
        self.generic_visit(node)
        name = node.func
        if isinstance(name, ast.Attribute) and name.attr in OF_ITSELF:
            name.value = self._wrapped(gone_through, name.value)
        goes_through = (
            getattr(name, "id", getattr(name, "attr", "")) in GO_THROUGH | OF_WHAT_IS_GIVEN
        )
        if goes_through:
            node.args = [
                each if isinstance(each, ast.Starred) else self._wrapped(gone_through, each)
                for each in node.args
            ]
        return node

    def visit_Starred(self, node: ast.Starred) -> ast.Starred:
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load):
            node.value = self._wrapped(gone_through, node.value)
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        self.generic_visit(node)
        part = isinstance(node.slice, ast.Slice) and isinstance(node.ctx, ast.Load)
        return self._wrapped(gone_through, node) if part else node

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        joins = isinstance(node.op, ast.Add | ast.BitOr)
        return self._wrapped(gone_through, node) if joins else node

    def visit_arg(self, node: ast.arg) -> ast.arg:
        return node  # what a parameter is said to be is no work

    def _wrapped(self, count: Callable[..., Any], node: ast.expr) -> ast.expr:
        return self._call(count, node, [node])

    def _call(self, count: Callable[..., Any], node: Any, given: list[ast.expr]) -> ast.expr:
        place = ast.Constant(f"{self.path}:{node.lineno} ({count.__name__} @{node.col_offset})")
        name = ast.Name(f"_growth_{count.__name__}", ast.Load())
        made = ast.copy_location(ast.Call(name, [*given, place], []), node)
        return ast.fix_missing_locations(made)


def counted(source: str | bytes, path: str, shown_as: str) -> CodeType:
    """The code of ``source`` with its counts, the places of which are in ``shown_as``."""
    tree = _Counted(shown_as).visit(ast.parse(source))
    return compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True)


class _Loader(SourceFileLoader):
    def get_code(self, fullname: str) -> CodeType:
        # Never from what Python has kept compiled, which counts nothing.
        path = Path(self.path)
        return counted(path.read_bytes(), self.path, path.relative_to(ROOT).as_posix())


class _Finder:
    """Finds the modules of the kit, to be compiled with counts."""

    @staticmethod
    def find_spec(name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if name.partition(".")[0] != "plugins":
            return None
        for folder in path or [str(ROOT)]:
            found = FileFinder(folder, (_Loader, [".py"])).find_spec(name)
            if found is not None:
                return found
        return None


class _CountedTemplates(jinja2.Environment):
    def _compile(self, source: str, filename: str) -> CodeType:
        name = TEMPLATE.search(source)
        return counted(source, filename, f"{name[1] if name else filename}, compiled")


def bring_counts() -> None:
    """Give code that was compiled with counts what it calls."""
    for count in (turns, turn, gone_through, searched):
        setattr(builtins, f"_growth_{count.__name__}", count)


def count_from_now_on() -> None:
    """From now on, modules of the kit and templates are compiled with counts."""
    bring_counts()
    sys.meta_path.insert(0, _Finder)
    jinja2.Environment._compile = _CountedTemplates._compile  # type: ignore[method-assign]


def counts_of(work: Callable[[], object]) -> Counter[str]:
    """How often each place was passed, or how much was gone through there, by ``work``."""
    counts.clear()
    work()
    return Counter(counts)
