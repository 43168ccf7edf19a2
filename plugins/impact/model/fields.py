"""The types of fields: text → value, or a fault that says what to write instead.

The manual lists those that have words (``Described``) in the order in which they stand here.
"""

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
from plugins.impact.model.portable_names import portable, too_long
from plugins.impact.model.quantity import Quantity, printable
from plugins.impact.model.references import KnownIds, Noun
from plugins.impact.model.validators import (
    Described,
    Takes,
    each_once,
    known,
    line,
    matching,
    one_line,
    parsed,
    prose,
    whole,
)
from plugins.impact.model.validators import a_mapping as a_mapping
from plugins.impact.model.validators import as_ids as as_ids
from plugins.impact.model.validators import as_list as as_list
from plugins.impact.model.validators import one_of as one_of
from plugins.impact.model.when import Bound as ActivityBound
from plugins.impact.model.when import Moment as EventMoment
from plugins.impact.model.when import Quarter as YearQuarter
from plugins.impact.model.when import When as AnyDate
from plugins.markup.links import LinkKind, completed, is_mailbox, read_link
from plugins.problems import Fault, Sentence

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FILE_NAME = re.compile(r"(?!(?:.*/)?\.\.(?:/|$))[^/\\\x00][^\\\x00]{0,199}")
OLD_ADDRESS = re.compile(r"(?:/(?!\.)[A-Za-z0-9._~-]+)+/?")
NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
POST = re.compile(r"(?:19|20)[0-9]{2}/[a-z0-9]+(?:-[a-z0-9]+)*")
URL = re.compile(r"https?://[^\s<>\"]*", re.IGNORECASE)
LANGUAGE_TAG = re.compile(r"(?P<language>[a-z]{2,3})(?:-[A-Za-z0-9]{2,8}){0,3}")
LONGEST_ID = 80
LONGEST_ADDRESS = 500
MAILTO = "mailto:"
USUAL_TIMEZONE = "Europe/London"
NO_PLACES_TIME = {"localtime", "Factory", "posixrules"}
"""What lies among the time zones of a computer and is the time of no place, or of another one on
each computer."""


def _file_id(text: str) -> str:
    if not ID.fullmatch(text) or len(text) > LONGEST_ID:
        raise faults.BAD_ID.fault(value=text)
    return text


def _id(text: str) -> str:
    """An id that becomes the name of a folder, which no file of the area has yet."""
    id_ = _file_id(text)
    if portable(id_) != id_:
        raise faults.NAME_NOT_PORTABLE.fault(value=id_, suggestion=portable(id_))
    return id_


def _old_address(text: str) -> str:
    address = matching(OLD_ADDRESS, faults.BAD_OLD_ADDRESS)(text)
    for part in address.split("/"):
        if too_long(part) or portable(part) != part:
            raise faults.OLD_ADDRESS_WITHOUT_FILE.fault(value=address, part=part)
    return address


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
    except Fault as fault:
        if fault.kind is not faults.NOT_A_QUANTITY:
            raise
        raise faults.NOT_MONEY.fault(value=text) from None
    if not quantity.currency:
        raise faults.NOT_MONEY.fault(value=text)
    return quantity


def _number(text: str) -> Decimal:
    if not NUMBER.fullmatch(text.strip()):
        raise faults.NOT_A_NUMBER.fault(value=text)
    return printable(Decimal(text.strip()), text)


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
    if text != USUAL_TIMEZONE and text not in available_timezones() - NO_PLACES_TIME:
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


def is_web_address(text: str) -> bool:
    """Whether ``text`` is a whole web address, such as a link in a text may have."""
    link = read_link(text) if URL.fullmatch(text) else None
    return link is not None and link.kind is LinkKind.EXTERNAL


def _url(text: str) -> str:
    address = text.strip()
    if len(address) > LONGEST_ADDRESS or not is_web_address(address):
        whole = completed(address)
        hint = f" Write '{whole}'." if is_web_address(whole) else ""
        raise faults.BAD_URL.fault(value=address, hint=Sentence(hint))
    return address


def _source(text: str) -> str:
    source = one_line(text, 300)
    return _url(source) if URL.fullmatch(source) else source


