"""The faults that name what the allow-list left out of a text."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.markup import faults
from plugins.markup.cleaning import Losses
from plugins.markup.faults import TextFault
from plugins.markup.source import Source


def faults_of(losses: Losses, source: Source) -> Iterator[TextFault]:
    """One for each thing lost, at the line where it was written."""
    names = losses.elements
    if losses.words and not names:
        sample = losses.words[0]
        message = faults.UNFINISHED_HTML.say(sample=sample)
        yield TextFault(faults.UNFINISHED_HTML.code, message, source.unfinished_tag(), sample)
    elif not names:
        names = losses.misplaced
    for name in names:
        message = faults.UNSAFE_HTML.say(name=name)
        yield TextFault(faults.UNSAFE_HTML.code, message, source.element(name), name)
    for element, name in losses.attributes:
        message = faults.UNSAFE_ATTRIBUTE.say(element=element, name=name)
        line = source.element(element, name)
        yield TextFault(faults.UNSAFE_ATTRIBUTE.code, message, line, name)
    for kind, targets in (
        (faults.UNSAFE_LINK, losses.links),
        (faults.IMAGE_IN_TEXT, losses.images),
    ):
        for target in targets:
            message = kind.say(target=target)
            yield TextFault(kind.code, message, source.target(target.strip()), target)
