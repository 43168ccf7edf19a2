"""Which file holds what: the fixed places of an area's content, and the class of what is there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from plugins.impact.model.area import Area
from plugins.impact.model.entry import Entry
from plugins.impact.model.kinds import KINDS
from plugins.impact.model.plan import (
    Activity,
    Goal,
    ImpactType,
    Indicator,
    KnownGap,
    Partner,
    ProgrammeOutcome,
    StaticPage,
    Theme,
)
from plugins.impact.model.post import Consent, Post
from plugins.impact.model.references import Noun
from plugins.impact.read import faults
from plugins.problems import Problem, Sentence, suggest

Form = Literal["fields", "list", "markdown", "asset"]
ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
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
    "pages": StaticPage,
    "posts": Post,
}
"""The class of the entries at each location that has entries, by its name."""


@dataclass(frozen=True)
class Location:
    """A place in the content folder.

    ``pattern`` matches the path below the folder and names the ``id`` in it; ``noun`` is
    what other entries call what lies here, where they may.
    """

    name: str
    pattern: re.Pattern[str]
    form: Form
    noun: Noun | None = None

    def id(self, path: str) -> str:
        """The id that ``path`` gives to what lies there; empty for lists."""
        match = self.pattern.fullmatch(path)
        return (match.groupdict().get("id") or "") if match else ""


def _location(name: str, pattern: str, form: Form, noun: Noun | None = None) -> Location:
    return Location(name, re.compile(pattern), form, noun)


LOCATIONS = (
    _location("area", r"area\.yaml", "fields"),
    _location("programme_outcomes", r"plan/programme_outcomes\.yaml", "list", "programme-outcome"),
    _location("goals", r"plan/goals\.yaml", "list", "goal"),
    _location("impacts", r"plan/impacts\.yaml", "list", "impact"),
    _location("partners", r"plan/partners\.yaml", "list", "partner"),
    _location("known_gaps", r"plan/known-gaps\.yaml", "list"),
    _location("consents", r"consents\.yaml", "list", "consent"),
    _location("themes", rf"plan/themes/(?P<id>{ID})\.md", "markdown", "theme"),
    _location("activities", rf"plan/activities/(?P<id>{ID})\.md", "markdown", "activity"),
    _location("indicators", rf"plan/indicators/(?P<id>{ID})\.yaml", "fields"),
    _location("pages", rf"pages/(?P<id>{ID})\.md", "markdown"),
    _location("posts", rf"posts/(?P<id>(?:19|20)[0-9][0-9]/{ID})\.md", "markdown", "post"),
    _location("documents", r"documents/(?P<id>.+)", "asset", "document"),
    _location("photos", r"photos/(?P<id>.+)", "asset", "photo"),
)


FOLDERS = ("plan/themes/", "plan/activities/", "plan/indicators/", "pages/", "posts/")


FIXED = tuple(
    location.pattern.pattern.replace("\\", "")
    for location in LOCATIONS
    if "(?P" not in location.pattern.pattern
)


@lru_cache(maxsize=1 << 16)
def location_of(path: str) -> Location | None:
    """The location that ``path`` (below the content folder) lies at; none where it is unknown."""
    return next((location for location in LOCATIONS if location.pattern.fullmatch(path)), None)


def misplaced(path: str, shown: str) -> Problem:
    """The problem of a file that lies at no location, with what to do about it."""
    return faults.UNEXPECTED_FILE.at(shown, 1, hint=_hint(path))


def _hint(path: str) -> Sentence:
    folder = next((folder for folder in FOLDERS if path.startswith(folder)), "")
    if not folder:
        return suggest(path, FIXED)
    ending = ".yaml" if folder == "plan/indicators/" else ".md"
    year = "<year>/" if folder == "posts/" else ""
    return Sentence(
        f" Files here are called {folder}{year}<name>{ending}, the name in lower-case letters, "
        "digits and hyphens."
    )


def entry_of(location: Location, kind: object) -> type[Entry] | None:
    """The class of an entry at ``location``; a post's is that of its ``kind``, if there is one."""
    if location.name != "posts":
        return CLASSES[location.name]
    return KINDS.get(kind) if isinstance(kind, str) else None
