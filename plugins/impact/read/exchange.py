"""A post's text as another can take its place: with nothing else read again.

Imports little, since a build in which only texts have changed needs little else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from plugins.frontmatter.characters import unseen
from plugins.impact.read.opened import rendered
from plugins.markup import Link, Rendered, Resolve, Unresolved, Words


@dataclass(frozen=True)
class Exchangeable:
    """What has to stay as it is for a new text to change its own page and nothing else.

    ``fields`` stands for the first ``size`` bytes of the file, up to the text, and ``outlook``
    for all of the text that other pages may ask for; ``answers`` says where its links lead.
    """

    size: int
    fields: str
    outlook: str
    answers: Sequence[Sequence[str]]

    @classmethod
    def of(cls, data: bytes, line: int, body: Rendered, resolve: Resolve) -> Exchangeable | None:
        """The text that begins at ``line`` (1-based) of ``data`` and became ``body``.

        None where something is wrong with it, or the file's lines end in an unusual way.
        """
        size = len(data) - len(data.split(b"\n", line - 1)[-1])
        answers = [(*_asked(link), answer) for link in body.links if (answer := resolve(link))]
        if body.faults or b"\r" in data or not body.html:
            return None
        if not all(isinstance(answer[-1], str) for answer in answers):
            return None
        return cls(size, _digest(data[:size]), outlook(body), answers)  # type: ignore[arg-type]

    def rendered(self, data: bytes, words: Words) -> Rendered | None:
        """The text of the file that holds ``data`` now; none where more than that has changed,
        or anything is wrong with it."""
        if b"\r" in data or _digest(data[: self.size]) != self.fields:
            return None
        try:
            text = data[self.size :].decode()
        except UnicodeDecodeError:
            return None
        known = {tuple(asked): answer for *asked, answer in self.answers}

        def resolve(link: Link) -> str | Unresolved:
            return known.get(_asked(link)) or Unresolved("", "")

        made = rendered(text, words, resolve)
        if unseen(text) or not isinstance(made, Rendered) or made.faults or not made.html:
            return None
        return made if outlook(made) == self.outlook else None


def seen_elsewhere(body: Rendered) -> tuple[object, ...]:
    """All of a text that anything but the page of its post may ask for."""
    return body.summary, [_asked(link) for link in body.links], body.anchors


def outlook(body: Rendered) -> str:
    """What stands for all of a text but its HTML: what others ask for, and its headings."""
    summary, links, _ = seen_elsewhere(body)
    headings = [(heading.id, heading.level, heading.text) for heading in body.headings]
    return _digest(repr((summary, links, sorted(body.anchors), headings)).encode())


def _asked(link: Link) -> tuple[str, str, str, str]:
    return link.target, str(link.kind), link.path, link.anchor


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
