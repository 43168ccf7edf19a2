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
    "the document '{name}' is damaged or incomplete. Copy it here again, or open it and save it "
    "again as .{claimed}.",
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
SOMETHING_ADDED = ProblemKind(
    "document-with-something-added",
    "'{name}' holds something {where}, so it may be two files in one. Open it and save it again "
    "as .{claimed}, or print it to PDF.",
    "A document with something before its beginning or after its end, such as an archive or a "
    "web page.",
)
LOCKED = ProblemKind(
    "document-locked",
    "'{name}' is locked, with a password or against being changed. Save it again without that, "
    "or print it to PDF.",
    "A document that is encrypted, also where it opens without a password.",
)
RUNS_SOMETHING = ProblemKind(
    "document-runs-something",
    "'{name}' holds {what}, which could harm readers. Print it to PDF, and put that here instead.",
    "A document that can start something on a reader's computer: a script, a program, a film.",
)
FILES_INSIDE = ProblemKind(
    "document-with-files-inside",
    "'{name}' holds another file inside ({what}), all of which readers could open. Print it to "
    "PDF, or save it again without that file; paste a chart as a picture.",
    "A document with a file attached or embedded. Behind a chart from a spreadsheet lies the "
    "whole spreadsheet, also what the chart does not show.",
)
LOADS_FROM_ELSEWHERE = ProblemKind(
    "document-loads-from-elsewhere",
    "'{name}' is linked to {what} elsewhere, which opening it may fetch. Break the link or "
    "put the thing itself in, or print it to PDF.",
    "A document that fetches a template, a picture or data when it is opened, which also tells "
    "where these lie who reads it. Links to click on are no problem.",
)
COMMENTS = ProblemKind(
    "document-with-comments",
    "'{name}' holds comments, with the names of those who wrote them. Delete them all (in an "
    "Office program under Review) and save it again, or print it to PDF without comments.",
    "A document with comments, notes or marks that name who made them.",
)
TRACKED_CHANGES = ProblemKind(
    "document-with-tracked-changes",
    "'{name}' holds tracked changes: readers could see what was deleted, and by whom. Choose "
    "'Accept all changes' (in Word under Review, in LibreOffice under Edit, Track Changes) and "
    "save it again.",
    "A document whose changes were tracked and not yet accepted.",
)
SIGNED = ProblemKind(
    "document-signed",
    "'{name}' carries a digital signature, which names its signer and would not hold for the "
    "copy that is published. Print it to PDF, and put that here instead.",
    "A document that was signed digitally. Documents are published without their author's name, "
    "and any change makes a signature invalid.",
)
UNPACKS_TOO_LARGE = ProblemKind(
    "document-unpacks-too-large",
    "'{name}' would unpack to {size} MB, far more than a document of its kind needs. Print it "
    "to PDF, or save a smaller part of it.",
    "An Office document that is small as a file and vast when it is opened.",
)
UNUSUAL_PARTS = ProblemKind(
    "document-with-unusual-parts",
    "'{name}' is not put together as an Office program does it ({what}). Open it and save it "
    "again as .{claimed}, or print it to PDF.",
    "An Office document with parts of the same name, or that would be unpacked elsewhere, or "
    "of an unusual form.",
)
