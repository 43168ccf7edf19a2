"""What an entry becomes: the class for each place in an area's content."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.impact.model.area import Area
from plugins.impact.model.consent import Consent
from plugins.impact.model.indicator import Indicator
from plugins.impact.model.kinds import KINDS
from plugins.impact.model.plan import (
    Activity,
    FixedPage,
    Goal,
    ImpactType,
    KnownGap,
    Partner,
    ProgrammeOutcome,
    Theme,
)
from plugins.impact.model.post import Post
from plugins.impact.model.record import Entry
from plugins.impact.read.shelves import Shelf

CLASSES: Mapping[str, type[Entry]] = {
    "area": Area,
    "programme_outcomes": ProgrammeOutcome,
    "goals": Goal,
    "impacts": ImpactType,
    "partners": Partner,
    "known_gaps": KnownGap,
    "consents": Consent,
    "themes": Theme,
    "activities": Activity,
    "indicators": Indicator,
    "pages": FixedPage,
    "posts": Post,
}
"""The class of the entries on each shelf that has entries, by its name."""


def entry_of(shelf: Shelf, kind: object) -> type[Entry] | None:
    """The class of an entry on ``shelf``; a post's is that of its ``kind``, if there is one."""
    if shelf.name != "posts":
        return CLASSES[shelf.name]
    return KINDS.get(kind) if isinstance(kind, str) else None
