"""What one entry may name in another: the ids of a plan, its files and its posts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from plugins.impact.model import faults
from plugins.problems import ProblemKind, suggest

Noun = Literal[
    "theme",
    "goal",
    "activity",
    "impact",
    "partner",
    "programme-outcome",
    "plan-period",
    "consent",
    "post",
    "document",
    "photo",
]

UNKNOWN_THEME = ProblemKind(
    "unknown-theme",
    "'{value}' is not a theme of this plan.{hint}",
    "A theme is named that has no file in content/plan/themes/.",
)
UNKNOWN_GOAL = ProblemKind(
    "unknown-goal",
    "'{value}' is not a goal of this plan.{hint}",
    "A goal is named that is not in content/plan/goals.yaml.",
)
UNKNOWN_ACTIVITY = ProblemKind(
    "unknown-activity",
    "'{value}' is not an activity of this plan.{hint}",
    "An activity is named that has no file in content/plan/activities/.",
)
UNKNOWN_IMPACT = ProblemKind(
    "unknown-impact",
    "'{value}' is not a kind of impact in this plan.{hint}",
    "An impact is named that is not in content/plan/impacts.yaml.",
)
UNKNOWN_PARTNER = ProblemKind(
    "unknown-partner",
    "'{value}' is not a partner in this plan.{hint}",
    "A partner is named that is not in content/plan/partners.yaml.",
)
UNKNOWN_PROGRAMME_OUTCOME = ProblemKind(
    "unknown-programme-outcome",
    "'{value}' is not an outcome of the programme.{hint}",
    "An outcome is named that is not in content/plan/programme_outcomes.yaml.",
)
UNKNOWN_PLAN_PERIOD = ProblemKind(
    "unknown-plan-period",
    "'{value}' is not a plan period of this area.{hint}",
    "A plan period is named that is not in content/area.yaml.",
)
UNKNOWN_CONSENT = ProblemKind(
    "unknown-consent",
    "'{value}' is not a consent in consents.yaml.{hint}",
    "A consent is named that is not in content/consents.yaml.",
)
UNKNOWN_POST = ProblemKind(
    "unknown-post",
    "there is no post '{value}'.{hint}",
    "A post is named that has no file in content/posts/.",
)
MISSING_DOCUMENT = ProblemKind(
    "missing-document",
    "there is no file '{value}' in documents/.{hint}",
    "A document is named whose file is not there.",
)
MISSING_PHOTO = ProblemKind(
    "missing-photo",
    "there is no file '{value}' in photos/.{hint}",
    "A photo is named whose file is not there.",
)

UNKNOWN: Mapping[Noun, ProblemKind] = {
    "theme": UNKNOWN_THEME,
    "goal": UNKNOWN_GOAL,
    "activity": UNKNOWN_ACTIVITY,
    "impact": UNKNOWN_IMPACT,
    "partner": UNKNOWN_PARTNER,
    "programme-outcome": UNKNOWN_PROGRAMME_OUTCOME,
    "plan-period": UNKNOWN_PLAN_PERIOD,
    "consent": UNKNOWN_CONSENT,
    "post": UNKNOWN_POST,
    "document": MISSING_DOCUMENT,
    "photo": MISSING_PHOTO,
}


@dataclass(frozen=True)
class KnownIds:
    """Everything that exists to be named: for each noun its ids, and other words for them.

    ``unread`` are the nouns whose file could not be read: what it holds is not known, and any
    word may name something in it.
    """

    ids: Mapping[Noun, frozenset[str]] = field(default_factory=dict)
    aliases: Mapping[Noun, Mapping[str, str]] = field(default_factory=dict)
    languages: frozenset[str] = frozenset({"en"})
    unread: frozenset[Noun] = frozenset()

    def find(self, noun: Noun, text: str) -> str:
        """The id that ``text`` names. Raises ``Fault`` where there is none."""
        known = self.ids.get(noun, frozenset())
        if text in known or noun in self.unread:
            return text
        alias = self.aliases.get(noun, {}).get(text.casefold())
        if alias is not None:
            return alias
        raise UNKNOWN[noun].fault(value=text, hint=suggest(text, known))

    def language(self, text: str) -> str:
        """A language that the site's words are translated into. Raises ``Fault`` for others."""
        if text not in self.languages:
            raise faults.UNKNOWN_LANGUAGE.fault(value=text, hint=suggest(text, self.languages))
        return text
