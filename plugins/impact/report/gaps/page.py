"""Gaps in words: kindly, exactly, and with what would close them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, get_args

from plugins.impact.compute.gaps import GAP_KINDS, Closer, Gap, by_closer
from plugins.impact.model import addresses
from plugins.impact.report import components as c
from plugins.impact.report.open_data.tables import TableDefinition, column, own_id, pairs, to
from plugins.impact.report.page import View, head
from plugins.impact.report.site_context import SiteContext

MOST_ON_HOME = 3


@dataclass(frozen=True, slots=True)
class GapsOfOneKind:
    """The gaps of one code, which is their anchor, and the one sentence on what closes them."""

    id: str
    title: str
    closing: str
    lines: tuple[c.GapLine, ...]


@dataclass(frozen=True, slots=True)
class GapGroup:
    """The gaps that one role can close."""

    title: str
    lead: str
    kinds: tuple[GapsOfOneKind, ...]


@dataclass(frozen=True, slots=True)
class GapsPage(View):
    """``/gaps/``: what we still need to show."""

    lead: str
    groups: tuple[GapGroup, ...]
    explained: tuple[c.GapLine, ...]


def gap_line(gap: Gap, context: SiteContext) -> c.GapLine:
    """One gap in a sentence of its own."""
    explained = gap.explained
    never = GAP_KINDS[gap.code].or_never and not gap.since
    return c.GapLine(
        context.wording.say(
            f"gap.{gap.code}" + (".never" if never else ""), **_values(gap, context)
        ),
        _address(gap, context),
        explained.because if explained else "",
        explained.by if explained else "",
        context.wording.day(explained.on) if explained else "",
        "" if explained else closing(gap.code, context),
    )


def gap_item(gap: Gap, context: SiteContext) -> str:
    """One gap among others of its code, whose heading says what is missing."""
    values = _values(gap, context)
    if not gap.since and not gap.impact:
        return values["name"]
    return context.wording.say(f"gap_item.{gap.code}", **values)


def _values(gap: Gap, context: SiteContext) -> dict[str, str]:
    name = gap.name
    if gap.code == "papers-due":
        name = context.wording.say(f"document.{gap.name}", count=2)
    return {
        "name": name,
        "since": context.wording.when(gap.since) if gap.since else "",
        "impact": context.content.impacts[gap.impact].plain if gap.impact else "",
    }


def closing(code: str, context: SiteContext) -> str:
    """What would close a gap; after the programme's end, what can still be added."""
    return context.wording.say(
        f"gap_closing.{code}" + (".ended" if context.reference_date.ended else "")
    )


def kind_title(gaps: tuple[Gap, ...], context: SiteContext) -> str:
    """What is missing, and how often, of gaps of one code."""
    return context.wording.say(f"gap_summary.{gaps[0].code}", count=len(gaps))


def closer_title(closer: Closer, context: SiteContext) -> str:
    """The heading above what one role can close."""
    return context.wording.say(
        f"gaps.closer.{closer}" + (".ended" if context.reference_date.ended else "")
    )


def _address(gap: Gap, context: SiteContext) -> str:
    return GAP_KINDS[gap.code].page(gap, context.content)


def gap_list(gaps: Iterable[Gap], context: SiteContext) -> tuple[c.GapLine, ...]:
    """The gaps of a page; those that are explained come last."""
    ordered = sorted(gaps, key=lambda gap: gap.explained is not None)
    return tuple(gap_line(gap, context) for gap in ordered)


def home_gaps(context: SiteContext) -> tuple[c.GapLine, ...]:
    """At most three kinds of gap, the most frequent first, each with how many there are."""
    kinds = [kind for _, kinds in by_closer(_open(context)) for kind in kinds]
    most = sorted(kinds, key=lambda kind: -len(kind))[:MOST_ON_HOME]
    return tuple(
        c.GapLine(kind_title(kind, context), f"{addresses.GAPS}#{kind[0].code}") for kind in most
    )


def _open(context: SiteContext) -> tuple[Gap, ...]:
    return tuple(gap for gap in context.gaps if gap.explained is None)


def gaps_page(context: SiteContext) -> GapsPage:
    """Every gap, by who can close it; the explained ones by themselves."""
    say, ended = context.wording.say, context.reference_date.ended
    lead = say("gaps.lead_ended" if ended else "gaps.lead")
    title = gaps_title(context)
    return GapsPage(
        head(context, title, addresses.GAPS, description=lead),
        lead,
        tuple(
            GapGroup(
                closer_title(closer, context),
                say(f"gaps.closer.{closer}.lead" + ("_ended" if ended else "")),
                tuple(_kind(kind, context) for kind in kinds),
            )
            for closer, kinds in by_closer(_open(context))
        ),
        tuple(gap_line(gap, context) for gap in context.gaps if gap.explained is not None),
    )


def gaps_title(context: SiteContext) -> str:
    """What the page of gaps is called."""
    return context.wording.say("gaps.title_ended" if context.reference_date.ended else "gaps.title")


def _kind(gaps: tuple[Gap, ...], context: SiteContext) -> GapsOfOneKind:
    code = gaps[0].code
    lines = tuple(c.GapLine(gap_item(gap, context), _address(gap, context)) for gap in gaps)
    return GapsOfOneKind(code, kind_title(gaps, context), closing(code, context), lines)


def _explained_cell(attribute: str) -> Callable[[Gap, SiteContext], Any]:
    return lambda gap, _: getattr(gap.explained, attribute) if gap.explained else None


def _gap_theme_rows(context: SiteContext) -> Iterator[tuple[str, str]]:
    for gap in context.gaps:
        for theme in gap.themes:
            yield _gap_id(gap), theme


def _gap_id(gap: Gap, _: object = None) -> str:
    return f"{gap.code}/{gap.subject.replace(' ', '/')}"


def _closer(gap: Gap, _: SiteContext) -> Closer:
    return GAP_KINDS[gap.code].closer


GAPS = (
    TableDefinition(
        "gaps",
        lambda context: context.gaps,
        (
            own_id("gaps", _gap_id),
            column("code", needed=True, choices=tuple(GAP_KINDS)),
            column("closer", value=_closer, needed=True, choices=get_args(Closer)),
            column("name", needed=True, meaning="name.gaps"),
            to("goal", "goals"),
            to("activity", "activities"),
            to("impact", "impacts"),
            to("post", "posts"),
            column("since", "when"),
            column("because", value=_explained_cell("because")),
            column("explained_by", value=_explained_cell("by")),
            column("explained_on", "day", _explained_cell("on")),
        ),
    ),
    pairs("gap_themes", ("gap", "gaps"), ("theme", "themes"), _gap_theme_rows),
)
