"""A template with all that it includes, imports or extends, however far away."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from jinja2 import Environment, TemplateSyntaxError, meta

References = Mapping[str, tuple[str, ...] | None]


class Closures:
    """Those of a theme's ``templates`` (sources by name).

    ``remembered`` are references found earlier, by the digest of a source: taking a template
    apart takes far longer than reading it. ``references`` are those of now, to remember.
    """

    def __init__(
        self, templates: Mapping[str, str], environment: Environment, remembered: References
    ) -> None:
        self._templates = templates
        self._environment = environment
        self._remembered = remembered
        self._digests = {name: _digest(source) for name, source in templates.items()}
        self._found: dict[str, str] = {}
        self.references: dict[str, tuple[str, ...] | None] = {}

    def digest(self, name: str) -> str:
        """What stands for the source of the template ``name`` and of all behind it.

        Empty where that cannot be told: a name is computed only when the template runs, or a
        template is not there.
        """
        if name not in self._found:
            self._found[name] = self._digest(name)
        return self._found[name]

    def _digest(self, first: str) -> str:
        seen: set[str] = set()
        waiting = [first]
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            found = self._references(name)
            if found is None:
                return ""
            waiting.extend(found)
        text = "".join(f"{name} {self._digests[name]}\n" for name in sorted(seen))
        return _digest(text)

    def _references(self, name: str) -> tuple[str, ...] | None:
        if name not in self._templates:
            return None
        key = self._digests[name]
        if key not in self.references:
            known = key in self._remembered
            self.references[key] = self._remembered[key] if known else self._find(name)
        return self.references[key]

    def _find(self, name: str) -> tuple[str, ...] | None:
        try:
            tree = self._environment.parse(self._templates[name])
        except TemplateSyntaxError:
            return None  # rendering says what is wrong
        found = tuple(meta.find_referenced_templates(tree))
        named = tuple(reference for reference in found if reference is not None)
        return named if len(named) == len(found) else None


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()
