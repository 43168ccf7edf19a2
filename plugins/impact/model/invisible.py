"""Characters that nobody sees, but where a script or an emoji needs them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
JOINERS = "\u180b-\u180f\u200c\u200d"
DIRECTIONS = "\u061c\u200e\u200f"
TAGS = "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
BLANKS = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u200b\u2060-\u2065\u206a-\u206f\u2800\u3164\ufeff\uffa0"
    "\ufff0-\ufffc\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
)
OF_NOBODY = "\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff"
"""Private use: a sign in one font, such as Word's bullets, and a box in all others."""
UNSEEN = re.compile(f"[{SELECTORS}{JOINERS}{DIRECTIONS}{TAGS}{CONTROLS}{BLANKS}{OF_NOBODY}]")
SELECTOR = re.compile(f"[{SELECTORS}]")
JOINER = re.compile(f"[{JOINERS}]")
DIRECTION = re.compile(f"[{DIRECTIONS}]")
FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]+\U000e007f")
"""The flags of Wales, Scotland and England are written with tags."""
LETTERS_THAT_JOIN = {"Lo", "Lm", "Mn", "Mc"}
SYMBOLS = {"So", "Sk"}
RIGHT_TO_LEFT = {"R", "AL"}


def invisible(text: str) -> Iterator[int]:
    """The places in ``text`` of characters that nobody sees, and that nothing around needs."""
    if text.isascii() and text.isprintable():
        return
    flags = {at for flag in FLAG.finditer(text) for at in range(*flag.span())}
    for found in UNSEEN.finditer(text):
        if found.start() not in flags and not _needed(text, found.start()):
            yield found.start()


def without_invisible(text: str) -> str:
    """``text`` without those characters."""
    places = set(invisible(text))
    return "".join(char for at, char in enumerate(text) if at not in places)


def called(char: str) -> str:
    """What a character is called: "a zero-width space (U+200B)"."""
    name = (
        unicodedata.name(char, "character of no name").lower().replace("zero width", "zero-width")
    )
    article = "an" if name[0] in "aeiou" else "a"
    return f"{article} {name} (U+{ord(char):04X})"


def _needed(text: str, at: int) -> bool:
    """Whether a script or an emoji needs the character at ``at``."""
    char, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if SELECTOR.match(char):
        return bool(before) and not before.isspace() and not (before.isascii() and before.isalpha())
    if JOINER.match(char):
        return _category(before) in LETTERS_THAT_JOIN or (
            _category(before) in SYMBOLS and _category(after) in SYMBOLS
        )
    if DIRECTION.match(char):
        letters = filter(str.isalpha, text)
        return any(unicodedata.bidirectional(letter) in RIGHT_TO_LEFT for letter in letters)
    return False


def _category(char: str) -> str:
    return unicodedata.category(char) if char else ""
