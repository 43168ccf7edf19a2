"""Checks between the fields of one entry, and between files. To add one, write a function.

Rules of one entry stand in ``RULES``. They look at what was written, not at what it became, so
that a mistake in one field does not hide what is wrong between two others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from plugins.command_line import typed
from plugins.impact.model.area import Area
from plugins.impact.model.entry import Entry
from plugins.impact.model.kinds import CaseStudy, Document, Event, Grant, RepReport, ThemeReview
from plugins.impact.model.plan import Activity, Indicator
from plugins.impact.model.post import Consent, Covers, Post
from plugins.impact.model.when import Bound, Moment, Quarter, When
from plugins.impact.read import faults
from plugins.impact.read.parsing import Fields, ParsedFile, RawEntry, quarters
from plugins.problems import Fault, Problem, Sentence

TOP = ("impacts", "people", "who", "outputs", "known_from")
STATING = ("impacts", "people", "outputs")
Place = tuple[str | int, ...]
SUCCESSIVE: tuple[tuple[type[Entry], tuple[str, ...], tuple[str, ...]], ...] = (
    (Area, ("started",), ("ended",)),
    (Area, ("rep", "reports_from"), ("rep", "until")),
    (Consent, ("obtained",), ("expires",)),
    (Consent, ("obtained",), ("withdrawn",)),
    (Indicator, ("baseline", "date"), ("target", "date")),
    (ThemeReview, ("date",), ("next_review",)),
)
"""Dates of which the first cannot come after the second."""
FIELD_OF_SUBJECT = {"activity": "activities", "theme": "themes"}


@dataclass(frozen=True)
class RuleContext:
    """What a rule may look at beside the entry itself."""

    consents: Mapping[str, Consent]


Rule = Callable[[RawEntry, RuleContext], Iterator[Problem]]


def a_person_agreed_to_their_story(written: RawEntry, around: RuleContext) -> Iterator[Problem]:
    """A case study about a person rests on a consent that covers a story."""
    if not issubclass(written.entry, CaseStudy):
        return
    given = written.text("consent")
    if not given and written.says("about", "person"):
        yield written.problem(faults.NEEDS_CONSENT, "about", what="a case study about a person")
    yield from _covered(written, ("consent",), around.consents.get(given), "story")


def a_quote_was_agreed(written: RawEntry, around: RuleContext) -> Iterator[Problem]:
    """A quote rests on a consent that covers one."""
    quote = written.fields.get("quote")
    if issubclass(written.entry, CaseStudy) and isinstance(quote, dict):
        consent = around.consents.get(str(quote.get("consent")).strip())
        yield from _covered(written, ("quote", "consent"), consent, "quote")


def people_agreed_to_their_photo(written: RawEntry, around: RuleContext) -> Iterator[Problem]:
    """A photo in which people can be recognised rests on a consent that covers a photo."""
    for index, photo in written.groups("photos"):
        people = str(photo.get("people", "")).strip().lower()
        if people not in {"adults", "children"}:
            continue
        here = ("photos", index)
        if not photo.get("consent"):
            yield written.problem(faults.NEEDS_CONSENT, *here, what=f"a photo of {people}")
        else:
            yield from _photo_consent(written, here, photo, people, around)


def _photo_consent(
    written: RawEntry,
    here: tuple[str | int, ...],
    photo: Fields,
    people: str,
    around: RuleContext,
) -> Iterator[Problem]:
    consent = around.consents.get(str(photo["consent"]).strip())
    if consent is None:
        return
    where = (*here, "consent")
    if "photo" not in consent.covers:
        yield _not_covered(written, where, consent, "photo")
    if people == "children" and "name" in consent.covers:
        yield written.problem(faults.CHILDREN_NAMED, *where)
    if people == "children" and consent.basis == "event-notice":
        yield written.problem(faults.NOTICE_CONSENT, *where, what="photos of children")


def _covered(
    written: RawEntry, where: tuple[str | int, ...], consent: Consent | None, what: Covers
) -> Iterator[Problem]:
    if consent is None:
        return
    if what not in consent.covers:
        yield _not_covered(written, where, consent, what)
    if consent.basis == "event-notice":
        yield written.problem(faults.NOTICE_CONSENT, *where, what=f"a {what}")


def _not_covered(
    written: RawEntry, where: tuple[str | int, ...], consent: Consent, what: Covers
) -> Problem:
    return written.problem(faults.CONSENT_COVERS, *where, value=consent.id, what=f"a {what}")


CONSENT_RULES: tuple[Rule, ...] = (
    a_person_agreed_to_their_story,
    a_quote_was_agreed,
    people_agreed_to_their_photo,
)


def evidence_belongs(written: RawEntry, _: RuleContext) -> Iterator[Problem]:
    """Evidence at the top of a post needs exactly one thing that it can belong to."""
    activities, themes = len(written.ids("activities")), len(written.ids("themes"))
    for field in TOP if issubclass(written.entry, Post) else ():
        if field not in written.fields:
            continue
        if activities > 1:
            yield written.problem(faults.TOP_EVIDENCE, field, field=field, count=activities)
        elif not activities and themes != 1:
            yield written.problem(faults.EVIDENCE_OF_NOTHING, field, field=field)


def the_top_states_something(written: RawEntry, _: RuleContext) -> Iterator[Problem]:
    """Who took part and how anyone knows belong to something that is stated."""
    if not issubclass(written.entry, Post) or any(written.fields.get(f) for f in STATING):
        return
    for field in ("who", "known_from"):
        if field in written.fields:
            yield written.problem(faults.STATES_NOTHING, field, field=field)


def rows_have_one_subject(written: RawEntry, _: RuleContext) -> Iterator[Problem]:
    """Each row is about one activity or one theme, and the post is tied to it."""
    tied = {field: frozenset(written.ids(field)) for field in FIELD_OF_SUBJECT.values()}
    for index, row in written.groups("evidence"):
        here = ("evidence", index)
        found = [name for name in FIELD_OF_SUBJECT if row.get(name)]
        if len(found) != 1:
            said = "both" if found else "neither"
            yield written.problem(faults.ROW_SUBJECT, *here, found=said)
        else:
            name, value = found[0], str(row[found[0]])
            field = FIELD_OF_SUBJECT[name]
            if value not in tied[field]:
                yield written.problem(faults.ROW_ELSEWHERE, *here, name, value=value, field=field)
        if not any(row.get(name) for name in STATING):
            yield written.problem(faults.ROW_STATES_NOTHING, *here)


def a_plan_is_no_evidence(written: RawEntry, _: RuleContext) -> Iterator[Problem]:
    """Nothing has come of an event that was not held."""
    if not issubclass(written.entry, Event) or not written.says("state", "planned", "cancelled"):
        return
    state = str(written.fields["state"]).strip()
    for field in ("attendance", "evidence", *STATING):
        if written.fields.get(field):
            yield written.problem(faults.EVIDENCE_OF_A_PLAN, field, field=field, state=state)


def a_case_study_has_evidence(written: RawEntry, _: RuleContext) -> Iterator[Problem]:
    """A case study says what changed."""
    states = any(written.fields.get(field) for field in ("evidence", *STATING))
    if issubclass(written.entry, CaseStudy) and not states:
        yield written.problem(faults.NO_EVIDENCE)


EVIDENCE_RULES: tuple[Rule, ...] = (
    evidence_belongs,
    the_top_states_something,
    rows_have_one_subject,
    a_plan_is_no_evidence,
    a_case_study_has_evidence,
)


def year_folder_agrees(written: RawEntry, _: RuleContext) -> Iterator[Problem]:
    """The folder that a post lies in is a year that its date touches."""
    if not issubclass(written.entry, Post):
        return
    date, folder = _when(written.fields.get("date")), written.id.partition("/")[0]
    if date is not None and int(folder) not in date.years:
        yield written.problem(faults.YEAR_FOLDER, "date", date=date, folder=folder)


def a_rep_report_has_its_quarter(written: RawEntry, _: RuleContext) -> Iterator[Problem]:
    """A rep report says which quarter it is about."""
    if issubclass(written.entry, RepReport) and not (
        written.fields.get("quarter") or written.fields.get("quarters")
    ):
        yield written.problem(faults.NO_QUARTER)


def a_document_is_in_one_place(written: RawEntry, _: RuleContext) -> Iterator[Problem]:
    """A document lies here or elsewhere."""
    fields = written.fields
    if issubclass(written.entry, Document) and fields.get("file") and fields.get("link"):
        yield written.problem(faults.FILE_OR_LINK, "link")


def a_grant_has_one_recipient(written: RawEntry, _: RuleContext) -> Iterator[Problem]:
    """A grant's recipient is said in one way."""
    recipient = written.fields.get("recipient")
    if not issubclass(written.entry, Grant) or not isinstance(recipient, dict):
        return
    individual = str(recipient.get("individual", "no")).strip().lower() in {"yes", "true"}
    ways = bool(recipient.get("partner")) + bool(recipient.get("name")) + individual
    if ways != 1 or (individual and recipient.get("org_id")):
        yield written.problem(faults.RECIPIENT, "recipient")