def _email(text: str) -> str:
    address = text.strip()
    if len(address) > LONGEST_ADDRESS or not is_mailbox(address):
        mailbox = address[len(MAILTO) :] if address.lower().startswith(MAILTO) else ""
        hint = f" Write '{mailbox}', without {MAILTO} before it." if is_mailbox(mailbox) else ""
        raise faults.BAD_EMAIL.fault(value=address, hint=Sentence(hint))
    return address


def _named(noun: Noun) -> Takes:
    return known(lambda text, known: known.find(noun, text.strip()))


def _file(noun: Noun, folder: str) -> Takes:
    def parse(text: str, known: KnownIds) -> str:
        name = matching(FILE_NAME, faults.BAD_FILE_NAME, folder=folder)(text)
        return known.find(noun, name)

    return known(parse)


def _post(text: str, known: KnownIds) -> str:
    return known.find("post", matching(POST, faults.BAD_POST)(text))


FileId = Annotated[str, parsed(_file_id)]
Id = Annotated[
    str,
    parsed(_id),
    Described("id", "lower-case letters, digits and hyphens, 80 at most: `community-garden`"),
]
Title = Annotated[str, line(150), Described("title", "text on one line, 150 characters at most")]
Line = Annotated[str, line(300), Described("line", "text on one line, 300 characters at most")]
Source = Annotated[
    str,
    parsed(_source),
    Described("source", "text on one line, 300 characters at most: words, or a whole web address"),
]
Sources = Annotated[
    tuple[Source, ...],
    BeforeValidator(as_list),
    Described("sources", "a list of them; a single one may stand without a list"),
]
Summary = Annotated[str, prose(600), Described("short text", "text of 600 characters at most")]
Prose = Annotated[
    str,
    prose(20_000),
    Described("long text", "text of any number of lines, 20,000 characters at most"),
]
When = Annotated[
    AnyDate,
    parsed(AnyDate.parse),
    Described(
        "date",
        "a day `2025-06-12`, month `2025-06`, quarter `2025-Q2`, year `2025`, or a span of two "
        "alike, `2025-07/2025-09`; as precise as is known, and no more",
    ),
]
Bound = Annotated[
    ActivityBound,
    parsed(ActivityBound.parse),
    Described(
        "rough date",
        "a date; `by 2025-03` where it had begun by then, `at least 2025-09` where it went on at "
        "least so long",
    ),
]
Quarter = Annotated[
    YearQuarter,
    parsed(YearQuarter.parse),
    Described("quarter", "a quarter of a calendar year: `2025-Q2`"),
]
Moment = Annotated[
    EventMoment,
    parsed(EventMoment.parse),
    Described(
        "day and time",
        "a day, with the local time where it is known: `2025-06-12` or `2025-06-12 18:00`",
    ),
]
Day = Annotated[date, parsed(_day), Described("day", "a whole day: `2025-06-12`")]
Count = Annotated[
    Quantity, parsed(_count), Described("count", "a whole number: `54`, `about 70`, `at least 500`")
]
Amount = Annotated[
    Quantity,
    parsed(Quantity.parse),
    Described("quantity", "a number, which may be rough: `8`, `2.5`, `about 70`, `at least £500`"),
]
Money = Annotated[
    Quantity,
    parsed(_money),
    Described(
        "money", "a currency's sign and an amount: `£4,700`, `about £6,000`, `at least £1,000`"
    ),
]
Number = Annotated[
    Decimal,
    parsed(_number),
    Described("number", "digits: `44`, `3.5`, `-2`; what it counts stands in a field of its own"),
]
YesOrNo = Annotated[bool, parsed(_yes_or_no), Described("yes or no", "`yes` or `no`")]
Colour = Annotated[
    int,
    parsed(whole(faults.NOT_A_COLOUR, 1, 8)),
    Described("colour", "a number from 1 to 8, one of the colours of the site"),
]
Order = Annotated[
    int,
    parsed(whole(faults.NOT_AN_ORDER, 0, 999)),
    Described("place in lists", "a whole number from 0 to 999; lower ones come first"),
]
Url = Annotated[
    str,
    parsed(_url),
    Described("web address", "begins with `https://` or `http://`"),
]
Email = Annotated[
    str,
    parsed(_email),
    Described("e-mail address", "`hello@hill-street.example`"),
]
OldAddress = Annotated[
    str,
    parsed(_old_address),
    Described("old address", "begins with `/`: `/blog/seed-swap.html`"),
]
OldAddresses = Annotated[
    tuple[OldAddress, ...], BeforeValidator(as_list), Described("old addresses", "a list of them")
]
Schema = Annotated[int, parsed(_schema), Described("version", "`1`")]
Timezone = Annotated[str, parsed(_timezone), Described("time zone", "`Europe/London`")]
Currency = Annotated[str, parsed(_currency), Described("currency", "its three letters: `GBP`")]
Language = Annotated[
    str,
    known(lambda text, known: known.language(text)),
    Described("language", "a language that the site's own words are in: `en`"),
]
TextLanguage = Annotated[
    str,
    parsed(_text_language),
    Described("language of a text", "a code such as `cy`, `fr` or `pt-BR`"),
]
Ids = Annotated[
    tuple[Id, ...], BeforeValidator(as_ids), Described("ids", "a list of ids: `[seeds, seed-bank]`")
]
ThemeId = Annotated[
    str, _named("theme"), Described("theme", "the name of a file in `plan/themes/`, without `.md`")
]
ThemeIds = Annotated[
    tuple[ThemeId, ...],
    BeforeValidator(as_ids),
    Described("themes", "a list of them: `[green-places]`"),
]
GoalId = Annotated[str, _named("goal")]
GoalIds = Annotated[
    tuple[GoalId, ...],
    BeforeValidator(as_ids),
    Described("goals", "a list of ids in `plan/goals.yaml`"),
]
ActivityId = Annotated[
    str,
    _named("activity"),
    Described("activity", "the name of a file in `plan/activities/`, without `.md`"),
]
ActivityIds = Annotated[
    tuple[ActivityId, ...],
    BeforeValidator(as_ids),
    Described("activities", "a list of them: `[community-garden, lunch-club]`"),
]
ImpactId = Annotated[str, _named("impact")]
ImpactIds = Annotated[
    tuple[ImpactId, ...],
    BeforeValidator(as_ids),
    AfterValidator(each_once),
    Described(
        "kinds of impact",
        "a list of ids in `plan/impacts.yaml`; a title or another word that stands there does as "
        "well",
    ),
]
PartnerId = Annotated[str, _named("partner"), Described("partner", "an id in `plan/partners.yaml`")]
PartnerIds = Annotated[
    tuple[PartnerId, ...], BeforeValidator(as_ids), Described("partners", "a list of them")
]
ProgrammeOutcomeId = Annotated[str, _named("programme-outcome")]
ProgrammeOutcomeIds = Annotated[
    tuple[ProgrammeOutcomeId, ...],
    BeforeValidator(as_ids),
    Described("programme outcomes", "a list of ids in `plan/programme_outcomes.yaml`"),
]
PlanPeriodId = Annotated[
    str,
    _named("plan-period"),
    Described("plan period", "an id under `plan_periods:` in `area.yaml`"),
]
PlanPeriodIds = Annotated[
    tuple[PlanPeriodId, ...], BeforeValidator(as_ids), Described("plan periods", "a list of them")
]
ConsentId = Annotated[str, _named("consent"), Described("consent", "an id in `consents.yaml`")]
PostId = Annotated[
    str, known(_post), Described("post", "its year and name, without `.md`: `2025/seed-swap`")
]
PostIds = Annotated[
    tuple[PostId, ...], BeforeValidator(as_ids), Described("posts", "a list of them")
]
DocumentFile = Annotated[
    str, _file("document", "documents"), Described("document", "the name of a file in `documents/`")
]
PhotoFile = Annotated[
    str, _file("photo", "photos"), Described("photo", "the name of a file in `photos/`")
]
Quarters = Annotated[
    tuple[Quarter, ...],
    BeforeValidator(as_ids),
    Described("quarters", "a list of them: `[2025-Q1, 2025-Q2]`"),
]
Texts = Annotated[
    tuple[Line, ...],
    BeforeValidator(as_list),
    Described("lines", "a list of lines; a single one may stand without a list"),
]
