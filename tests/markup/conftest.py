"""Rendering as the tests need it: a site of which only a few addresses are known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from plugins.markup.links import TextLink, Unresolved
from plugins.markup.rendered import Refused, Rendered, Words
from plugins.markup.rendering import render

Render: TypeAlias = Callable[..., Rendered]
WORDS = Words(table="Table {number}", note="Note {number}", back="Back to note {number}")


def resolved(link: TextLink) -> str | Unresolved:
    """Everything is there, except what has 'missing' in its name."""
    if "missing" in link.target:
        return Unresolved("broken-link", f"there is no '{link.path}'.")
    return f"/news/2019/{link.path[:-3]}/" if link.path.endswith(".md") else link.target


@pytest.fixture
def rendered() -> Render:
    """Renders a text that is not refused."""

    def of(text: str, **options: Any) -> Rendered:
        result = render(text, resolve=resolved, words=WORDS, in_parts=True, **options)
        assert isinstance(result, Rendered), result
        return result

    return of


@pytest.fixture
def refused() -> Callable[[str], Refused]:
    """Renders a text that is refused."""

    def of(text: str) -> Refused:
        result = render(text, resolve=resolved, words=WORDS)
        assert isinstance(result, Refused), result
        return result

    return of
