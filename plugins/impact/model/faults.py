"""What can be wrong with a single value of a field."""

from __future__ import annotations

from plugins.problems import ProblemKind

BAD_ID = ProblemKind(
    "bad-id",
    "'{value}' cannot be an id. Use lower-case letters, digits and hyphens, such as "
    "'community-chest'.",
    "An id has other characters than lower-case letters, digits and hyphens.",
)
NAME_NOT_PORTABLE = ProblemKind(
    "name-not-portable",
    "'{value}' cannot be the name of a file or folder on every computer. Call it '{suggestion}', "
    "here and wherever it is named.",
    'A name that Windows refuses or changes: con, nul and their like, one of : * ? " < > |, or a '
    "blank or point at the end.",
)
NAME_TOO_LONG = ProblemKind(
    "name-too-long",
    "'{value}' is longer than the name of a file can be on every computer. Shorten it, here and "
    "wherever it is named.",
    "A name of more than 255 bytes, or a path of more than 240 characters.",
)
INVISIBLE = ProblemKind(
    "invisible-character",
    "there is {name} {place}, which nobody sees. Delete it, or type the text again.",
    "A character in a field that nobody sees, such as a zero-width space or a soft hyphen; mostly "
    "pasted from a web page or from Word.",
)
BAD_WHEN = ProblemKind(
    "bad-date",
    "'{value}' is not a date this kit can read. Write a day (2015-06-12), month (2015-06), "
    "quarter (2015-Q3), year (2015) or span (2015-07/2015-09).",
    "A date is written in another way than a day, month, quarter, year or span.",
)
NO_SUCH_DAY = ProblemKind(
    "no-such-day",
    "'{value}' is not in the calendar.",
    "A day or month that does not exist, such as 31 June.",
)
YEAR_OUT_OF_RANGE = ProblemKind(
    "year-out-of-range",
    "'{value}' lies outside the years {first} to {last}, which are all that this kit knows. Mend "
    "the year; a date before them goes into the text.",
    "A year before 1900 or after 2099, mostly a slip of the keyboard.",
)
SPAN_BACKWARDS = ProblemKind(
    "span-backwards",
    "'{value}' ends before it begins. Write the earlier date first.",
    "A span of dates in the wrong order.",
)
NOT_A_DAY = ProblemKind(
    "not-a-day",
    "'{value}' is not a whole day. This field needs one, written 2015-06-12.",
    "A field that needs a whole day has a month or a year.",
)
NOT_A_QUARTER = ProblemKind(
    "not-a-quarter",
    "'{value}' is not a quarter. Write the year and the quarter: 2015-Q3.",
    "A quarter is written in another way than 2015-Q3.",
)
NOT_A_MOMENT = ProblemKind(
    "not-a-time",
    "'{value}' is not a day, or a day and time. Write 2016-12-20 or 2016-12-20 18:00.",
    "An event's start or end cannot be read.",
)
NOT_A_QUANTITY = ProblemKind(
    "not-a-quantity",
    "'{value}' is not a number this kit can read. Write 70, 'about 70' or 'at least 500'; what "
    "was counted goes into a field of its own.",
    "A count or measure that is not a number.",
)
TOO_LARGE = ProblemKind(
    "number-too-large",
    "'{value}' is larger than any number here can be: {limit} digits before the point are the "
    "most. Has a zero or a point slipped?",
    "A number, or hours at a rate, so large that it can only be a slip.",
)
TOO_FINE = ProblemKind(
    "number-too-fine",
    "'{value}' has more than {limit} digits after the point. Round it, or count it in a smaller "
    "unit.",
    "A number with more digits after the point than a page shows.",
)
BELOW_A_COIN = ProblemKind(
    "below-a-coin",
    "'{value}' is finer than the smallest coin of {currency}. Write '{suggestion}', or what was "
    "really paid.",
    "An amount of money that no coins can pay, such as £0.001.",
)
NOT_WHOLE = ProblemKind(
    "not-a-count",
    "'{value}' is not a whole number. People are counted whole.",
    "A count of people with a fraction, a minus or a currency.",
)
NOT_MONEY = ProblemKind(
    "not-money",
    "'{value}' is not an amount of money. Write the currency's sign and the amount: £4,700, or "
    "'about £6,000'.",
    "An amount of money without its currency, or that cannot be read.",
)
NOT_A_NUMBER = ProblemKind(
    "not-a-number",
    "'{value}' is not a number. Write digits only, such as 44 or 3.5; the unit has a field of "
    "its own.",
    "A reading of an indicator that is not a number; words go into 'finding'.",
)
NOT_A_CHOICE = ProblemKind(
    "not-a-choice",
    "'{value}' is not one of the words this field takes.{hint}",
    "A field that takes one of a few words has another.",
)
NOT_YES_OR_NO = ProblemKind(
    "not-yes-or-no",
    "'{value}' is neither yes nor no.",
    "A field that takes yes or no has something else.",
)
TEXT_TOO_LONG = ProblemKind(
    "field-too-long",
    "this text has {size} characters; {limit} is the most here. Long text belongs in the body.",
    "A title, name or summary is too long.",
)
MANY_LINES = ProblemKind(
    "more-than-one-line",
    "this text has to fit on one line.",
    "A title or name runs over several lines.",
)
BAD_URL = ProblemKind(
    "bad-address",
    "'{value}' is not a web address. It begins with https:// or http://, and then names a website, "
    "without a password: https://school.example/news.{hint}",
    "A link is not a web address.",
)
BAD_EMAIL = ProblemKind(
    "bad-email",
    "'{value}' is not an e-mail address.{hint}",
    "A contact's e-mail address cannot be one.",
)
BAD_FILE_NAME = ProblemKind(
    "bad-file-name",
    "'{value}' is not the name of a file in {folder}/. Write it as it stands there, "
    "without .. and without a leading /.",
    "The name of a document or photo points elsewhere.",
)
BAD_TIMEZONE = ProblemKind(
    "bad-timezone",
    "'{value}' is not a time zone. Write one like Europe/London.",
    "The area's time zone is not in the world's list.",
)
BAD_CURRENCY = ProblemKind(
    "bad-currency",
    "'{value}' is not a currency. Write its three letters, such as GBP.",
    "The area's currency is not a code of three letters in use.",
)
UNKNOWN_LANGUAGE = ProblemKind(
    "unknown-language",
    "the words of the site are not translated into '{value}' yet.{hint}",
    "No catalogue of interface words for the area's language.",
)
BAD_LANGUAGE = ProblemKind(
    "bad-language",
    "'{value}' is not the code of a language. Write one like cy (Welsh), pl (Polish) or pt.",
    "The language of a text is not a code of two or three letters in use.",
)
NOT_A_COLOUR = ProblemKind(
    "not-a-colour",
    "'{value}' is not one of the theme colours, which have the numbers 1 to 8.",
    "A theme's colour is a number from 1 to 8.",
)
NOT_AN_ORDER = ProblemKind(
    "not-an-order",
    "'{value}' is not a whole number from 0 to 999.",
    "The place of a theme or page in lists is a whole number.",
)
WRONG_SCHEMA = ProblemKind(
    "wrong-schema",
    "this kit reads content written for schema 1, and this says '{value}'.",
    "The content is written for another version of the content model.",
)
BAD_POST = ProblemKind(
    "bad-post-reference",
    "'{value}' does not point to a post. Write its year and name, such as 2016/big-event, "
    "without .md.",
    "tells_of or translation_of is not written as <year>/<name>.",
)
BAD_OLD_ADDRESS = ProblemKind(
    "bad-old-address",
    "'{value}' cannot have been an address of this site. It begins with / and has letters, "
    "digits, hyphens, dots and slashes only.",
    "An old address that a redirect cannot be made for.",
)
OLD_ADDRESS_WITHOUT_FILE = ProblemKind(
    "old-address-without-file",
    "no page can lie at '{value}' on every computer: '{part}' is too long, ends in a point, or is "
    "a name that Windows keeps for itself. Take this address out.",
    "An old address that no file could be made for.",
)
EMPTY = ProblemKind(
    "empty",
    "'{field}' is there but has nothing after the colon. Fill it in.",
    "A required field is empty.",
)
MISSING_FIELD = ProblemKind(
    "missing-field",
    "'{field}' is missing. {entry} needs it.",
    "A required field is missing.",
)
UNKNOWN_FIELD = ProblemKind(
    "unknown-field",
    "'{field}' is not a field of {entry}, so it would be lost.{hint}",
    "A field that this kind of file does not have, often a slip of the keyboard.",
)
RESERVED_FIELD = ProblemKind(
    "reserved-field",
    "'{field}' is not a field of {entry}: the kit decides it, not the file. Take it out.",
    "A field that would steer the site generator.",
)
NOT_TEXT = ProblemKind(
    "not-text",
    "'{field}' takes a text, not a list or a group of fields.",
    "A list or group of fields where a text is needed.",
)
NOT_A_LIST = ProblemKind(
    "not-a-list",
    "'{field}' takes a list: one entry a line, each beginning with '- '.",
    "Something else where a list is needed.",
)
NOT_A_GROUP = ProblemKind(
    "not-a-group",
    "'{field}' takes fields of its own, indented below it.",
    "A text or list where a group of fields is needed.",
)
