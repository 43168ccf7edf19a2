"""Checks on evidence: each row belongs to one thing, states something, and has happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plugins.impact.model.kinds import CaseStudy, Event
from plugins.impact.model.post import Post
from plugins.impact.read import faults
from plugins.impact.read.written import Surroundings, Written
from plugins.problems import Problem

TOP = ("impacts", "people", "who", "outputs", "known_from")
STATING = ("impacts", "people", "outputs")


def evidence_belongs(written: Written, _: Surroundings) -> Iterator[Problem]:
    """Evidence at the top of a post needs exactly one thing that it can belong to."""
    activities, themes = len(written.ids("activities")), len(written.ids("themes"))
    for field in TOP if issubclass(written.entry, Post) else ():
        if field not in written.fields:
            continue
        if activities > 1:
            yield written.problem(faults.TOP_EVIDENCE, field, field=field, count=activities)
        elif not activities and themes != 1:
            yield written.problem(faults.EVIDENCE_OF_NOTHING, field, field=field)


def the_top_states_something(written: Written, _: Surroundings) -> Iterator[Problem]:
    """Who took part and how anyone knows belong to something that is stated."""
    if not issubclass(written.entry, Post) or any(written.fields.get(f) for f in STATING):
        return
    for field in ("who", "known_from"):
        if field in written.fields:
            yield written.problem(faults.STATES_NOTHING, field, field=field)


def rows_have_one_subject(written: Written, _: Surroundings) -> Iterator[Problem]:
    """Each row is about one activity or one theme, and the post is tied to it."""
    for index, row in written.groups("evidence"):
        here = ("evidence", index)
        found = [name for name in ("activity", "theme") if row.get(name)]
        if len(found) != 1:
            said = "both" if found else "neither"
            yield written.problem(faults.ROW_SUBJECT, *here, found=said)
        else:
            yield from _row_in_post(written, here, found[0], str(row[found[0]]))
        if not any(row.get(name) for name in STATING):
            yield written.problem(faults.ROW_STATES_NOTHING, *here)


def _row_in_post(
    written: Written, here: tuple[str | int, ...], name: str, value: str
) -> Iterator[Problem]:
    field = "activities" if name == "activity" else "themes"
    if value not in written.ids(field):
        yield written.problem(faults.ROW_ELSEWHERE, *here, name, value=value, field=field)


def a_plan_is_no_evidence(written: Written, _: Surroundings) -> Iterator[Problem]:
    """Nothing has come of an event that was not held."""
    if not issubclass(written.entry, Event) or not written.says("state", "planned", "cancelled"):
        return
    state = str(written.fields["state"]).strip()
    for field in ("attendance", "evidence", *STATING):
        if written.fields.get(field):
            yield written.problem(faults.EVIDENCE_OF_A_PLAN, field, field=field, state=state)


def a_case_study_has_evidence(written: Written, _: Surroundings) -> Iterator[Problem]:
    """A case study says what changed."""
    states = any(written.fields.get(field) for field in ("evidence", *STATING))
    if issubclass(written.entry, CaseStudy) and not states:
        yield written.problem(faults.NO_EVIDENCE)


EVIDENCE_RULES: tuple[Callable[[Written, Surroundings], Iterator[Problem]], ...] = (
    evidence_belongs,
    the_top_states_something,
    rows_have_one_subject,
    a_plan_is_no_evidence,
    a_case_study_has_evidence,
)
