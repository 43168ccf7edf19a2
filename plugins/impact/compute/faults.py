"""What can be wrong between the entries of an area, or between its pages."""

from __future__ import annotations

from plugins.problems import ProblemKind

PERIOD_ORDER = ProblemKind(
    "period-ends-before-start",
    "this plan period ends before it starts.",
    "A plan period ends before it starts.",
)
TELLS_OF_ITSELF = ProblemKind(
    "tells-of-itself",
    "posts that tell of each other go round in a circle: {value}. Take one of these out.",
    "tells_of leads back to the post itself.",
)
REPLACED_BY_ITSELF = ProblemKind(
    "replaced-by-itself",
    "'replaced_by:' leads round in a circle: {value}. Take one of these out.",
    "replaced_by leads back to the theme or activity itself.",
)
TRANSLATES_ITSELF = ProblemKind(
    "translation-of-itself",
    "this post says that it is a translation of itself. Name the post that it translates, or take "
    "'translation_of:' out.",
    "translation_of names the post itself.",
)
TRANSLATES_A_TRANSLATION = ProblemKind(
    "translation-of-a-translation",
    "'{value}' is a translation itself: of '{first}'. Name the post that was written first in "
    "both, and in that one take 'translation_of:' out.",
    "translation_of names a post that is a translation.",
)
TRANSLATES_ANOTHER_KIND = ProblemKind(
    "translation-of-another-kind",
    "this is 'kind: {kind}', but '{value}', which it translates, is 'kind: {other}'. Give both the "
    "same kind, or take 'translation_of:' out.",
    "translation_of names a post of another kind.",
)
TRANSLATES_NOTHING = ProblemKind(
    "translation-in-the-same-language",
    "this post and '{value}', which it translates, are both in the language '{language}'. Say in "
    "'language:' which language each is in, or take 'translation_of:' out.",
    "A translation and its original are in one language.",
)
TRANSLATED_TWICE = ProblemKind(
    "translated-twice",
    "'{other}' is a translation of '{value}' into '{language}' already. Keep one of the two, or "
    "mend 'language:'.",
    "A post has two translations into one language.",
)
TRANSLATION_DIFFERS = ProblemKind(
    "translation-differs",
    "'{field}:' says something else here than in '{value}', which this translates. Write the same "
    "in both, or take 'translation_of:' out.",
    "A translation with another amount, day or recipient than its original.",
)
RETELLS_SEVERAL = ProblemKind(
    "retells-several",
    "this row on '{value}' tells again what {others} already carry, and it cannot be known "
    "which. Take the row out: they are counted there.",
    "A row repeats evidence that several other posts carry.",
)
OTHER_CURRENCY = ProblemKind(
    "other-currency",
    "this amount is in {value}, but the area's money is in {currency}.",
    "An amount in another currency than the area's.",
)
ADDRESS_TWICE = ProblemKind(
    "address-twice",
    "the address {value} is already that of {other}.",
    "Two things would be published at one address.",
)
COLOUR_TWICE = ProblemKind(
    "colour-twice",
    "the colour {value} is already that of the theme '{other}'.",
    "Two themes chose the same colour.",
)
UNKNOWN_GAP = ProblemKind(
    "unknown-gap",
    "'{value}' is not a gap this site shows. A gap is written as its code and its subject, such "
    "as 'quarter-without-report 2018-Q1'.{hint}",
    "known-gaps.yaml explains a gap that has no such code.",
)
BROKEN_ANCHOR = ProblemKind(
    "no-such-heading",
    "the page that '{value}' leads to has no heading with that name.",
    "A link to a heading that does not exist.",
)
UNUSED_FILE = ProblemKind(
    "unused-file",
    "no post uses this file, so it is not published. Name it in a post, or take it out.",
    "A document or photo that nothing refers to (advice).",
)
NO_SUCH_PAGE = ProblemKind(
    "no-such-page",
    "the link '{value}' leads nowhere on the published site.{hint}",
    "A link to a page that does not exist, or to a post that is not published.",
)
PERIOD_TWICE = ProblemKind(
    "plan-period-twice",
    "the id '{value}' is already that of another plan period. Give each its own.",
    "Two plan periods have the same id.",
)
ALIAS_TWICE = ProblemKind(
    "alias-twice",
    "'{value}' already stands for '{other}'. A word can stand for one kind of impact only.",
    "A title or alias belongs to two kinds of impact.",
)
PHOTO_SAID_TWICE = ProblemKind(
    "photo-said-differently",
    "the photo '{value}' is shown in {other} too, which says something else of the people in it "
    "or of their consent. Say the same in both.",
    "One photo with different people or consents in two posts.",
)
RETELLS_ELSEWHERE = ProblemKind(
    "retells-at-another-level",
    "this row on '{value}' tells again what {others} carries, but one names a theme and the other "
    "an activity. Name the same in both, or take the row out.",
    "A row repeats evidence, naming a theme where the other post names an activity.",
)
GAP_NOT_THERE = ProblemKind(
    "no-such-gap",
    "this explains a gap that the site does not show: '{value}'. It may be closed by now, or "
    "misspelt. Take it out, or mend it.",
    "known-gaps.yaml explains a gap that is not there (advice).",
)
NOT_SHOWN = ProblemKind(
    "not-shown",
    "this is published, but {place} does not show it. That is a mistake of the kit and not "
    "yours: please report it.",
    "A published entry that is missing from its page, a list, a table or a feed.",
)
CONSENT_TO_COME = ProblemKind(
    "consent-to-come",
    "this consent is dated {day}, after the day that the site is built for. All that rests on it "
    "waits until then. If it was given earlier, mend 'obtained:'.",
    "A consent that is still to be given (advice).",
)
FROM_THE_FUTURE = ProblemKind(
    "from-the-future",
    "this post is dated after the day that the site is built for, and has evidence already. Mend "
    "the date, or give it a 'published:' day.",
    "Evidence of something that has not happened yet (advice).",
)