def a_photo_is_described(written: RawEntry, _: RuleContext) -> Iterator[Problem]:
    """A photo has a description, or says that it only decorates."""
    for index, photo in written.groups("photos"):
        decorative = str(photo.get("decorative", "no")).strip().lower() in {"yes", "true"}
        if not photo.get("alt") and not decorative:
            yield written.problem(faults.PHOTO_ALT, "photos", index)


def a_reading_says_one_thing(written: RawEntry, _: RuleContext) -> Iterator[Problem]:
    """A reading of an indicator is a number or words."""
    if not issubclass(written.entry, Indicator):
        return
    for where, reading in _readings(written):
        if bool(reading.get("value")) == bool(reading.get("finding")):
            yield written.problem(faults.VALUE_OR_FINDING, *where)


def _readings(written: RawEntry) -> Iterator[tuple[tuple[str | int, ...], Fields]]:
    """The readings of an indicator and where each stands, the baseline first."""
    baseline = written.fields.get("baseline")
    if isinstance(baseline, dict):
        yield ("baseline",), baseline
    for index, reading in written.groups("readings"):
        yield ("readings", index), reading


def ends_after_it_starts(written: RawEntry, _: RuleContext) -> Iterator[Problem]:
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


def dates_follow_each_other(written: RawEntry, _: RuleContext) -> Iterator[Problem]:
    """Of two dates in ``SUCCESSIVE``, the later one does not lie before the earlier one."""
    for kind, earlier, later in SUCCESSIVE:
        if not issubclass(written.entry, kind):
            continue
        before, after = _when(written.at(*earlier)), _when(written.at(*later))
        if before is not None and after is not None and after.last < before.first:
            yield written.problem(
                faults.DATES_CONTRADICT,
                *later,
                later=": ".join((*later, str(after))),
                earlier=": ".join((*earlier, str(before))),
            )


