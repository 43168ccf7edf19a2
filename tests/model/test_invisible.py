"""Characters that nobody sees are found, but where a script or an emoji needs them."""

from __future__ import annotations

import pytest

from plugins.impact.model.invisible import called, invisible, without_invisible

UNSEEN = {
    "a zero-width space": ("Open\u200b day", [4], "Open day"),
    "nothing else": ("\u200b\u2060", [0, 1], ""),
    "a soft hyphen": ("neigh\u00adbours", [5], "neighbours"),
    "tags without a flag": ("a\U000e0062\U000e007f", [1, 2], "a"),
    "annotations": ("\ufff9a\ufffb", [0, 2], "a"),
    "a mark of the other direction": ("a\u200f", [1], "a"),
    "text turned around": ("a\u202eb", [1], "ab"),
    "a joiner of Latin letters": ("a\u200db", [1], "ab"),
    "a joiner behind an emoji": ("\U0001f469\u200d b", [1], "\U0001f469 b"),
    "a selector behind a letter": ("a\ufe0f", [1], "a"),
    "a selector of nothing": ("\ufe0fa", [0], "a"),
    "a bullet of Word's": ("\uf0b7 one", [0], " one"),
    "a letter without a shape": ("\u3164", [0], ""),
    "a byte-order mark": ("a\ufeffb", [1], "ab"),
}
NEEDED = {
    "plain words": "A café, “quoted” – £4",
    "spaces of other widths": "a\u00a0b\u202fc\u2009d",
    "a flag": "Cymru \U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
    "a family": "\U0001f469\u200d\U0001f469\u200d\U0001f467",
    "a rainbow": "\U0001f3f3\ufe0f\u200d\U0001f308",
    "a firefighter": "\U0001f469\U0001f3fd\u200d\U0001f692",
    "a keycap": "1\ufe0f\u20e3",
    "a heart": "\u2764\ufe0f",
    "Persian": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "Hindi": "\u0915\u094d\u200d\u0937",
    "Hebrew with a mark": "\u05d0\u200f!",
    "an ideograph of a form": "\u845b\U000e0100",
    "accents apart": "cafe\u0301",
}


@pytest.mark.parametrize("case", UNSEEN)
def test_what_nobody_sees_is_found(case: str) -> None:
    text, places, rest = UNSEEN[case]
    assert (list(invisible(text)), without_invisible(text)) == (places, rest)


@pytest.mark.parametrize("case", NEEDED)
def test_what_is_seen_or_needed_stays(case: str) -> None:
    assert without_invisible(NEEDED[case]) == NEEDED[case]


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\u200b", "a zero-width space (U+200B)"),
        ("\ufff9", "an interlinear annotation anchor (U+FFF9)"),
        ("\ue000", "a character of no name (U+E000)"),
    ],
)
def test_a_character_is_called_by_its_name(char: str, name: str) -> None:
    assert called(char) == name
