"""Checks on consent: nobody is shown, quoted or told about who did not agree to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plugins.impact.model.consent import Consent, Covers
from plugins.impact.model.kinds import CaseStudy
from plugins.impact.read import faults
from plugins.impact.read.written import Fields, Surroundings, Written
from plugins.problems import Problem


def a_person_agreed_to_their_story(written: Written, around: Surroundings) -> Iterator[Problem]:
    """A case study about a person rests on a consent that covers a story."""
    if not issubclass(written.entry, CaseStudy):
        return
    given = written.text("consent")
    if not given and written.says("about", "person"):
        yield written.problem(faults.NEEDS_CONSENT, "about", what="a case study about a person")
    yield from _covered(written, ("consent",), around.consents.get(given), "story")


def a_quote_was_agreed(written: Written, around: Surroundings) -> Iterator[Problem]:
    """A quote rests on a consent that covers one."""
    quote = written.fields.get("quote")
    if issubclass(written.entry, CaseStudy) and isinstance(quote, dict):
        consent = around.consents.get(str(quote.get("consent")).strip())
        yield from _covered(written, ("quote", "consent"), consent, "quote")


def people_agreed_to_their_photo(written: Written, around: Surroundings) -> Iterator[Problem]:
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
    written: Written,
    here: tuple[str | int, ...],
    photo: Fields,
    people: str,
    around: Surroundings,
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
    written: Written, where: tuple[str | int, ...], consent: Consent | None, what: Covers
) -> Iterator[Problem]:
    if consent is None:
        return
    if what not in consent.covers:
        yield _not_covered(written, where, consent, what)
    if consent.basis == "event-notice":
        yield written.problem(faults.NOTICE_CONSENT, *where, what=f"a {what}")


def _not_covered(
    written: Written, where: tuple[str | int, ...], consent: Consent, what: Covers
) -> Problem:
    return written.problem(faults.CONSENT_COVERS, *where, value=consent.id, what=f"a {what}")


CONSENT_RULES: tuple[Callable[[Written, Surroundings], Iterator[Problem]], ...] = (
    a_person_agreed_to_their_story,
    a_quote_was_agreed,
    people_agreed_to_their_photo,
)
