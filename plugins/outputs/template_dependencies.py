"""A template with all that it includes, imports or extends, however far away."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plugins.digest import digest_of

TAG = re.compile(
    r"{%[-+]?\s*(?:extends|include|import|from)\b"
    r"(?:\s*(?P<quote>[\"'])(?P<name>[^\"']*)(?P=quote)\s*"
    r"(?P<end>[-+]?%}|(?:import|as|ignore|with|without)\b))?"
)
"""A tag that brings in another template: ``name``, where it is written out and nothing else is
brought in instead. One in a comment counts too, which costs a page that is made once more."""


class TemplateDependencies:
    """Those of a theme's ``templates``: sources by name, with Jinja's usual marks."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        self._templates = templates
        self._references = {name: _references(source) for name, source in templates.items()}
        self._digests = {name: digest_of(source) for name, source in templates.items()}
        self._found: dict[str, str] = {}

    def digest(self, name: str) -> str:
        """What stands for the source of the template ``name`` and of all behind it.

        Empty where that cannot be told: a name is computed only when the template runs, or a
        template is not there.
        """
        if name not in self._found:
            self._found[name] = self._digest(name)
        return self._found[name]

    def _digest(self, name: str) -> str:
        seen = self.closure(name)
        if any(self._references.get(name) is None for name in seen):
            return ""
        return digest_of(*(part for name in sorted(seen) for part in (name, self._digests[name])))

    def closure(self, *first: str) -> set[str]:
        """Those of the names ``first`` and all behind them, as far as that can be told."""
        seen: set[str] = set()
        waiting = list(first)
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting.extend(self._references.get(name) or ())
        return seen


def _references(source: str) -> tuple[str, ...] | None:
    """The names of the templates that ``source`` brings in; none where one is computed."""
    found = list(TAG.finditer(source))
    if any(match["name"] is None for match in found):
        return None
    return tuple(match["name"] for match in found)
