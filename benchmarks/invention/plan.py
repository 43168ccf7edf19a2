"""The plan of the invented area: its goals, themes, activities, impacts and partners."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FIRST_DAY, LAST_DAY = date(2015, 1, 1), date(2024, 12, 31)
AS_OF = date(2025, 1, 31)
"""The day that the area is built for, so that a run next year makes the same pages."""

GOALS = {
    "good-neighbours": "Neighbours who know each other",
    "new-chances": "New chances to learn and work",
    "green-streets": "Streets that are green and safe",
}
IMPACTS = {
    "learning": ("People learn something new", "individual"),
    "courage": ("People trust themselves more", "individual"),
    "joining-in": ("People join in", "individual"),
    "earning": ("People find work", "individual"),
    "company": ("People have company", "individual"),
    "places": ("There are new places to go", "collective"),
    "groups": ("Groups grow stronger", "collective"),
    "togetherness": ("Streets hold together", "collective"),
    "looks": ("The area looks better", "collective"),
    "say": ("Residents have a say", "collective"),
}
PARTNERS = {
    "canal-friends": "Friends of the Canal",
    "corner-college": "Corner College",
    "mill-lane-school": "Mill Lane School",
    "borough-hall": "The Borough Hall Trust",
    "second-spoke": "Second Spoke Bicycles",
}


@dataclass(frozen=True)
class Theme:
    """A theme of the plan, and the goal that it works towards."""

    id: str
    title: str
    goal: str


@dataclass(frozen=True)
class Activity:
    """Something done for one theme, or for two."""

    id: str
    title: str
    themes: tuple[str, ...]
    expects: tuple[str, ...]


THEMES = (
    Theme("company", "Company and celebrations", "good-neighbours"),
    Theme("hall", "A hall for everyone", "good-neighbours"),
    Theme("learning", "Learning at any age", "new-chances"),
    Theme("work", "Ways into work", "new-chances"),
    Theme("gardens", "Gardens and growing", "green-streets"),
    Theme("streets", "Streets and paths", "green-streets"),
)
SORTS = ("club", "course", "fund", "group", "project", "workshop", "week")
SUBJECTS = ("cooking", "walking", "music", "reading", "cycling", "planting")


def _activity(number: int) -> Activity:
    subject, sort = SUBJECTS[number % len(SUBJECTS)], SORTS[number % len(SORTS)]
    theme = THEMES[number % len(THEMES)]
    other = THEMES[(number // 6 + 1) % len(THEMES)]
    shared = number % 4 == 0 and other is not theme
    impacts = tuple(IMPACTS)
    return Activity(
        f"{subject}-{sort}-{number + 1}",
        f"{subject.capitalize()} {sort} {number + 1}",
        (theme.id, other.id) if shared else (theme.id,),
        (impacts[number % 10], impacts[(number + 3) % 10]),
    )


ACTIVITIES = tuple(_activity(number) for number in range(40))
