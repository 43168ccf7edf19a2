"""Papers that an area promised to publish regularly, and the periods without any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plugins.impact.model.area import PapersDue, Rhythm
from plugins.impact.model.content import Content, Reckoning
from plugins.impact.model.kinds import Document
from plugins.impact.model.when import Quarter, When


@dataclass(frozen=True)
class MissingPapers:
    """Papers of one ``type``: none covers any of the periods from ``first`` to ``last``."""

    type: str
    first: When
    last: When

    @property
    def when(self) -> When:
        """The whole stretch without papers."""
        if self.first == self.last:
            return self.first
        return When(self.first.first, self.last.last, self.first.precision, span=True)


def papers_missing(content: Content, reckoning: Reckoning) -> Iterator[MissingPapers]:
    """For each type that is due, the stretches of periods that no published paper covers."""
    for due in content.area.papers_due:
        held = [_covered(post) for post in _published(due, content)]
        run: list[When] = []
        for period in periods(due.every, content.area.started.last, _end(content, reckoning)):
            covered = any(period.first <= h.last and h.first <= period.last for h in held)
            if not covered:
                run.append(period)
            elif run:
                yield MissingPapers(due.type, run[0], run[-1])
                run = []
        if run:
            yield MissingPapers(due.type, run[0], run[-1])


def _published(due: PapersDue, content: Content) -> Iterator[Document]:
    """The papers of a type that can be read: known to exist is not published."""
    for post in content.posts.values():
        if not isinstance(post, Document) or post.document_type != due.type:
            continue
        if post.file or post.link:
            yield post


def _covered(post: Document) -> When:
    return post.covers or post.date


def _end(content: Content, reckoning: Reckoning) -> date:
    ended = content.area.ended
    return min(ended, reckoning.day) if ended else reckoning.day


def periods(every: Rhythm, after: date, end: date) -> Iterator[When]:
    """Every month, quarter or year that lies wholly between ``after`` and ``end``."""
    day = after + timedelta(days=1)
    while True:
        period = _period(every, day)
        if period.last > end:
            return
        if period.first >= day:
            yield period
        day = period.last + timedelta(days=1)


def _period(every: Rhythm, day: date) -> When:
    if every == "quarterly":
        return Quarter.of(day).when
    return When.parse(day.isoformat()[: 7 if every == "monthly" else 4])
