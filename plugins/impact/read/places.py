"""Where each file will be published, known before its fields have been checked."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping

from plugins.impact.model import addresses
from plugins.impact.model.when import Quarter
from plugins.impact.read import faults
from plugins.impact.read.shelves import Shelf
from plugins.impact.read.written import Written
from plugins.markup import Link, LinkKind, Resolve, Unresolved
from plugins.problems import Fault, suggest

ADDRESS_OF: Mapping[str, Callable[[str], str]] = {
    "themes": addresses.theme,
    "activities": addresses.activity,
    "pages": addresses.page,
}


def place(shelf: Shelf, written: Written) -> str:
    """The address at which an entry with a text of its own is published."""
    if shelf.name != "posts":
        return ADDRESS_OF[shelf.name](written.id)
    first = min(quarters(written), default=None)
    return f"/rep-reports/{first}/" if first is not None else f"/news/{written.id}/"


def quarters(written: Written) -> Iterable[Quarter]:
    """The quarters that a rep report names, as far as they can be read."""
    if not written.says("kind", "rep-report"):
        return
    for text in (*written.ids("quarters"), written.fields.get("quarter")):
        try:
            yield Quarter.parse(str(text))
        except Fault:
            continue


def resolver(path: str, places: Mapping[str, str], base: str) -> Resolve:
    """What a link in the file ``path`` leads to, as an address below ``base``.

    ``places`` maps files to addresses. Whether an address of the site exists is not known
    yet; it is checked when all pages are.
    """

    def resolve(link: Link) -> str | Unresolved:
        if link.kind is LinkKind.ADDRESS:
            return base + link.target
        if link.kind is not LinkKind.FILE:
            return link.target
        address = places.get(file_meant(link, path))
        if address is None:
            hint = suggest(
                link.path, (posixpath.relpath(p, posixpath.dirname(path)) for p in places)
            )
            message = faults.BROKEN_LINK.say(value=link.target, hint=hint if "Did" in hint else "")
            return Unresolved(faults.BROKEN_LINK.code, message)
        return base + address + (f"#{link.anchor}" if link.anchor else "")

    return resolve


def file_meant(link: Link, path: str) -> str:
    """The file, below the content folder, that a link in ``path`` names."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), link.path))
