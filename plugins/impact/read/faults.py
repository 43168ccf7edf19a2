"""What can be wrong with a file, or between the fields and the files of an area."""

from __future__ import annotations

from plugins.problems import ProblemKind

SYMBOLIC_LINK = ProblemKind(
    "symbolic-link",
    "this is a link to another place, which would be missing on other computers. Put the file "
    "itself here.",
    "A symbolic link below content/.",
)
FILE_TOO_LARGE = ProblemKind(
    "file-too-large",
    "this file is larger than {limit} MB. Make it smaller, or publish it elsewhere and link to it.",
    "A file below content/ is too large for a web page's visitor.",
)
UNREADABLE = ProblemKind(
    "unreadable",
    "this cannot be opened ({why}). Check who may read it.",
    "A file or folder below content/ that the computer refuses to open.",
)
SAME_FILE = ProblemKind(
    "same-file-elsewhere",
    "on Windows and macOS '{value}' and '{other}' are one and the same, so one of them would be "
    "lost. Rename one, here and wherever it is named.",
    "Two names that differ only in capitals, or in how an accent is put on a letter.",
)
UNEXPECTED_FILE = ProblemKind(
    "unexpected-file",
    "nothing is published from a file of this name in this place.{hint}",
    "A file whose name or folder the kit does not know, so that it would be lost.",
)
NO_AREA = ProblemKind(
    "no-area",
    "there is no area.yaml here. Every area needs one: '{command}' writes a start.",
    "content/area.yaml is missing.",
)
NO_IMPACTS = ProblemKind(
    "no-impacts",
    "there is no plan/impacts.yaml here. '{command}' writes one with the usual ten.",
    "content/plan/impacts.yaml, the words for kinds of impact, is missing.",
)
NOT_A_LIST_FILE = ProblemKind(
    "not-a-list-file",
    "this file has to be a list: each entry begins with '- id: ...'.",
    "A plan file that holds a list holds something else.",
)
EMPTY_FILE = ProblemKind(
    "empty-file",
    "there is nothing in this file. Write its fields, or delete it.",
    "A plan file or post with nothing in it.",
)
NO_KIND = ProblemKind(
    "no-kind",
    "say what kind of post this is, for example 'kind: news'. The kinds are: {kinds}.",
    "A post without its kind.",
)
DUPLICATE_ID = ProblemKind(
    "duplicate-id",
    "the id '{value}' is already used in line {first}.",
    "Two entries of one list have the same id.",
)
UNKNOWN_KIND = ProblemKind(
    "unknown-kind",
    "'{value}' is not a kind of post.{hint}",
    "The kind of a post is misspelt or does not exist.",
)
YEAR_FOLDER = ProblemKind(
    "wrong-year-folder",
    "the post is dated {date} but lies in the folder {folder}. Move it, or mend the date.",
    "A post's year folder contradicts its date.",
)
QUARTER_TWICE = ProblemKind(
    "quarter-twice",
    "{value} is already reported in {other}.",
    "Two rep reports cover the same quarter.",
)
NO_QUARTER = ProblemKind(
    "no-quarter",
    "a rep report needs the quarter it is about: 'quarter: 2015-Q3', or 'quarters:' and a list.",
    "A rep report without its quarter.",
)
TOP_EVIDENCE = ProblemKind(
    "evidence-without-activity",
    "with {count} activities nobody can tell which one '{field}' belongs to. Write it in a row "
    "under 'evidence:' with its 'activity:'.",
    "Impacts, people or outputs at the top of a post about several activities.",
)
EVIDENCE_OF_NOTHING = ProblemKind(
    "evidence-of-nothing",
    "'{field}' needs the activity it belongs to. Add 'activities:' with one activity, or "
    "'themes:' with one theme.",
    "Impacts, people or outputs in a post that names neither an activity nor a theme.",
)
STATES_NOTHING = ProblemKind(
    "field-states-nothing",
    "'{field}' says nothing by itself, so it would be lost. Write it beside the 'impacts:', "
    "'people:' or 'outputs:' that it belongs to, here or in a row under 'evidence:'.",
    "Who took part, or how anyone knows, without anything that it belongs to.",
)
ROW_SUBJECT = ProblemKind(
    "row-needs-one-subject",
    "an evidence row belongs to one 'activity:' or, where there is none, to one 'theme:'. This "
    "one has {found}.",
    "An evidence row names no activity and no theme, or both.",
)
ROW_ELSEWHERE = ProblemKind(
    "row-not-in-post",
    "this row is about '{value}', which the post does not name. Add it to '{field}:' at the top.",
    "An evidence row about an activity or theme that the post is not tied to.",
)
ROW_STATES_NOTHING = ProblemKind(
    "row-states-nothing",
    "this evidence row states no impact, no people and no output, so it would count for "
    "nothing. Add one of them, or take the row out.",
    "An evidence row without anything that is evidence.",
)
EVIDENCE_OF_A_PLAN = ProblemKind(
    "evidence-of-a-plan",
    "the event is {state}, so nothing can have come of it yet. Take '{field}' out, or set "
    "'state: held'.",
    "Evidence or attendance of an event that was not held.",
)
NO_EVIDENCE = ProblemKind(
    "case-study-without-evidence",
    "a case study needs what changed: 'impacts:' with at least one, for one activity.",
    "A case study without a single piece of evidence.",
)
NEEDS_CONSENT = ProblemKind(
    "needs-consent",
    "{what} needs the consent of the people in it: add it to consents.yaml and name it "
    "here with 'consent:'.",
    "A case study about a person, or a photo of people, without consent.",
)
CONSENT_COVERS = ProblemKind(
    "consent-does-not-cover",
    "the consent '{value}' does not cover {what}.",
    "A consent is named that was given for something else.",
)
CHILDREN_NAMED = ProblemKind(
    "children-named",
    "a picture of children cannot go with a consent that covers a name. Use a consent for the "
    "photo only, and name nobody.",
    "Children must not be named together with their picture.",
)
NOTICE_CONSENT = ProblemKind(
    "notice-is-not-enough",
    "a notice at an event covers photos of adults in a crowd only, not {what}.",
    "A consent by notice is used for more than a crowd of adults.",
)
PHOTO_ALT = ProblemKind(
    "photo-without-alt",
    "say in 'alt:' what the photo shows, for people who cannot see it; or, if it shows nothing "
    "that matters, write 'decorative: yes'.",
    "A photo without a description.",
)
PICTURE_AMONG_DOCUMENTS = ProblemKind(
    "picture-among-documents",
    "this is a picture, and may hold where and with what it was taken. Put it into photos/ "
    "and name it under 'photos:', or save it as a PDF.",
    "A picture lies in content/documents/, where its hidden data would be published.",
)
FILE_OR_LINK = ProblemKind(
    "file-or-link",
    "a document has a 'file:' here or a 'link:' elsewhere, not both.",
    "A document with a file and a link.",
)
RECIPIENT = ProblemKind(
    "recipient",
    "say who received the grant in one way: 'partner:', or 'name:' of an organisation, or "
    "'individual: yes' (people are never named).",
    "A grant's recipient is not said, or said in two ways.",
)
VALUE_OR_FINDING = ProblemKind(
    "value-or-finding",
    "a reading has either a 'value:' (a number) or a 'finding:' (words).",
    "A reading of an indicator has neither a number nor words, or both.",
)
BOUND_ORDER = ProblemKind(
    "ends-before-start",
    "this ends before it starts.",
    "An activity, event or plan period ends before it starts.",
)
DATES_CONTRADICT = ProblemKind(
    "dates-contradict",
    "'{later}' lies before '{earlier}'. Mend whichever of the two is wrong.",
    "A date before another that it can only follow: ended before started, a consent that expires "
    "before it was obtained.",
)
DAY_TWICE = ProblemKind(
    "day-twice",
    "there is a figure for {value} in line {first} already. Keep one of the two, or mend the date.",
    "An indicator has two figures for one day.",
)
PAPER_TWICE = ProblemKind(
    "paper-twice",
    "'{value}' stands here already. Keep one of the two.",
    "A type of paper is due in two rhythms.",
)
BROKEN_LINK = ProblemKind(
    "broken-link",
    "the link '{value}' leads nowhere on this site.{hint}",
    "A link to a post, page or file that does not exist or is not published.",
)
TRANSLATION_LANGUAGE = ProblemKind(
    "translation-language",
    "a translation has to say its own 'language:'.",
    "translation_of without language.",
)
