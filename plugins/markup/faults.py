"""What can be wrong with a text in Markdown."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.problems import ProblemKind


@dataclass(frozen=True)
class TextFault:
    """What is wrong at ``line`` (1-based, within the text that was handed in).

    ``subject`` is what it is about, as written: an element's name, a link's target.
    """

    code: str
    message: str
    line: int
    subject: str = ""


TOO_LONG = ProblemKind(
    "text-too-long",
    "this text has {size} characters; {limit} is the most for one page. Split it into several "
    "posts, or publish it as a document to download.",
    "A text far longer than anyone reads on one page.",
)
TOO_MANY_MARKS = ProblemKind(
    "text-too-many-marks",
    "this text has {count} {what}; {limit} is the most for one page. Split it into several "
    "posts, or publish it as a document to download.",
    "A text with more links, HTML, headings or notes than a page can hold.",
)
TOO_DEEP = ProblemKind(
    "text-too-deep",
    "lists, quotes or HTML stand inside each other more than {limit} deep here. Write it with "
    "fewer levels.",
    "Lists, quotes or HTML nested deeper than anyone can follow.",
)
UNSAFE_HTML = ProblemKind(
    "unsafe-html",
    "the HTML element <{name}> is not published, so it is left out. Delete it, or say the same "
    "in Markdown.",
    "HTML in a text that could harm readers or break the page, such as script, style or form.",
)
UNFINISHED_HTML = ProblemKind(
    "unfinished-html",
    "an HTML tag begins here with < and is not finished, so the text behind it would be lost "
    "('{sample}'). Finish it with >, or write &lt; for a < that is meant to be read.",
    "A tag without its closing > or quotation mark, which hides the text behind it.",
)
UNSAFE_ATTRIBUTE = ProblemKind(
    "unsafe-attribute",
    "'{name}' in the HTML element <{element}> is not published, so it is left out. Delete it.",
    "An attribute in HTML that could harm readers or break the page, such as style or onclick.",
)
IMAGE_IN_TEXT = ProblemKind(
    "image-in-text",
    "the picture '{target}' cannot stand in the text. Name it under 'photos' in the fields at "
    "the top, with a description for people who cannot see it.",
    "A picture inside the text; photos have a field of their own.",
)
UNSAFE_LINK = ProblemKind(
    "unsafe-link",
    "'{target}' cannot be published as a link. A link begins with https://, http://, mailto: or "
    "tel:, with a whole address behind it and no password in it; or it names a file or a page of "
    "this site.",
    "A link with an address that could harm readers or that no browser can follow.",
)
EMPTY_LINK = ProblemKind(
    "empty-link",
    "the link '{text}' leads nowhere. Write the address between the round brackets.",
    "A link without an address.",
)
LINK_WITHOUT_TEXT = ProblemKind(
    "link-without-text",
    "the link to '{target}' has no words that a reader can click on. Write them between the "
    "square brackets.",
    "A link without words.",
)
INCOMPLETE_ADDRESS = ProblemKind(
    "incomplete-address",
    "'{target}' is not a whole address. Write {suggestion}.",
    "A web or e-mail address without https:// or mailto: before it.",
)
UNUSED_NOTE = ProblemKind(
    "unused-footnote",
    "nothing in the text refers to the footnote '{name}'. Write [^{name}] where it belongs, or "
    "delete it.",
    "A footnote without its mark in the text.",
)
MISSING_NOTE = ProblemKind(
    "missing-footnote",
    "the footnote '{name}' is not written anywhere. Add a line [^{name}]: with its text.",
    "A mark in the text without its footnote.",
)
BROKEN_ANCHOR = ProblemKind(
    "broken-anchor",
    "there is no heading '#{anchor}' in this text.{hint}",
    "A link to a place in the same page that does not exist.",
)
