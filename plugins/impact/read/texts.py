"""The texts of an area as HTML, with links that lead somewhere, each made once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from plugins.frontmatter.yaml_tree import Value
from plugins.impact.model.text import Text, TextFacts, shortened
from plugins.impact.read.link_targets import LinkTargets, resolver
from plugins.impact.read.parsing import ParsedFile
from plugins.impact.read.session_cache import KeptText, ReadCache, ReadText, ReadTexts
from plugins.markup.links import LinkKind, Resolve, TextLink, Unresolved
from plugins.markup.rendered import Refused, Rendered, Words
from plugins.markup.rendering import render
from plugins.parallel import Share
from plugins.problems import Problem

USUAL = "en"
WITHIN_THE_SITE = (LinkKind.FILE, LinkKind.ADDRESS)


@dataclass(frozen=True)
class Language:
    """Which languages are ``known``, and the words that rendering adds to a ``text`` in one."""

    known: frozenset[str]
    texts: Callable[[str], Words]

    def words(self, area: Value) -> Words:
        """Those words in the language that the fields of ``area`` name, else in the usual one."""
        given = area.get("language") if isinstance(area, dict) else None
        return self.texts(given if isinstance(given, str) and given in self.known else USUAL)


@dataclass(frozen=True)
class Conversion:
    """How texts become HTML here.

    ``targets`` says where links lead, below the address ``base``; ``words`` are those that are
    added to a text, ``reserved`` the ids that pages use already; ``share`` is how the work is
    shared out.
    """

    targets: LinkTargets
    words: Words
    base: str
    reserved: frozenset[str]
    share: Share

    @property
    def settings(self) -> tuple[object, ...]:
        """All that shapes a text besides what was written and where its links lead."""
        return self.words, self.base, self.reserved

    def resolver(self, file: ParsedFile) -> Resolve:
        """Where the links in the text of ``file`` lead."""
        return resolver(file.path, self.targets, self.base)

    def converted(self, file: ParsedFile) -> KeptText:
        """The text of ``file`` as HTML, with the links within the site and where they lead."""
        assert file.text is not None
        resolve, asked = self.resolver(file), list[tuple[TextLink, str | Unresolved]]()

        def asking(link: TextLink) -> str | Unresolved:
            answer = resolve(link)
            if link.kind in WITHIN_THE_SITE:
                asked.append((link, answer))
            return answer

        made = self._rendered(file.text.markdown, asking, in_parts=file.in_parts)
        if isinstance(made, Rendered):
            return KeptText(made, None, tuple(asked))
        empty = self._rendered("", resolve, in_parts=False)
        assert isinstance(empty, Rendered)
        return KeptText(empty, made.fault, ())

    def _rendered(self, markdown: str, resolve: Resolve, *, in_parts: bool) -> Rendered | Refused:
        return render(
            markdown, resolve=resolve, words=self.words, reserved=self.reserved, in_parts=in_parts
        )

    def still_leads_there(self, file: ParsedFile, kept: KeptText) -> bool:
        """Whether the links of a text that was converted before lead where they led then."""
        resolve = self.resolver(file)
        return all(resolve(link) == answer for link, answer in kept.asked)


def read_texts(
    parsed: Sequence[ParsedFile], conversion: Conversion, cache: ReadCache
) -> Mapping[str, ReadText]:
    """The text of each file that has one, by its path.

    One that was converted before is taken as it was, if its links lead where they led.
    """
    files = [file for file in parsed if file.text is not None]
    last = cache.read_texts
    same = last.settings == conversion.settings
    everything_stays = same and last.targets == conversion.targets
    found: dict[str, tuple[ParsedFile, KeptText, ReadText]] = {}
    for file in files:
        known = last.texts.get(file.path) if same else None
        if known is None or known[0] is not file:
            continue
        if everything_stays or conversion.still_leads_there(file, known[1]):
            found[file.path] = known
    missing = [file for file in files if file.path not in found]
    for file, kept in zip(missing, _converted(missing, conversion, cache), strict=True):
        found[file.path] = file, kept, _read(file, kept)
    cache.read_texts = ReadTexts(conversion.settings, conversion.targets, found)
    return {file.path: found[file.path][2] for file in files}


def _converted(files: list[ParsedFile], conversion: Conversion, cache: ReadCache) -> list[KeptText]:
    """Each text as an earlier build converted it, if its links lead where they led; else anew."""
    return cache.texts.results(
        [_key(file, conversion, cache) for file in files],
        lambda missing: conversion.share(
            conversion.converted, [files[index] for index in missing], _name
        ),
        lambda index, kept: conversion.still_leads_there(files[index], kept),
    )


def _read(file: ParsedFile, kept: KeptText) -> ReadText:
    found = kept.rendered
    facts = TextFacts(
        shortened(found.summary),
        found.links,
        tuple(sorted(found.anchors)),
        tuple((part.id, part.title) for part in found.sections),
    )
    parts = tuple(part.html for part in found.sections)
    text = Text(found.html, found.introduction, parts, found.notes, found.link_lines)
    return ReadText(facts, text, tuple(_problems(file, kept)))


def _problems(file: ParsedFile, kept: KeptText) -> list[Problem]:
    assert file.text is not None
    faults = (kept.refused,) if kept.refused else kept.rendered.faults
    first = file.text.line
    found = [Problem(file.shown_as, first + f.line - 1, f.code, f.message) for f in faults]
    return [problem.as_advice() for problem in found] if file.draft else found


def _name(file: ParsedFile) -> str:
    return file.shown_as


def _key(file: ParsedFile, conversion: Conversion, cache: ReadCache) -> bytes:
    assert file.text is not None
    words, form = conversion.words, "in parts" if file.in_parts else "whole"
    reserved = " ".join(sorted(conversion.reserved))
    said = (form, file.text.markdown, words.table, words.note, words.back, reserved)
    return cache.texts.key("text", *said)
