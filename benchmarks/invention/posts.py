"""The invented posts: of every kind, with evidence, spread evenly over ten years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.invention import kinds, prose
from benchmarks.invention.chance import Chance
from benchmarks.invention.kinds import Fields
from benchmarks.invention.plan import ACTIVITIES, FIRST_DAY, IMPACTS, LAST_DAY, THEMES, Activity

SEED = 20_250_131
WORDS = 400
NEEDY = ("case-study",)
"""Kinds that must have evidence; of the others three quarters have."""

KNOWN_FROM = ("register", "survey", "feedback", "observation", "report", "open-data")


@dataclass(frozen=True)
class Post:
    """A post as each generator is to be given it.

    ``slug`` is its year and name; ``day`` a day for those that know only days, and ``when`` the
    date as the area writes it; ``fields`` are those that only this project knows; ``body`` is
    Markdown with the links of ``prose``.
    """

    slug: str
    title: str
    day: date
    when: str
    kind: str
    themes: tuple[str, ...]
    summary: str
    evidence: list[Fields]
    fields: Fields
    body: str


def posts(count: int, seed: int = SEED) -> Iterator[Post]:
    """``count`` posts, oldest first: all that is made of them follows from the two numbers."""
    quarters: set[str] = set()
    days = (LAST_DAY - FIRST_DAY).days
    slug = ""
    for number in range(count):
        day = FIRST_DAY + timedelta(days=number * days // count)
        post = _post(number, day, slug, quarters, Chance(seed + number))
        slug = post.slug
        yield post


def _post(number: int, day: date, before: str, quarters: set[str], chance: Chance) -> Post:
    kind = kinds.kind(number, chance)
    quarter = f"{day.year}-Q{(day.month + 2) // 3}"
    if kind == "rep-report" and quarter in quarters:
        kind = "news"
    if kind == "rep-report":
        quarters.add(quarter)
    activities = chance.some(ACTIVITIES, chance.between(1, 2))
    themes = tuple(dict.fromkeys(theme for activity in activities for theme in activity.themes))
    links = [f"[{THEMES[number % 6].title}](theme:{THEMES[number % 6].id})"]
    links += [f"[what came before](post:{before})"] if before else []
    fields: Fields = {"activities": [activity.id for activity in activities]}
    return Post(
        slug=f"{day.year}/{kind}-{number + 1}",
        title=f"{chance.pick(prose.WHAT).capitalize()}, {number + 1}",
        day=day,
        when=quarter if kind == "rep-report" else _when(day, number),
        kind=kind,
        themes=themes,
        summary=prose.plain_sentence(chance),
        evidence=_evidence(activities, chance) if kind in NEEDY or chance.happens(75) else [],
        fields=fields | kinds.fields(kind, day, quarter, chance),
        body=prose.text(chance, WORDS, links),
    )


def _when(day: date, number: int) -> str:
    """A date as precise as volunteers write it: mostly a day, at times a month."""
    return f"{day:%Y-%m}" if number % 7 == 6 else day.isoformat()


def _evidence(activities: tuple[Activity, ...], chance: Chance) -> list[Fields]:
    return [_row(activity, chance) for activity in activities]


def _row(activity: Activity, chance: Chance) -> Fields:
    impacts = {*chance.some(tuple(IMPACTS), 1), chance.pick(activity.expects)}
    row: Fields = {"activity": activity.id, "impacts": sorted(impacts)}
    if chance.happens(60):
        row |= {"people": f"about {chance.between(2, 30) * 5}", "who": chance.pick(prose.WHO)}
    if chance.happens(40):
        row["outputs"] = [{"measure": "sessions held", "value": chance.between(1, 24)}]
    return row | {"known_from": chance.pick(KNOWN_FROM)}
