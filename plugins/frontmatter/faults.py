"""What can be wrong with a file before anybody asks what it means."""

from __future__ import annotations

from plugins.problems import ProblemKind

NOT_UTF8 = ProblemKind(
    "not-utf8",
    "this file is not saved as UTF-8 text. Save it again with the encoding UTF-8.",
    "A file is in another encoding than UTF-8.",
)
CONTROL_CHARACTER = ProblemKind(
    "control-character",
    "there is an invisible control character ({name}) in this line. Delete it, or type the "
    "line again.",
    "A character that cannot be seen or printed, often pasted from another program.",
)
TOO_LONG = ProblemKind(
    "front-matter-too-long",
    "the part between the --- lines has {size} characters; {limit} is the most. Long text "
    "belongs below the second ---.",
    "The front matter is far longer than any post needs.",
)
FILE_TOO_LONG = ProblemKind(
    "plan-file-too-long",
    "this file has {size} characters; {limit} is the most. Something has gone into it that does "
    "not belong here.",
    "A plan file is far longer than any plan needs.",
)
NO_FRONT_MATTER = ProblemKind(
    "missing-front-matter",
    "this file has to begin with a line ---, then the fields (title: …), then another line ---.",
    "A Markdown file without front matter.",
)
NO_CLOSING_LINE = ProblemKind(
    "missing-closing-line",
    "the fields begin with --- but no second --- line ends them. Put a line --- between the "
    "fields and the text.",
    "The line --- that ends the front matter is missing.",
)
TAB = ProblemKind(
    "tab",
    "this line begins with a tab. Use spaces to indent.",
    "YAML does not allow tabs for indenting.",
)
UNQUOTED_COLON = ProblemKind(
    "unquoted-colon",
    'a colon followed by a space needs quotes around the text: {key}: "{value}"',
    "A text with a colon in it stands without quotes.",
)
UNQUOTED_HASH = ProblemKind(
    "unquoted-hash",
    "everything from the # on would be lost. Put the text in quotes, or move the comment to a "
    "line of its own.",
    "A # after a value would silently cut it off.",
)
NEEDS_QUOTES = ProblemKind(
    "needs-quotes",
    "this text begins with a character that means something else in YAML. Put it in quotes: "
    '{key}: "{value}"',
    "A text begins with a character such as @, %, * or &.",
)
BAD_YAML = ProblemKind(
    "bad-yaml",
    "this line cannot be read as a field. Fields look like 'key: value'; lists have '- ' before "
    "each entry.",
    "The front matter or plan file is not valid YAML.",
)
ANCHOR = ProblemKind(
    "anchor-or-alias",
    "'{mark}' is read by YAML as a reference to another place, which is not used here. If it "
    "is text, put it in quotes.",
    "YAML anchors (&) and aliases (*) are not used.",
)
TAG = ProblemKind(
    "yaml-tag",
    "'{tag}' is read by YAML as a type, which is not used here. If it is text, put it in quotes.",
    "YAML tags (!) are not used.",
)
DUPLICATE_KEY = ProblemKind(
    "duplicate-key",
    "'{key}' stands here a second time (first in line {first}). Keep one of them.",
    "The same field stands twice.",
)
BAD_KEY = ProblemKind(
    "bad-key",
    "a field's name has to be one word of text, not a list or a group of fields.",
    "A YAML key that is not text.",
)
TOO_DEEP = ProblemKind(
    "nested-too-deep",
    "lists within lists go deeper here than any field needs ({limit} levels).",
    "YAML nested deeper than any field needs.",
)
NOT_FIELDS = ProblemKind(
    "not-fields",
    "this has to be fields, each on a line of its own: 'key: value'.",
    "The front matter is a list or a text instead of fields.",
)
