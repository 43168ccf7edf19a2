"""Did you mean …?"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from plugins.problems.kind import Sentence

LONGEST_GUESS = 80


def suggest(word: str, known: Iterable[str]) -> Sentence:
    """A hint to follow a sentence: `` Did you mean 'health'?``, or the few choices there are.

    Empty where nothing known is near and the choices are too many to list.
    """
    choices = sorted(known)
    near = get_close_matches(word.lower()[:LONGEST_GUESS], choices, n=1, cutoff=0.6)
    if near:
        return Sentence(f" Did you mean '{near[0]}'?")
    if 0 < len(choices) <= 12:
        return Sentence(f" It can be: {', '.join(choices)}.")
    return Sentence("")
