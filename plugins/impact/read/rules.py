"""Checks between the fields of one entry. To add one, write a function into ``RULES``.

They look at what was written, not at what it became, so that a mistake in one field never
hides a mistake in another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plugins.impact.model.indicator import Indicator
from plugins.impact.model.kinds import Document, Event, Grant, RepReport
from plugins.impact.model.moment import Moment
from plugins.impact.model.plan import Activity
from plugins.impact.model.post import Post
from plugins.impact.model.when import Bound, When
from plugins.impact.read import faults
from plugins.impact.read.consent_rules import CONSENT_RULES
from plugins.impact.read.evidence_rules import EVIDENCE_RULES
from plugins.impact.read.written import Fields, Surroundings, Written
from plugins.problems import Fault, Problem

Rule = Callable[[Written, Surroundings], Iterator[Problem]]


def year_folder_agrees(written: Written, _: Surroundings) -> Iterator[Problem]:
    """The folder that a post lies in is a year that its date touches."""
    if not issubclass(written.entry, Post):
        return
    date, folder = _when(written.fields.get("date")), written.id.partition("/")[0]
    if date is not None and int(folder) not in date.years:
        yield written.problem(faults.YEAR_FOLDER, "date", date=date, folder=folder)


def a_rep_report_has_its_quarter(written: Written, _: Surroundings) -> Iterator[Problem]:
    """A rep report says which quarter it is about."""
    if issubclass(written.entry, RepReport) and not (
        written.fields.get("quarter") or written.fields.get("quarters")
    ):
        yield written.problem(faults.NO_QUARTER)


def a_document_is_in_one_place(written: Written, _: Surroundings) -> Iterator[Problem]:
    """A document lies here or elsewhere."""
    fields = written.fields
    if issubclass(written.entry, Document) and fields.get("file") and fields.get("link"):
        yield written.problem(faults.FILE_OR_LINK, "link")


def a_grant_has_one_recipient(written: Written, _: Surroundings) -> Iterator[Problem]:
    """A grant's recipient is said in one way."""
    recipient = written.fields.get("recipient")
    if not issubclass(written.entry, Grant) or not isinstance(recipient, dict):
        return
    individual = str(recipient.get("individual", "no")).strip().lower() in {"yes", "true"}
    ways = bool(recipient.get("partner")) + bool(recipient.get("name")) + individual
    if ways != 1 or (individual and recipient.get("org_id")):
        yield written.problem(faults.RECIPIENT, "recipient")


def a_photo_is_described(written: Written, _: Surroundings) -> Iterator[Problem]:
    """A photo has a description, or says that it only decorates."""
    for index, photo in written.groups("photos"):
        decorative = str(photo.get("decorative", "no")).strip().lower() in {"yes", "true"}
        if not photo.get("alt") and not decorative:
            yield written.problem(faults.PHOTO_ALT, "photos", index)


def a_reading_says_one_thing(written: Written, _: Surroundings) -> Iterator[Problem]:
    """A reading of an indicator is a number or words."""
    if not issubclass(written.entry, Indicator):
        return
    baseline = written.fields.get("baseline")
    readings: list[tuple[tuple[str | int, ...], Fields]] = [
        (("readings", index), reading) for index, reading in written.groups("readings")
    ]
    if isinstance(baseline, dict):
        readings.append((("baseline",), baseline))
    for where, reading in readings:
        if bool(reading.get("value")) == bool(reading.get("finding")):
            yield written.problem(faults.VALUE_OR_FINDING, *where)


def ends_after_it_starts(written: Written, _: Surroundings) -> Iterator[Problem]:
    """Nothing ends before it starts."""
    starts, ends = written.fields.get("starts"), written.fields.get("ends")
    if issubclass(written.entry, Event):
        backwards = _ends_earlier(_moment(starts), _moment(ends))
    else:
        begun, over = _when(starts), _when(ends)
        backwards = begun is not None and over is not None and over.last < begun.first
    if backwards and issubclass(written.entry, Activity | Event):
        yield written.problem(faults.BOUND_ORDER, "ends")


def _ends_earlier(starts: Moment | None, ends: Moment | None) -> bool:
    """Whether it ends before it starts; on one day that is known only from two times."""
    if starts is None or ends is None or starts.day != ends.day:
        return starts is not None and ends is not None and ends.day < starts.day
    return None not in (starts.clock, ends.clock) and ends.order < starts.order


def a_translation_names_its_language(written: Written, _: Surroundings) -> Iterator[Problem]:
    """A translation says which language it is in."""
    if written.fields.get("translation_of") and not written.fields.get("language"):
        yield written.problem(faults.TRANSLATION_LANGUAGE, "translation_of")


def _when(value: object) -> When | None:
    """The date that ``value`` is; none where its own check already says what is wrong."""
    try:
        return Bound.parse(str(value)).when
    except Fault:
        return None


def _moment(value: object) -> Moment | None:
    """The day or time that ``value`` is; none where its own check says what is wrong."""
    try:
        return Moment.parse(str(value))
    except Fault:
        return None


RULES: tuple[Rule, ...] = (
    year_folder_agrees,
    a_rep_report_has_its_quarter,
    a_document_is_in_one_place,
    a_grant_has_one_recipient,
    a_photo_is_described,
    a_reading_says_one_thing,
    ends_after_it_starts,
    a_translation_names_its_language,
    *EVIDENCE_RULES,
    *CONSENT_RULES,
)
