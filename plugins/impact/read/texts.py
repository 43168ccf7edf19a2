"""The texts of an area as HTML: the costly part of reading, done once for each text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.impact.model.kinds import RepReport
from plugins.impact.read.bodies import Text, problem_at, text_of
from plugins.impact.read.ids import IDS_OF_THE_PAGE
from plugins.impact.read.memory import KeptText, Memory
from plugins.impact.read.parsing import Parsed
from plugins.impact.read.places import Places, resolver
from plugins.markup import Link, Refused, Rendered, Resolve, Unresolved, Words, render
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
        asked: list[tuple[Link, str | Unresolved]] = []
        resolve = self.resolver(file)

        def noted(link: Link) -> str | Unresolved:
            answer = resolve(link)
            asked.append((link, answer))
            return answer

        made = self._rendered(text.markdown, noted, in_parts=is_in_parts(file))
        if isinstance(made, Rendered):
            return KeptText(made, None, tuple(asked))
        empty = self._rendered("", noted)
        assert isinstance(empty, Rendered)
        return KeptText(empty, made.fault, ())

    def _rendered(
        self, markdown: str, resolve: Resolve, *, in_parts: bool = False
    ) -> Rendered | Refused:
        return render(
            markdown,
            resolve=resolve,
            words=self.words,
            reserved=IDS_OF_THE_PAGE,
            in_parts=in_parts,
        )


def is_in_parts(file: Parsed) -> bool:
    """Whether its text is shown in parts: a rep report's is, under the usual headings."""
    return any(issubclass(written.entry, RepReport) for written in file.entries)


def texts(
    parsed: Sequence[Parsed], conversion: Conversion, memory: Memory
) -> tuple[Mapping[str, Rendered], list[Problem]]:
    """The text of each file that has one, by its path, and what is wrong with them.

    A text that was converted before is taken as it was, if its links lead where they led.
    """
    pairs = [(file, text) for file in parsed if (text := text_of(file)) is not None]
    made = memory.texts.results(
        [_key(file, text, conversion, memory) for file, text in pairs],
        lambda missing: _convert([pairs[index] for index in missing], conversion),
        lambda index, kept: _leads_there(kept, conversion.resolver(pairs[index][0])),
    )
    problems: list[Problem] = []
    for (file, text), kept in zip(pairs, made, strict=True):
        given = (kept.refused,) if kept.refused else kept.rendered.faults
        found = (problem_at(fault, file, text) for fault in given)
        problems += (problem.as_advice() for problem in found) if file.draft else found
    return {file.path: kept.rendered for (file, _), kept in zip(pairs, made, strict=True)}, problems


def _convert(pairs: Sequence[tuple[Parsed, Text]], conversion: Conversion) -> list[KeptText]:
    return conversion.share(conversion.converted, pairs, _name)


def _name(pair: tuple[Parsed, Text]) -> str:
    return str(pair[0].document.path)


def _key(file: Parsed, text: Text, conversion: Conversion, memory: Memory) -> bytes:
    words, form = conversion.words, "in parts" if is_in_parts(file) else "whole"
    return memory.texts.key("text", form, text.markdown, words.table, words.note, words.back)


def _leads_there(kept: KeptText, resolve: Resolve) -> bool:
    return all(resolve(link) == answer for link, answer in kept.asked)
