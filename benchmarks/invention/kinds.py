"""What each kind of post asks for besides what all have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from benchmarks.invention import prose
from benchmarks.invention.chance import Chance
from benchmarks.invention.plan import PARTNERS, THEMES

Fields = dict[str, Any]
Make = Callable[[date, str, Chance], Fields]


def _news(_day: date, _quarter: str, _chance: Chance) -> Fields:
    return {}


def _plan_news(day: date, _quarter: str, chance: Chance) -> Fields:
    period = "first-plan" if day.year < 2020 else "second-plan"
    return {"plan_period": period, "decision": prose.plain_sentence(chance)}


def _story(_day: date, _quarter: str, chance: Chance) -> Fields:
    parts = ("said", "did", "changed") if chance.happens(80) else ("did",)
    return {part: prose.plain_sentence(chance) for part in parts}


def _case_study(_day: date, _quarter: str, chance: Chance) -> Fields:
    return {"about": chance.pick(("group", "organisation")), "partners": [_partner(chance)]}


def _rep_report(_day: date, quarter: str, _chance: Chance) -> Fields:
    return {"quarter": quarter}


def _theme_review(day: date, _quarter: str, chance: Chance) -> Fields:
    answers = ("yes", "partly", "no", "not-recorded")
    questions = ("relevant", "beneficial", "delivering_vision")
    found = {key: {"answer": chance.pick(answers)} for key in questions}
    return {
        "theme": chance.pick(THEMES).id,
        **found,
        "decision": chance.pick(("continue", "change", "stop")),
        "next_review": f"{day.year + 1}-{day:%m}",
    }


def _event(day: date, _quarter: str, chance: Chance) -> Fields:
    return {
        "state": "held",
        "starts": f"{day.isoformat()} 10:30",
        "ends": f"{day.isoformat()} 15:00",
        "place": chance.pick(prose.WHERE).capitalize(),
        "attendance": f"at least {chance.between(5, 90)}",
    }


def _grant(day: date, _quarter: str, chance: Chance) -> Fields:
    return {
        "recipient": {"partner": _partner(chance)},
        "purpose": prose.plain_sentence(chance),
        "amount": f"£{chance.between(1, 40) * 50:,}",
        "awarded": day,
    }


def _document(day: date, _quarter: str, chance: Chance) -> Fields:
    types = ("minutes", "management-report", "newsletter", "survey", "evaluation", "finance")
    return {"document_type": chance.pick(types), "covers": f"{day:%Y-%m}"}


def _partner(chance: Chance) -> str:
    return chance.pick(tuple(PARTNERS))


KINDS: Mapping[str, tuple[int, Make]] = {
    "news": (42, _news),
    "story": (14, _story),
    "event": (10, _event),
    "document": (10, _document),
    "grant": (8, _grant),
    "case-study": (6, _case_study),
    "plan-news": (4, _plan_news),
    "rep-report": (4, _rep_report),
    "theme-review": (2, _theme_review),
}
"""Each kind, how many of a hundred posts are of it, and what makes its own fields."""

_DRAWN = tuple(kind for kind, (share, _) in KINDS.items() for _ in range(share))


def kind(number: int, chance: Chance) -> str:
    """The kind of post ``number``: the first nine are one of each, the rest drawn by share."""
    return tuple(KINDS)[number] if number < len(KINDS) else chance.pick(_DRAWN)


def fields(kind: str, day: date, quarter: str, chance: Chance) -> Fields:
    """The fields that ``kind`` has of its own."""
    return KINDS[kind][1](day, quarter, chance)
