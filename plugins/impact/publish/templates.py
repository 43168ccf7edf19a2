"""The templates of a site theme, as Jinja has them, but sooner there.

All have the same globals, and stay as they are.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from contextlib import suppress
from typing import Any

from jinja2 import Environment, Template, TemplateSyntaxError

from plugins.impact.publish.compiler import Plain, escaped, macro
from plugins.parallel import Share


def once() -> Callable[[Callable[[object], str], object], str]:
    """``said(macro, thing)``: what ``macro`` makes of ``thing``, kept until it is another thing."""
    last: dict[Callable[[object], str], tuple[object, str]] = {}

    def said(macro: Callable[[object], str], thing: object) -> str:
        if macro not in last or last[macro][0] is not thing:
            last[macro] = thing, macro(thing)
        return last[macro][1]

    return said


class Templates(Environment):
    """All templates of a site theme."""

    code_generator_class = Plain
    escaped = staticmethod(escaped)
    macro = staticmethod(macro)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._loaded: dict[str | Template, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - it is Jinja's name
    ) -> Template:
        """The template ``name``; every page asks for a dozen."""
        found = self._loaded.get(name)
        if found is None:
            found = self._loaded[name] = super().get_template(name, parent, globals)
        return found

    def load(self, wanted: Iterable[str], share: Share) -> None:
        """Load all that are ``wanted``, before several processes need them."""
        names = sorted(set(wanted) - self._loaded.keys())
        self.take(dict(zip(names, share(self._compiled, names, str), strict=True)))

    def compiled(self) -> Mapping[str, bytes]:
        """All that can be compiled, for a copy of this process to ``take``; of the others, the
        first page that needs one says why."""
        assert self.loader is not None
        found = {}
        for name in self.loader.list_templates():
            with suppress(TemplateSyntaxError):
                found[name] = self._compiled(name)
        return found

    def take(self, compiled: Mapping[str, bytes]) -> None:
        """Load what this process, or a copy of it, has ``compiled``."""
        for name, code in compiled.items():
            found = marshal.loads(code)  # noqa: S302
            self._loaded[name] = Template.from_code(self, found, self.make_globals(None))

    def _compiled(self, name: str) -> bytes:
        assert self.loader is not None
        source, file, _ = self.loader.get_source(self, name)
        return marshal.dumps(self.compile(source, name, file))

    def make_globals(self, d: Mapping[str, Any] | None) -> dict[str, Any]:
        """The globals of a template: those of all."""
        return {**self.globals, **(d or {})}
