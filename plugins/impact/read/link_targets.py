"""Where each file will be published, known before its fields have been checked."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from plugins.impact.model import addresses
from plugins.impact.model.references import KnownIds, Noun
from plugins.impact.read import faults
from plugins.impact.read.parsing import ParsedFile
from plugins.markup.links import LinkKind, Resolve, TextLink, Unresolved
from plugins.problems import suggest, to_compare

ENTRY = re.compile(
    r"/(?:activities|themes|goals|partners|impacts|rep-reports)/[^/]+/|/news/\d{4}/[^/]+/"
)
LISTED: Mapping[Noun, Callable[[str], str]] = {
    "goal": addresses.goal,
    "partner": addresses.partner,
    "impact": addresses.impact,
}


@dataclass(frozen=True)
class LinkTargets:
    """Where things will be: the address of each file, and of every entry that has one."""

    files: Mapping[str, str]
    entries: frozenset[str]

    @cached_property
    def paths(self) -> frozenset[str]:
        """The files."""
        return frozenset(self.files)


def link_targets(parsed: Iterable[ParsedFile], known: KnownIds) -> LinkTargets:
    """The addresses of all that was written, whether or not the rest of it is right."""
    files = {file.path: file.address for file in parsed if file.address}
    listed = {of(id_) for noun, of in LISTED.items() for id_ in known.ids.get(noun, ())}
    return LinkTargets(files, frozenset({*files.values(), *listed}))


def resolver(path: str, known: LinkTargets, base: str) -> Resolve:
    """What a link in the file ``path`` leads to, as an address below ``base``.

    Whether a list or a fixed page has an address is not known yet; that is checked when all
    pages are.
    """

    def resolve(link: TextLink) -> str | Unresolved:
        if link.kind is LinkKind.ADDRESS:
            if ENTRY.fullmatch(link.path) and link.path not in known.entries:
                return _unresolved(link, suggest(link.path, known.entries))
            return base + link.target
        if link.kind is not LinkKind.FILE:
            return link.target
        meant = file_meant(link, path)
        address = known.files.get(meant)
        if address is None:
            below = posixpath.dirname(path)
            names = to_compare(meant, known.paths)
            near = suggest(link.path, (posixpath.relpath(name, below) for name in names))
            return _unresolved(link, near)
        return base + address + (f"#{link.anchor}" if link.anchor else "")

    return resolve


def _unresolved(link: TextLink, near: str) -> Unresolved:
    message = faults.BROKEN_LINK.say(value=link.target, hint=near if "Did" in near else "")
    return Unresolved(faults.BROKEN_LINK.code, message)


def file_meant(link: TextLink, path: str) -> str:
    """The file, below the content folder, that a link in ``path`` names."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), link.path))
