"""Entries, as they were read one by one → the content of an area, in the plan's order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from plugins.impact.model.area import Area
from plugins.impact.model.content import Content
from plugins.impact.model.record import Entry
from plugins.impact.read.assets import Assets

LAST = 1000
WITH_ORDER = ("themes", "pages")


def assemble(entries: Mapping[str, Sequence[Entry]], assets: Assets) -> Content | None:
    """The content made of ``entries`` by shelf; none where the area is not among them."""
    area = next(iter(entries.get("area", ())), None)
    if not isinstance(area, Area):
        return None

    def by_id(shelf: str) -> Mapping[str, Any]:
        return {entry.id: entry for entry in _in_order(shelf, entries.get(shelf, ()))}

    gaps: Any = tuple(entries.get("known_gaps", ()))
    return Content(
        area=area,
        programme_outcomes=by_id("programme_outcomes"),
        goals=by_id("goals"),
        impacts=by_id("impacts"),
        partners=by_id("partners"),
        themes=by_id("themes"),
        activities=by_id("activities"),
        indicators=by_id("indicators"),
        known_gaps=gaps,
        consents=by_id("consents"),
        pages=by_id("pages"),
        posts=by_id("posts"),
        documents=assets.documents,
        photos=assets.photos,
    )


def _in_order(shelf: str, entries: Iterable[Any]) -> Iterable[Any]:
    """Themes and pages by their ``order``; everything else as it was written or named."""
    if shelf not in WITH_ORDER:
        return entries
    return sorted(entries, key=lambda entry: LAST if entry.order is None else entry.order)
