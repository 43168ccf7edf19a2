"""Which file holds what: the fixed places of an area's content.

Imports nothing of the model but names, so that files can be read while it is still being loaded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from plugins.impact.model.references import Noun
from plugins.impact.read import faults
from plugins.problems import Problem, suggest
from plugins.problems.kind import Sentence

Form = Literal["fields", "list", "markdown", "asset"]
ID = "[a-z0-9]+(?:-[a-z0-9]+)*"


@dataclass(frozen=True)
class Shelf:
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


def _shelf(name: str, pattern: str, form: Form, noun: Noun | None = None) -> Shelf:
    return Shelf(name, re.compile(pattern), form, noun)


SHELVES = (
    _shelf("area", r"area\.yaml", "fields"),
    _shelf("programme_outcomes", r"plan/programme_outcomes\.yaml", "list", "programme-outcome"),
    _shelf("goals", r"plan/goals\.yaml", "list", "goal"),
    _shelf("impacts", r"plan/impacts\.yaml", "list", "impact"),
    _shelf("partners", r"plan/partners\.yaml", "list", "partner"),
    _shelf("known_gaps", r"plan/known-gaps\.yaml", "list"),
    _shelf("consents", r"consents\.yaml", "list", "consent"),
    _shelf("themes", rf"plan/themes/(?P<id>{ID})\.md", "markdown", "theme"),
    _shelf("activities", rf"plan/activities/(?P<id>{ID})\.md", "markdown", "activity"),
    _shelf("indicators", rf"plan/indicators/(?P<id>{ID})\.yaml", "fields"),
    _shelf("pages", rf"pages/(?P<id>{ID})\.md", "markdown"),
    _shelf("posts", rf"posts/(?P<id>(?:19|20)[0-9][0-9]/{ID})\.md", "markdown", "post"),
    _shelf("documents", r"documents/(?P<id>.+)", "asset", "document"),
    _shelf("photos", r"photos/(?P<id>.+)", "asset", "photo"),
)
FOLDERS = ("plan/themes/", "plan/activities/", "plan/indicators/", "pages/", "posts/")
FIXED = tuple(
    shelf.pattern.pattern.replace("\\", "")
    for shelf in SHELVES
    if "(?P" not in shelf.pattern.pattern
)


@lru_cache(maxsize=1 << 16)
def shelf_of(path: str) -> Shelf | None:
    """The shelf that ``path`` (below the content folder) lies on; none where it is unknown."""
    return next((shelf for shelf in SHELVES if shelf.pattern.fullmatch(path)), None)


def misplaced(path: str, shown: str) -> Problem:
    """The problem of a file that lies on no shelf, with what to do about it."""
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
