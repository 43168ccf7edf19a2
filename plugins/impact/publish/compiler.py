"""What Jinja makes of a template: Python, as somebody would write it who knows what it is handed.

That is objects and functions, and a template asks nothing of them but what Python does: attributes
are attributes, never keys of a mapping, and no function is handed the context. Escaping is as
strict as Jinja's own.
"""
# ruff: noqa: N802 - the names of the methods are Jinja's

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from jinja2 import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Call, CondExpr, Const, Filter, Getattr, Test
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from plugins import incremental
from plugins.impact.report.shapes import Place

try:  # what ``escape`` does to a text before it makes that ``Markup``, which takes far longer
    from markupsafe._speedups import _escape_inner as _text_escaped
except ImportError:  # where it was not compiled
    from markupsafe._native import _escape_inner as _text_escaped

PLACE = incremental.PLACE.decode()

_marked: Callable[[str], Markup] = partial(str.__new__, Markup)
"""A text that is HTML already; ``Markup`` itself would first ask what it is."""


def escaped(value: object) -> str:
    """``value`` as it may stand in HTML: what ``markupsafe.escape`` gives, as a plain text.

    The place of a text becomes the sign that the text is put for.
    """
    kind = type(value)
    if kind is str:
        return _text_escaped(value)  # type: ignore[arg-type]
    if kind is Markup:
        return value  # type: ignore[return-value]
    if kind is int:
        return str(value)
    return PLACE if kind is Place else escape(value)


def macro(environment: Environment, body: Callable[..., str], *about: Any) -> Callable[..., str]:
    """What a template calls as its macro; the arguments are those of Jinja's ``Macro``.

    Most calls only give the first arguments, in their order; ``body`` takes its defaults for
    those that are ``missing``.
    """
    known = Macro(environment, body, *about)
    most = len(known.arguments)
    absent = (missing,) * most

    def call(*given: Any, **named: Any) -> str:
        if named or len(given) > most:
            return known(*given, **named)
        return _marked(body(*given, *absent[len(given) :]))

    return known if known.caller or known.catch_kwargs or known.catch_varargs else call


class Plain(CodeGenerator):
    """Writes that Python."""

    def write_commons(self) -> None:
        """The names that every function of a template begins with."""
        super().write_commons()
        self.writeline("escape = environment.escaped")
        self.writeline("Macro = environment.macro")

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:
        """``thing.name``, an error where there is none."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Test(self, node: Test, frame: Frame) -> None:
        """``thing.name is defined``: whether there is one."""
        if node.name == "defined" and isinstance(node.node, Getattr):
            self.write("hasattr(")
            self.visit(node.node.node, frame)
            self.write(f", {node.node.attr!r})")
        else:
            super().visit_Test(node, frame)

    def visit_Filter(self, node: Filter, frame: Frame) -> None:
        """``thing.name|default(…)``: what stands there where there is none."""
        if node.name == "default" and isinstance(node.node, Getattr) and len(node.args) == 1:
            self.write("getattr(")
            self.visit(node.node.node, frame)
            self.write(f", {node.node.attr!r}, ")
            self.visit(node.args[0], frame)
            self.write(")")
        else:
            super().visit_Filter(node, frame)

    def visit_CondExpr(self, node: CondExpr, frame: Frame) -> None:
        """``… if …`` says nothing otherwise, where there is no ``else``."""
        node.expr2 = node.expr2 or Const("")
        super().visit_CondExpr(node, frame)

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:
        """A call, with what the template gives and nothing else."""
        if node.dyn_args or node.dyn_kwargs:
            self.fail("arguments are to be written out one by one", node.lineno)
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")
