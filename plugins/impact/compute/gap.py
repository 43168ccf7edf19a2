"""A gap: something that the site cannot show yet, and who could close it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from plugins.impact.model.plan import KnownGap
from plugins.impact.model.when import When

Code = Literal[
    "goal-without-activity",
    "activity-never-evidenced",
    "activity-without-recent-evidence",
    "activity-without-expectation",
    "expected-impact-without-evidence",
    "post-tied-to-nothing",
    "review-due",
    "quarter-without-report",
    "papers-due",
    "indicator-without-reading",
    "story-without-said",
    "story-without-change",
    "amount-not-published",
]
Closer = Literal["volunteer", "rep", "partnership"]

CLOSERS: Mapping[Code, Closer] = {
    "goal-without-activity": "partnership",
    "activity-never-evidenced": "volunteer",
    "activity-without-recent-evidence": "volunteer",
    "activity-without-expectation": "partnership",
    "expected-impact-without-evidence": "volunteer",
    "post-tied-to-nothing": "volunteer",
    "review-due": "partnership",
    "quarter-without-report": "rep",
    "papers-due": "partnership",
    "indicator-without-reading": "partnership",
    "story-without-said": "volunteer",
    "story-without-change": "volunteer",
    "amount-not-published": "partnership",
}


@dataclass(frozen=True)
class Gap:
    """Something that is missing.

    ``subject`` is what it is about, as ``known-gaps.yaml`` names it; ``name`` is its title;
    ``impact``, ``quarter``, ``since`` and ``papers`` are set where the code needs them.
    ``themes`` are those whose pages show it, ``explained`` is who says why it is so.
    """

    code: Code
    subject: str
    name: str
    themes: tuple[str, ...] = ()
    activity: str | None = None
    goal: str | None = None
    post: str | None = None
    impact: str | None = None
    since: When | None = None
    explained: KnownGap | None = None

    @property
    def key(self) -> str:
        """How ``known-gaps.yaml`` names it."""
        return f"{self.code} {self.subject}"

    @property
    def closer(self) -> Closer:
        """Who can close it."""
        return CLOSERS[self.code]


def by_closer(gaps: Iterable[Gap]) -> Iterator[tuple[Closer, tuple[tuple[Gap, ...], ...]]]:
    """The gaps that each role can close, those of one code together; nobody without any."""
    found = tuple(gaps)
    for closer in get_args(Closer):
        own = (tuple(g for g in found if g.code == c) for c, by in CLOSERS.items() if by == closer)
        kinds = tuple(kind for kind in own if kind)
        if kinds:
            yield closer, kinds
