"""The names by which a file could steer Pelican are those that Pelican itself knows."""

from __future__ import annotations

import ast
import inspect
from types import ModuleType

import pytest
from pelican import contents, generators, readers, utils
from pelican.contents import Article, Page

from plugins.impact.model.kinds import KINDS
from plugins.impact.model.plan import StaticPage
from plugins.impact.read.validation import PELICANS, STEERING, field_names

# These mean to a post what they mean to Pelican.
SHARED = {"title", "date", "summary", "status", "authors"}


def names_in(module: ModuleType) -> set[str]:
    """The attributes that a module's code asks for, and the texts in it."""
    nodes = list(ast.walk(ast.parse(inspect.getsource(module))))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant)}
    return {node.attr for node in nodes if isinstance(node, ast.Attribute)} | {
        text for text in texts if isinstance(text, str)
    }


def attributes(kind: type[contents.Content]) -> set[str]:
    """All that an object of Pelican's has by the name of an attribute."""
    made = kind("text", metadata={"title": "A title"})
    return {name for name in {*dir(kind), *vars(made)} if not name.startswith("_")}


def test_pelican_knows_each_of_them() -> None:
    known = {name for module in (contents, generators, readers, utils) for name in names_in(module)}
    # Pelican puts this together from two parts.
    known |= {f"override_{name}" for name in ("save_as", "url")}
    assert PELICANS - known == set()


@pytest.mark.parametrize("entry", [StaticPage, *KINDS.values()], ids=lambda entry: entry.__name__)
def test_no_field_is_called_as_what_steers_pelican(entry: type) -> None:
    fields = set(field_names(entry))
    assert fields & STEERING == set()
    assert fields & (attributes(Article) | attributes(Page)) <= SHARED
