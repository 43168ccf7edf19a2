"""Texts in Markdown of about so many words, with headings, lists, emphasis and links.

A link reads ``(post:2016/name)`` or ``(theme:name)``, because each generator writes its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.invention.chance import Chance

WHO = (
    "Residents",
    "Four neighbours",
    "The lunch club",
    "Young people",
    "Two volunteers",
    "The gardeners",
    "Parents",
    "People from the flats",
    "The partnership",
    "Older residents",
    "A group of carers",
    "The choir",
)
DID = (
    "planned",
    "opened",
    "painted",
    "repaired",
    "shared",
    "looked after",
    "asked for",
    "talked about",
    "counted",
    "carried",
    "planted",
    "set up",
    "listened to",
    "wrote down",
    "finished",
    "tried out",
)
WHAT = (
    "the long bench by the pond",
    "a row of apple trees",
    "hot soup and bread",
    "the old noticeboard",
    "a map of quiet corners",
    "six bicycles with flat tyres",
    "the kitchen shelves",
    "a wall of pictures",
    "the summer programme",
    "a list of spare rooms",
    "tea for everyone who came",
    "the lights on the steps",
    "a letter to the council",
    "the second-hand books",
    "new paths between the beds",
)
WHERE = (
    "in the hall",
    "beside the canal",
    "at the corner shop",
    "on the green",
    "behind the library",
    "next to the school gate",
    "under the railway arch",
    "in the community room",
    "along Mill Lane",
)
WHEN = (
    "on a wet Tuesday",
    "before the holidays",
    "after three meetings",
    "with a good deal of laughing",
    "for the first time",
    "as they had said they would",
    "without any fuss",
    "while the kettle boiled",
)
HEADINGS = (
    "What happened on the day",
    "Who came along",
    "How it began",
    "What was hard",
    "What people told us",
    "What comes after this",
    "How it was paid for",
    "Thanks",
)


def sentence(chance: Chance) -> str:
    """One sentence of nine to twenty words."""
    words = [chance.pick(part) for part in (WHO, DID, WHAT, WHERE)]
    if chance.happens(60):
        words.append(chance.pick(WHEN))
    if chance.happens(20):
        words[2] = f"*{words[2]}*"
    return " ".join(words) + "."


def plain_sentence(chance: Chance) -> str:
    """One sentence without Markdown, for a field."""
    return sentence(chance).replace("*", "")


def text(chance: Chance, words: int, links: Sequence[str]) -> str:
    """At least ``words`` words of Markdown, in which each of ``links`` stands once."""
    blocks, left = [paragraph(chance)], list(links)
    headings = iter(chance.some(HEADINGS, len(HEADINGS)))
    while len(" ".join(blocks).split()) < words or left:
        heading = next(headings, None)
        blocks += [f"## {heading}"] if heading else []
        blocks.append(paragraph(chance) + (f" See {left.pop(0)}." if left else ""))
        blocks.append(bullets(chance) if chance.happens(40) else paragraph(chance))
    return "\n\n".join(blocks) + "\n"


def paragraph(chance: Chance) -> str:
    """Three to five sentences."""
    return " ".join(sentence(chance) for _ in range(chance.between(3, 5)))


def bullets(chance: Chance) -> str:
    """A list of three."""
    return "\n".join(f"- **{chance.pick(WHO)}**: {sentence(chance)}" for _ in range(3))
