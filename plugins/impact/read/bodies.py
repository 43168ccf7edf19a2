"""The text below the fields → clean HTML, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.impact.read.parsing import Parsed
from plugins.impact.read.places import Places, resolver
from plugins.markup import Refused, Rendered, TextFault, Words, render
from plugins.problems import Problem

# The ids that page templates use, so that no heading of a text takes one of them.
IDS_OF_THE_PAGE = frozenset(
    [
        "about",
        "activities",
        "answers",
        "as-a-list",
        "awards",
        "calendar",
        "changes",
        "chart-of-changes-title",
        "chart-of-impacts-title",
        "collective",
        "coming",
        "corrections",
        "documents",
        "explained",
        "feeds",
        "gaps",
        "grants",
        "how-we-know",
        "indicators",
        "individual",
        "latest",
        "made-or-done",
        "main",
        "menu",
        "money",
        "more",
        "most-reported",
        "neighbours",
        "outcomes",
        "past",
        "payments",
        "people",
        "periods",
        "posts",
        "programme-outcomes",
        "reports",
        "review",
        "sources",
        "statements",
        "tell-us",
        "tells-of",
        "themes",
        "told-by",
        "top",
        "translations",
        "what-this-tells-us",
        "whats-on",
    ]
)


@dataclass(frozen=True)
class Text:
    """A text in Markdown, and the line of its file on which it begins."""

    markdown: str
    line: int


def text_of(file: Parsed) -> Text | None:
    """The text that a file holds: what stands below the fields, or how to take part."""
    if file.shelf.form == "markdown":
        return Text(file.document.body, file.document.body_line)
    if file.shelf.name != "area":
        return None
    written = next(iter(file.entries), None)
    given = written.fields.get("take_part") if written else None
    line = written.line("take_part") + 1 if written else 1
    return Text(given if isinstance(given, str) else "", line)


def render_text(
    file: Parsed, text: Text, places: Places, words: Words, base: str
) -> tuple[Rendered, list[Problem]]:
    """``text`` of ``file`` as HTML; where it is refused as a whole, an empty one."""
    resolve = resolver(file.path, places, base)
    rendered = render(text.markdown, resolve=resolve, words=words, reserved=IDS_OF_THE_PAGE)
    if isinstance(rendered, Refused):
        empty = render("", resolve=resolve, words=words)
        assert isinstance(empty, Rendered)
        return empty, [_problem(rendered.fault, file, text)]
    return rendered, [_problem(fault, file, text) for fault in rendered.faults]


def _problem(fault: TextFault, file: Parsed, text: Text) -> Problem:
    return Problem(file.document.path, text.line + fault.line - 1, fault.code, fault.message)
