"""The page of gaps as plain text, with the files to open; and rows that explain gaps."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.impact.compute.gaps import GAP_KINDS, Gap, by_closer
from plugins.impact.report.gaps.page import (
    closer_title,
    closing,
    gap_item,
    gap_line,
    gaps_title,
    kind_title,
)
from plugins.impact.report.site_context import SiteContext

KNOWN_GAPS = "known-gaps.yaml"
TO_FILL_IN = ("because", "by", "on")


def open_gaps(context: SiteContext) -> tuple[Gap, ...]:
    """The gaps that nobody has explained."""
    return tuple(gap for gap in context.gaps if gap.explained is None)


def listing(context: SiteContext) -> Iterator[str]:
    """The lines that say what the page of gaps says, gap by gap with where to close it."""
    say, ended = context.wording.say, context.reference_date.ended
    yield f"{gaps_title(context)} ({context.wording.day(context.reference_date.day)})"
    if not context.gaps:
        yield from ("", say("gaps.none"))
    for closer, kinds in by_closer(open_gaps(context)):
        yield from ("", f"== {closer_title(closer, context)}")
        for kind in kinds:
            yield from ("", kind_title(kind, context))
            help_ = say("gaps.closing_ended" if ended else "gaps.closing")
            yield f"{help_} {closing(kind[0].code, context)}"
            for gap in kind:
                yield f"  - {gap_item(gap, context)}"
                yield f"    {_place(gap, context)}"
    yield from _explained(context)


def _place(gap: Gap, context: SiteContext) -> str:
    place = GAP_KINDS[gap.code].place(gap, context.content)
    path = context.wording.say("gaps.new_file", folder=place.path)
    if not place.path.endswith("/"):
        path = place.path
    return f"{path}   {'; '.join(place.fields)}"


def _explained(context: SiteContext) -> Iterator[str]:
    found = [gap_line(gap, context) for gap in context.gaps if gap.explained is not None]
    if not found:
        return
    yield from ("", f"== {context.wording.say('gaps.explained_title')}", "")
    for line in found:
        yield f"  - {line.text}"
        yield f"    {context.wording.say('gaps.explained')} {line.because} ({line.by}, {line.on})"


def rows_to_fill_in(context: SiteContext) -> Iterator[str]:
    """The lines of rows that explain every open gap, once their fields are filled in."""
    for gap in open_gaps(context):
        yield f"# {gap_line(gap, context).text}"
        yield f"- gap: {gap.key}"
        yield from (f"  {field}:" for field in TO_FILL_IN)
