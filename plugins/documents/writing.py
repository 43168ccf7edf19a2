"""Documents that are plain text: lists, tables and calendars."""

from __future__ import annotations

import re

from plugins.documents import faults
from plugins.documents.faults import DocumentFault, fault

PLAIN = frozenset({"txt", "csv", "ics"})
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
CALENDAR = re.compile(r"BEGIN:VCALENDAR\s.*\sEND:VCALENDAR\s*\Z", re.DOTALL | re.IGNORECASE)
MARKED_UP = re.compile(
    r"\s*(?:<\?xml|<!--|<!doctype|<(?:html|head|body|script|style|iframe|svg|title)\b)",
    re.IGNORECASE,
)


def format_of_text(data: bytes, name: str, claimed: str) -> str | DocumentFault:
    """``txt``, ``csv`` or ``ics``, or empty where this is no plain text.

    A table cannot be told from other text, so its name is believed. A web page is never plain
    text: a browser might run what stands in it.
    """
    in_utf16 = data.startswith(UTF16_MARKS)
    if claimed not in PLAIN or (BINARY.search(data) and not in_utf16):
        return ""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return fault(faults.NOT_UTF8, name=name)
    if MARKED_UP.match(text):
        return ""
    if CALENDAR.match(text):
        return "ics"
    return claimed if claimed != "ics" else ""