def one_figure_a_day(written: RawEntry, _: RuleContext) -> Iterator[Problem]:
    """An indicator has one figure for a day; the baseline is one as well."""
    if not issubclass(written.entry, Indicator):
        return
    first: dict[When, Place] = {}
    for where, reading in _readings(written):
        date = _when(reading.get("date"))
        if date is None or date.first != date.last or not reading.get("value"):
            continue
        other = first.setdefault(date, (*where, "date"))
        if other != (*where, "date"):
            line = written.line(*other)
            yield written.problem(faults.DAY_TWICE, *where, "date", value=date, first=line)


def papers_are_due_in_one_rhythm(written: RawEntry, _: RuleContext) -> Iterator[Problem]:
    """No type of paper is due twice, whatever its letters."""
    seen: set[str] = set()
    for where, paper in _papers(written) if issubclass(written.entry, Area) else ():
        if paper.lower() in seen:
            yield written.problem(faults.PAPER_TWICE, "papers_due", *where, value=paper)
        seen.add(paper.lower())


def _papers(written: RawEntry) -> Iterator[tuple[Place, str]]:
    """The types of the papers due and where each stands, with its rhythm behind it or a list."""
    due = written.fields.get("papers_due")
    if isinstance(due, dict):
        yield from (((name,), name.strip()) for name in due)
    for index, paper in written.groups("papers_due"):
        yield (index, "type"), str(paper.get("type")).strip()


def a_translation_names_its_language(written: RawEntry, _: RuleContext) -> Iterator[Problem]:
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
    dates_follow_each_other,
    one_figure_a_day,
    papers_are_due_in_one_rhythm,
    a_translation_names_its_language,
    *EVIDENCE_RULES,
    *CONSENT_RULES,
)


def between_files(parsed: Iterable[ParsedFile], shown_as: str) -> Iterator[Problem]:
    """Every problem between the files of an area."""
    files = tuple(parsed)
    yield from the_area_is_there(files, shown_as)
    yield from quarters_reported_once(files)


def the_area_is_there(parsed: Iterable[ParsedFile], shown_as: str) -> Iterator[Problem]:
    """Without its area and its words for impacts nothing can be told."""
    found = {file.location.name for file in parsed}
    command = Sentence(typed("new-area", DIR="..."))
    if "area" not in found:
        yield faults.NO_AREA.at(f"{shown_as}/area.yaml", 1, command=command)
    if "impacts" not in found:
        yield faults.NO_IMPACTS.at(f"{shown_as}/plan/impacts.yaml", 1, command=command)


def quarters_reported_once(parsed: Iterable[ParsedFile]) -> Iterator[Problem]:
    """No quarter is reported in two posts; what is no draft comes first."""
    first: dict[Quarter, str] = {}
    for written in sorted(_posts(parsed), key=lambda written: written.draft):
        for quarter in quarters(written):
            other = first.setdefault(quarter, written.id)
            if other == written.id:
                continue
            field = "quarter" if "quarter" in written.fields else "quarters"
            problem = written.problem(faults.QUARTER_TWICE, field, value=quarter, other=other)
            yield problem.as_advice() if written.draft else problem


def _posts(parsed: Iterable[ParsedFile]) -> Iterator[RawEntry]:
    for file in parsed:
        if file.location.name == "posts":
            yield from file.entries
