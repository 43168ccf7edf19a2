"""The types of fields: text → value, or a fault that says what to write instead."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated
from zoneinfo import available_timezones

from babel import Locale
from babel.numbers import is_currency
from pydantic import AfterValidator, BeforeValidator

from plugins.impact.model import faults
from plugins.impact.model.moment import Moment as EventMoment
from plugins.impact.model.quantity import Quantity
from plugins.impact.model.references import Known, Noun
from plugins.impact.model.validators import (
    Takes,
    each_once,
    known,
    line,
    matching,
    parsed,
    prose,
    whole,
)
from plugins.impact.model.validators import a_mapping as a_mapping
from plugins.impact.model.validators import as_ids as as_ids
from plugins.impact.model.validators import as_list as as_list
from plugins.impact.model.validators import one_of as one_of
from plugins.impact.model.when import Bound as ActivityBound
from plugins.impact.model.when import Quarter as YearQuarter
from plugins.impact.model.when import When as AnyDate
from plugins.problems import Fault

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FILE_NAME = re.compile(r"(?!.*\.\.)[^/\\\x00][^\\\x00]{0,199}")
OLD_ADDRESS = re.compile(r"(?:/(?!\.)[A-Za-z0-9._~-]+)+/?")
NUMBER = re.compile(r"[+-]?[0-9]{1,12}(?:\.[0-9]{1,6})?")
POST = re.compile(r"(?:19|20)[0-9]{2}/[a-z0-9]+(?:-[a-z0-9]+)*")
URL = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
LANGUAGE_TAG = re.compile(r"(?P<language>[a-z]{2,3})(?:-[A-Za-z0-9]{2,8}){0,3}")
EMAIL = re.compile(r"[^\s@<>\"?&%]+@[^\s@<>\"?&%]+\.[^\s@<>\"?&%]+")
LONGEST_ID = 80
USUAL_TIMEZONE = "Europe/London"


def _id(text: str) -> str:
    if not ID.fullmatch(text) or len(text) > LONGEST_ID:
        raise faults.BAD_ID.fault(value=text)
    return text


def _day(text: str) -> date:
    when = AnyDate.parse(text)
    if when.precision != "day" or when.span:
        raise faults.NOT_A_DAY.fault(value=text)
    return when.first


def _count(text: str) -> Quantity:
    quantity = Quantity.parse(text)
    if quantity.currency or quantity.amount != quantity.amount.to_integral_value():
        raise faults.NOT_WHOLE.fault(value=text)
    return quantity


def _money(text: str) -> Quantity:
    try:
        quantity = Quantity.parse(text)
    except Fault:
        raise faults.NOT_MONEY.fault(value=text) from None
    if not quantity.currency:
        raise faults.NOT_MONEY.fault(value=text)
    return quantity


def _number(text: str) -> Decimal:
    if not NUMBER.fullmatch(text.strip()):
        raise faults.NOT_A_NUMBER.fault(value=text)
    return Decimal(text.strip())


def _yes_or_no(text: str) -> bool:
    word = text.strip().lower()
    if word not in {"yes", "no", "true", "false"}:
        raise faults.NOT_YES_OR_NO.fault(value=text)
    return word in {"yes", "true"}


def _schema(text: str) -> int:
    if text.strip() != "1":
        raise faults.WRONG_SCHEMA.fault(value=text)
    return 1


def _timezone(text: str) -> str:
    # To list them all, Python opens the file of each.
    if text != USUAL_TIMEZONE and text not in available_timezones():
        raise faults.BAD_TIMEZONE.fault(value=text)
    return text


def _currency(text: str) -> str:
    if not is_currency(text):
        raise faults.BAD_CURRENCY.fault(value=text)
    return text


def _text_language(text: str) -> str:
    """A BCP 47 tag; a text may be in any language, whatever the words around it are in."""
    match = LANGUAGE_TAG.fullmatch(text.strip())
    if match is None or match["language"] not in Locale("en").languages:
        raise faults.BAD_LANGUAGE.fault(value=text)
    return match[0]


def _named(noun: Noun) -> Takes:
    return known(lambda text, known: known.find(noun, text.strip()))


def _file(noun: Noun, folder: str) -> Takes:
    def parse(text: str, known: Known) -> str:
        name = matching(FILE_NAME, faults.BAD_FILE_NAME, folder=folder)(text)
        return known.find(noun, name)

    return known(parse)


def _post(text: str, known: Known) -> str:
    return known.find("post", matching(POST, faults.BAD_POST)(text))


Id = Annotated[str, parsed(_id)]
Title = Annotated[str, line(150)]
Line = Annotated[str, line(300)]
Summary = Annotated[str, prose(600)]
Prose = Annotated[str, prose(20_000)]
Source = Line
When = Annotated[AnyDate, parsed(AnyDate.parse)]
Bound = Annotated[ActivityBound, parsed(ActivityBound.parse)]
Quarter = Annotated[YearQuarter, parsed(YearQuarter.parse)]
Moment = Annotated[EventMoment, parsed(EventMoment.parse)]
Day = Annotated[date, parsed(_day)]
Count = Annotated[Quantity, parsed(_count)]
Amount = Annotated[Quantity, parsed(Quantity.parse)]
Money = Annotated[Quantity, parsed(_money)]
Number = Annotated[Decimal, parsed(_number)]
YesOrNo = Annotated[bool, parsed(_yes_or_no)]
Colour = Annotated[int, parsed(whole(faults.NOT_A_COLOUR, 1, 8))]
Order = Annotated[int, parsed(whole(faults.NOT_AN_ORDER, 0, 999))]
Url = Annotated[str, parsed(matching(URL, faults.BAD_URL))]
Email = Annotated[str, parsed(matching(EMAIL, faults.BAD_EMAIL))]
OldAddress = Annotated[str, parsed(matching(OLD_ADDRESS, faults.BAD_OLD_ADDRESS))]
Schema = Annotated[int, parsed(_schema)]
Timezone = Annotated[str, parsed(_timezone)]
Currency = Annotated[str, parsed(_currency)]
Language = Annotated[str, known(lambda text, known: known.language(text))]
TextLanguage = Annotated[str, parsed(_text_language)]
ThemeId = Annotated[str, _named("theme")]
GoalId = Annotated[str, _named("goal")]
ActivityId = Annotated[str, _named("activity")]
ImpactId = Annotated[str, _named("impact")]
PartnerId = Annotated[str, _named("partner")]
ProgrammeOutcomeId = Annotated[str, _named("programme-outcome")]
PlanPeriodId = Annotated[str, _named("plan-period")]
ConsentId = Annotated[str, _named("consent")]
PostId = Annotated[str, known(_post)]
DocumentFile = Annotated[str, _file("document", "documents")]
PhotoFile = Annotated[str, _file("photo", "photos")]

Texts = Annotated[tuple[Line, ...], BeforeValidator(as_list)]
Ids = Annotated[tuple[Id, ...], BeforeValidator(as_ids)]
ThemeIds = Annotated[tuple[ThemeId, ...], BeforeValidator(as_ids)]
GoalIds = Annotated[tuple[GoalId, ...], BeforeValidator(as_ids)]
ActivityIds = Annotated[tuple[ActivityId, ...], BeforeValidator(as_ids)]
ImpactIds = Annotated[tuple[ImpactId, ...], BeforeValidator(as_ids), AfterValidator(each_once)]
PartnerIds = Annotated[tuple[PartnerId, ...], BeforeValidator(as_ids)]
ProgrammeOutcomeIds = Annotated[tuple[ProgrammeOutcomeId, ...], BeforeValidator(as_ids)]
PlanPeriodIds = Annotated[tuple[PlanPeriodId, ...], BeforeValidator(as_ids)]
PostIds = Annotated[tuple[PostId, ...], BeforeValidator(as_ids)]
Quarters = Annotated[tuple[Quarter, ...], BeforeValidator(as_ids)]
OldAddresses = Annotated[tuple[OldAddress, ...], BeforeValidator(as_list)]
