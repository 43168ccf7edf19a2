"""Outputs: files of a site that can each be made by itself, and groups that one tool makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from plugins.digest import digest_of

ALWAYS = ""
"""The key of what has none: it is made every time."""


@dataclass(frozen=True)
class Output:
    """A file of a site: its path below the output folder, with ``/``, and a way to make its bytes.

    ``made_from`` works out a key over the values that it shows, which depend on the site's facts
    alone: where these are as they were at the last build, it is not asked. ``also_from`` are keys
    of all else that shapes it: the templates behind it, the texts it holds, the bytes of a file.
    Where any of them is ``ALWAYS``, it is made every time.
    """

    path: str
    make: Callable[[], bytes]
    made_from: Callable[[], str] = lambda: "no values"
    also_from: tuple[str, ...] = ()

    def key(self, values: str) -> str:
        """The key over all that it is made from, where ``values`` is what ``made_from`` gives."""
        keys = (values, *self.also_from)
        return ALWAYS if ALWAYS in keys else digest_of(*keys)


@dataclass(frozen=True)
class OutputGroup:
    """Files that one tool makes together, under one key; ``make`` gives their bytes by path."""

    name: str
    key: str
    make: Callable[[], Mapping[str, bytes]]


def fixed_output(path: str, data: bytes) -> Output:
    """An output of which the bytes are at hand."""
    key = digest_of(data)
    return Output(path, lambda: data, also_from=(key,))


def made_output(path: str, make: Callable[[], bytes]) -> Output:
    """An output that is quickly made, so that it is made to tell whether it has changed."""
    return Output(path, make, lambda: digest_of(make()))
