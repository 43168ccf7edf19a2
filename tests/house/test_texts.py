"""Only its own page shows the text of a post: that is what makes an edit of a text quick."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.sources import modules, room

SEEN_ELSEWHERE = {"summary", "links", "anchors", "faults"}
OWN_PAGES = {
    "plugins/impact/report/activities.py",
    "plugins/impact/report/details.py",
    "plugins/impact/report/fixed.py",
    "plugins/impact/report/posts.py",
    "plugins/impact/report/themes.py",
}


def looked_into(tree: ast.AST) -> Iterator[str]:
    """What is asked of a ``body``."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Attribute):
            continue
        if node.value.attr == "body":
            yield node.attr


def test_only_own_pages_look_into_a_text() -> None:
    """``read/retouching.py`` makes no other page anew when a text changes."""
    found = {
        path
        for path, tree in modules().items()
        if room(path).startswith("impact/") and room(path) != "impact/read"
        if set(looked_into(tree)) - SEEN_ELSEWHERE
    }
    assert found == OWN_PAGES


def test_a_text_is_not_handed_on_whole() -> None:
    """But where a post of one page is made from another, where links are checked, where it is
    noted what has to stay the same for another text to take its place, and where a page has it."""
    found = {
        path
        for path, tree in modules().items()
        if room(path).startswith("impact/") and room(path) != "impact/read"
        if handed_on(tree)
    }
    assert found == {
        "plugins/impact/compute/links.py",
        "plugins/impact/publish/outlining.py",
        "plugins/impact/publish/retouch.py",
        "plugins/impact/report/views/posts.py",
    }


def handed_on(tree: ast.AST) -> bool:
    """Whether a ``body`` is taken of which nothing is asked on the spot."""
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    asked = {id(node.value) for node in nodes}
    return any(node.attr == "body" and id(node) not in asked for node in nodes)
