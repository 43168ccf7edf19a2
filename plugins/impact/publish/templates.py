"""Jinja as this site theme needs it: the same pages from the same templates, in less time.

What is left out is what no template of ours asks for: functions that are handed the context,
and globals that one template has and another does not. Escaping is as strict as Jinja's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context
from markupsafe import Markup, escape

UNSAFE = re.compile("""[&<>"']""")
"""Every character that escaping changes."""


def escaped(value: object) -> str:
    """``value`` as it may stand in HTML: what ``markupsafe.escape`` gives, as a plain text.

    Nearly every text on a page has nothing to escape, and then it is the text itself.
    """
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]
    if kind is str and UNSAFE.search(value) is None:  # type: ignore[call-overload]
        return value  # type: ignore[return-value]
    if kind is int:
        return str(value)
    return escape(value)


class PlainCalls(Context):
    """Calls macros and words with what the template gives them, and nothing else."""

    def call(
        self,
        called: Callable[..., Any],
        /,
        *args: Any,
        _loop_vars: Mapping[str, Any] | None = None,
        _block_vars: Mapping[str, Any] | None = None,
        **named: Any,
    ) -> Any:
        """``called`` with these arguments; Jinja adds two of its own for who takes the context."""
        return called(*args, **named)


class Escaping(CodeGenerator):
    """Escapes with ``escaped`` where Jinja would escape."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class Templates(Environment):
    """All templates of a site theme. They share their globals, and stay as they are."""

    context_class = PlainCalls
    code_generator_class = Escaping
    escaped = staticmethod(escaped)

    def make_globals(self, d: Mapping[str, Any] | None) -> dict[str, Any]:
        """The globals of a template: those of all."""
        return {**self.globals, **(d or {})}
