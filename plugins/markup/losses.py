"""The faults that name what the allow-list left out of a text."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.markup import faults
from plugins.markup.cleaning import Losses
from plugins.markup.faults import TextFault
from plugins.markup.source import Source
from plugins.problems import ProblemKind


def faults_of(losses: Losses, source: Source) -> Iterator[TextFault]:
    """One for each thing lost, at the line where it was written."""
    if losses.words and not losses.elements:
        sample = losses.words[0]
        yield _fault(faults.UNFINISHED_HTML, source.unfinished_tag(), sample, sample=sample)
    else:
        yield from _elements(losses.elements or losses.misplaced, source)
    for element, name in losses.attributes:
        line = source.element(element, name)
        yield _fault(faults.UNSAFE_ATTRIBUTE, line, name, element=element, name=name)
    yield from _targets(faults.UNSAFE_LINK, losses.links, source)
    yield from _targets(faults.IMAGE_IN_TEXT, losses.images, source)


def _elements(names: list[str], source: Source) -> Iterator[TextFault]:
    for name in names:
        yield _fault(faults.UNSAFE_HTML, source.element(name), name, name=name)


def _targets(kind: ProblemKind, targets: list[str], source: Source) -> Iterator[TextFault]:
    for target in targets:
        yield _fault(kind, source.target(target.strip()), target, target=target)


def _fault(kind: ProblemKind, line: int, subject: str, **values: object) -> TextFault:
    return TextFault(kind.code, kind.say(**values), line, subject)
