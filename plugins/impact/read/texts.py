"""The texts of an area as HTML, with links that lead somewhere, each made once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.impact.read.bodies import Text, problem_at, text_of
from plugins.impact.read.early import Early
from plugins.impact.read.memory import KeptText, Memory
from plugins.impact.read.opened import Opened, opened, rendered
from plugins.impact.read.parsing import Parsed
from plugins.impact.read.places import Places, resolver
from plugins.markup import Rendered, Resolve, Words, with_addresses
from plugins.parallel import Share
from plugins.problems import Problem


@dataclass(frozen=True)
class Conversion:
    """How texts become HTML here.

    ``places`` says where links lead, below the address ``base``; ``words`` are those that are
    added to a text; ``share`` is how the work is shared out.
    """

    places: Places
    words: Words
    base: str
    share: Share

    def resolver(self, file: Parsed) -> Resolve:
        """Where the links in the text of ``file`` lead."""
        return resolver(file.path, self.places, self.base)

    def converted(self, pair: tuple[Parsed, Text]) -> KeptText:
        """A text as HTML, with the links that it asked about and where they lead."""
        file, text = pair
        return self.closed(pair, opened(text.markdown, self.words, in_parts=file.in_parts))

    def closed(self, pair: tuple[Parsed, Text], open_text: Opened) -> KeptText:
        """The same, where the text was opened before."""
        file, text = pair
        resolve = self.resolver(file)
        answers = [resolve(link) for link in open_text.asked]
        made = with_addresses(open_text.rendered, answers)
        if made is None:
            whole = rendered(text.markdown, self.words, resolve, in_parts=file.in_parts)
            assert isinstance(whole, Rendered)
            made = whole
        asked = zip(open_text.asked, answers, strict=True)
        return KeptText(made, open_text.refused, tuple(asked))


def texts(
    parsed: Sequence[Parsed],
    conversion: Conversion,
    memory: Memory,
    early: Mapping[str, Early],
) -> tuple[Mapping[str, Rendered], list[Problem]]:
    """The text of each file that has one, by its path, and what is wrong with them.

    A text that was converted before is taken as it was, if its links lead where they led; of one
    that was opened ``early``, only the links are left to do.
    """
    pairs = [(file, text) for file in parsed if (text := text_of(file)) is not None]
    made = memory.texts.results(
        [_key(file, text, conversion, memory) for file, text in pairs],
        lambda missing: _convert([pairs[index] for index in missing], conversion, early),
        lambda index, kept: _leads_there(kept, conversion.resolver(pairs[index][0])),
    )
    problems: list[Problem] = []
    for (file, text), kept in zip(pairs, made, strict=True):
        given = (kept.refused,) if kept.refused else kept.rendered.faults
        found = (problem_at(fault, file, text) for fault in given)
        problems += (problem.as_advice() for problem in found) if file.draft else found
    return {file.path: kept.rendered for (file, _), kept in zip(pairs, made, strict=True)}, problems


def _convert(
    pairs: Sequence[tuple[Parsed, Text]], conversion: Conversion, early: Mapping[str, Early]
) -> list[KeptText]:
    made = {}
    for file, text in pairs:
        read = early.get(file.path)
        if read and read.text:
            made[file.path] = conversion.closed((file, text), read.text)
    rest = [pair for pair in pairs if pair[0].path not in made]
    converted = conversion.share(conversion.converted, rest, _name)
    made |= zip((file.path for file, _ in rest), converted, strict=True)
    return [made[file.path] for file, _ in pairs]


def _name(pair: tuple[Parsed, Text]) -> str:
    return str(pair[0].document.path)


def _key(file: Parsed, text: Text, conversion: Conversion, memory: Memory) -> bytes:
    words, form = conversion.words, "in parts" if file.in_parts else "whole"
    return memory.texts.key("text", form, text.markdown, words.table, words.note, words.back)


def _leads_there(kept: KeptText, resolve: Resolve) -> bool:
    return all(resolve(link) == answer for link, answer in kept.asked)
