"""The page of gaps as plain text, with the files to open; and rows that explain gaps."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.impact.compute.gap import Gap
from plugins.impact.compute.gaps import GAP_KINDS, by_closer
from plugins.impact.report.facts import Facts
from plugins.impact.report.gap_lines import (
    closer_title,
    closing,
    gap_item,
    gap_line,
    gaps_title,
    kind_title,
)

KNOWN_GAPS = "known-gaps.yaml"
TO_FILL_IN = ("because", "by", "on")


def open_gaps(facts: Facts) -> tuple[Gap, ...]:
    """The gaps that nobody has explained."""
    return tuple(gap for gap in facts.gaps if gap.explained is None)


def listing(facts: Facts) -> Iterator[str]:
    """The lines that say what the page of gaps says, gap by gap with where to close it."""
    say, ended = facts.wording.say, facts.reckoning.ended
    yield f"{gaps_title(facts)} ({facts.wording.day(facts.reckoning.day)})"
    if not facts.gaps:
        yield from ("", say("gaps.none"))
    for closer, kinds in by_closer(open_gaps(facts)):
        yield from ("", f"== {closer_title(closer, facts)}")
        for kind in kinds:
            yield from ("", kind_title(kind, facts))
            help_ = say("gaps.closing_ended" if ended else "gaps.closing")
            yield f"{help_} {closing(kind[0].code, facts)}"
            for gap in kind:
                yield f"  - {gap_item(gap, facts)}"
                yield f"    {_place(gap, facts)}"
    yield from _explained(facts)


def _place(gap: Gap, facts: Facts) -> str:
    place = GAP_KINDS[gap.code].place(gap, facts.content)
    path = facts.wording.say("gaps.new_file", folder=place.path)
    if not place.path.endswith("/"):
        path = place.path
    return f"{path}   {'; '.join(place.fields)}"


def _explained(facts: Facts) -> Iterator[str]:
    found = [gap_line(gap, facts) for gap in facts.gaps if gap.explained is not None]
    if not found:
        return
    yield from ("", f"== {facts.wording.say('gaps.explained_title')}", "")
    for line in found:
        yield f"  - {line.text}"
        yield f"    {facts.wording.say('gaps.explained')} {line.because} ({line.by}, {line.on})"


def rows_to_fill_in(facts: Facts) -> Iterator[str]:
    """The lines of rows that explain every open gap, once their fields are filled in."""
    for gap in open_gaps(facts):
        yield f"# {gap_line(gap, facts).text}"
        yield f"- gap: {gap.key}"
        yield from (f"  {field}:" for field in TO_FILL_IN)
