"""What each fault says, in full."""

from __future__ import annotations

import pytest

from plugins.markup import faults
from plugins.markup.links import Unresolved
from plugins.markup.rendered import Refused, Words
from plugins.markup.rendering import render
from plugins.problems import kinds_in

MESSAGES = {
    "text-too-long": (
        "a" * 100_001,
        (
            "this text has 100001 characters; 100000 is the most for one page. Split it into "
            "several posts, or publish it as a document to download."
        ),
    ),
    "text-too-many-marks": (
        "[" * 1_001,
        (
            "this text has 1001 square brackets; 1000 is the most for one page. Split it into "
            "several posts, or publish it as a document to download."
        ),
    ),
    "text-too-deep": (
        "> " * 100 + "a",
        (
            "lists, quotes or HTML stand inside each other more than 60 deep here. Write it with "
            "fewer levels."
        ),
    ),
    "unsafe-html": (
        "<form>a</form>",
        (
            "the HTML element <form> is not published, so it is left out. Delete it, or say the "
            "same in Markdown."
        ),
    ),
    "unfinished-html": (
        "<div> a <b c",
        (
            "an HTML tag begins here with < and is not finished, so the text behind it would be "
            "lost ('b'). Finish it with >, or write &lt; for a < that is meant to be read."
        ),
    ),
    "unsafe-attribute": (
        "<b style=x>a</b>",
        "'style' in the HTML element <b> is not published, so it is left out. Delete it.",
    ),
    "image-in-text": (
        "![a](hub.jpg)",
        (
            "the picture 'hub.jpg' cannot stand in the text. Name it under 'photos' in the fields "
            "at the top, with a description for people who cannot see it."
        ),
    ),
    "unsafe-link": (
        "[a](javascript:b)",
        (
            "'javascript:b' cannot be published as a link. A link begins with https://, http://, "
            "mailto: or tel:, with a whole address behind it and no password in it; or it names a "
            "file or a page of this site."
        ),
    ),
    "empty-link": (
        "[the hub]()",
        "the link 'the hub' leads nowhere. Write the address between the round brackets.",
    ),
    "link-without-text": (
        "[](hub.md)",
        (
            "the link to 'hub.md' has no words that a reader can click on. Write them between the "
            "square brackets."
        ),
    ),
    "incomplete-address": (
        "[a](www.example.org/b)",
        "'www.example.org/b' is not a whole address. Write https://www.example.org/b.",
    ),
    "unused-footnote": (
        "a\n\n[^1]: note",
        (
            "nothing in the text refers to the footnote '1'. Write [^1] where it belongs, or "
            "delete it."
        ),
    ),
    "missing-footnote": (
        "a[^1]",
        "the footnote '1' is not written anywhere. Add a line [^1]: with its text.",
    ),
    "broken-anchor": (
        "# Looking ahead\n\n[a](#looking-aheda)",
        "there is no heading '#looking-aheda' in this text. Did you mean 'looking-ahead'?",
    ),
}


@pytest.mark.parametrize(("code", "case"), MESSAGES.items(), ids=MESSAGES)
def test_message(code, case):
    text, message = case
    result = render(text, resolve=lambda _: Unresolved("x", "y"), words=Words("", "", ""))
    fault = result.fault if isinstance(result, Refused) else result.faults[0]
    assert (fault.code, fault.message) == (code, message)


def test_every_kind_of_fault_has_its_case():
    assert {kind.code for kind in kinds_in(faults)} == MESSAGES.keys()


def test_an_e_mail_address_without_mailto_is_completed():
    result = render(
        "[a](b@example.org)", resolve=lambda _: Unresolved("x", "y"), words=Words("", "", "")
    )
    assert not isinstance(result, Refused)
    assert "Write mailto:b@example.org." in result.faults[0].message
