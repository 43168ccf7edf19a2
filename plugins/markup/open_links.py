"""Links whose addresses are put in later, where it is not known yet where they lead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown.util import ETX, STX

from plugins.markup.links import Link, LinkKind, Unresolved
from plugins.markup.rendered import Rendered

WITHIN_THE_SITE = (LinkKind.FILE, LinkKind.ADDRESS)
OPEN = re.compile(rf"{STX}(\d+){ETX}")
"""The place of an address. No text has these signs: they are taken out of it first."""
PLAIN = re.compile(r'/[^&<>"]*')
"""An address that HTML writes as it is, and that needs nothing else of its link."""


class OpenLinks:
    """Answers what a text asks about its links: with a place for each that leads to the site.

    ``asked`` are those, in the order of their places.
    """

    def __init__(self) -> None:
        self.asked: list[Link] = []

    def __call__(self, link: Link) -> str:
        """The place for an address, or the whole address that was written."""
        if link.kind not in WITHIN_THE_SITE:
            return link.target
        self.asked.append(link)
        return f"{STX}{len(self.asked) - 1}{ETX}"


def with_addresses(text: Rendered, answers: Sequence[str | Unresolved]) -> Rendered | None:
    """``text`` with an address for each of its places.

    None where that is not enough, since a link leads nowhere, or its address needs more than to
    be put there: then the text has to be rendered with the answers.
    """
    if not answers:
        return text
    addresses = [
        answer for answer in answers if isinstance(answer, str) and PLAIN.fullmatch(answer)
    ]
    if len(addresses) < len(answers):
        return None

    def closed(html: str) -> str:
        return OPEN.sub(lambda place: addresses[int(place[1])], html)

    return replace(
        text,
        html=closed(text.html),
        introduction=closed(text.introduction),
        sections=tuple(replace(part, html=closed(part.html)) for part in text.sections),
        notes=closed(text.notes),
    )
