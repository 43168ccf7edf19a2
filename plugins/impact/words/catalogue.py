"""The catalogue of a language, read from ``<language>.yaml`` beside this module."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import TypeAlias

import yaml

Text: TypeAlias = str | Mapping[str, str]
Catalogue: TypeAlias = Mapping[str, Text]

ENDING = ".yaml"
FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The loader in C is not there on every system."""


@cache
def languages() -> frozenset[str]:
    """The languages that there are words in."""
    files = resources.files(__package__).iterdir()
    return frozenset(f.name.removesuffix(ENDING) for f in files if f.name.endswith(ENDING))


@cache
def catalogue(language: str) -> Catalogue:
    """Key → text, or its plural forms by their CLDR names.

    Raises ``TypeError`` where a text is neither: the catalogue is ours, so that is a mistake
    in the kit.
    """
    text = resources.files(__package__).joinpath(language + ENDING).read_text("utf-8")
    words = yaml.load(text, FAST)  # noqa: S506 - both are safe loaders
    for key, value in words.items():
        if not isinstance(value, str | dict) or not isinstance(key, str):
            raise TypeError(f"{language}{ENDING}: {key} is neither a text nor plural forms")
    return dict(words)
