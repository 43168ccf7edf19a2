"""What can be wrong with a document to download."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.problems import ProblemKind


@dataclass(frozen=True)
class DocumentFault:
    """Why a document cannot be published: a permanent code, and what to do about it."""

    code: str
    message: str


def fault(kind: ProblemKind, **values: object) -> DocumentFault:
    """The fault of this kind, with ``values`` put into its message."""
    return DocumentFault(kind.code, kind.say(**values))


EMPTY = ProblemKind(
    "document-empty",
    "the document '{name}' is an empty file. Copy it here again.",
    "A document's file holds nothing.",
)
TOO_HEAVY = ProblemKind(
    "document-too-heavy",
    "the document '{name}' has {size} MB; {limit} MB is the most. Save it again with smaller "
    "pictures, or link to where it is published.",
    "A document too large for people to download.",
)
TYPE_UNKNOWN = ProblemKind(
    "document-type-unknown",
    "'{name}' is not a kind of document this kit publishes. Save it as PDF, or as one of: "
    "{formats}.",
    "A document of another type than those that are published.",
)
WRONG_TYPE = ProblemKind(
    "document-wrong-type",
    "'{name}' is really {found}. Give it a name that ends with .{found}, or save it again as "
    ".{claimed}.",
    "A document's name claims another type than its contents.",
)
NOT_WHAT_IT_CLAIMS = ProblemKind(
    "document-not-readable",
    "'{name}' does not hold a .{claimed} document. Open it in the program it was made with and "
    "save it again as .{claimed}.",
    "A document whose contents are not of any type that is published.",
)
DAMAGED = ProblemKind(
    "document-damaged",
    "the document '{name}' is damaged or incomplete. Copy it here again.",
    "A document that begins well and cannot be read to its end.",
)
OLD_OR_LOCKED = ProblemKind(
    "document-old-or-locked",
    "'{name}' is in an old Office format or locked with a password. Save it as PDF, without a "
    "password.",
    "A .doc, .xls or .ppt, or a newer one locked with a password.",
)
PROGRAM = ProblemKind(
    "document-is-a-program",
    "'{name}' is a program or holds one, so it cannot be offered for download. Delete it.",
    "A file that would run on a reader's computer.",
)
MACROS = ProblemKind(
    "document-with-macros",
    "'{name}' holds macros, small programs that could harm readers. Save it without macros, or "
    "as PDF.",
    "An Office document with macros.",
)
NOT_UTF8 = ProblemKind(
    "document-not-utf8",
    "'{name}' is not saved as UTF-8 text, so letters such as £ and é would be shown wrongly. Save "
    "it again with the encoding UTF-8.",
    "A text, table or calendar in another encoding than UTF-8.",
)
