"""Gaps in words: kindly, exactly, and with what would close them."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.impact.compute.gap import Gap
from plugins.impact.model import addresses
from plugins.impact.report import shapes as s
from plugins.impact.report import views as v
from plugins.impact.report.facts import Facts

MOST_ON_HOME = 3
CLOSERS = ("volunteer", "rep", "partnership")


def gap_line(gap: Gap, facts: Facts) -> s.GapLine:
    """One gap in words."""
    explained = gap.explained
    return s.GapLine(
        _text(gap, facts),
        _address(gap, facts),
        explained.because if explained else "",
        explained.by if explained else "",
        facts.wording.day(explained.on) if explained else "",
    )


def _text(gap: Gap, facts: Facts) -> str:
    since = facts.wording.when(gap.since) if gap.since else ""
    impact = facts.content.impacts[gap.impact].plain if gap.impact else ""
    key = f"gap.{gap.code}" + ("" if since or not _has_two_forms(gap) else ".never")
    name = gap.name
    if gap.code == "papers-due":
        name = facts.wording.say(f"document.{gap.name}", count=2)
    return facts.wording.say(key, name=name, since=since, impact=impact)


def _has_two_forms(gap: Gap) -> bool:
    return gap.code in ("review-due", "indicator-without-reading")


def _address(gap: Gap, facts: Facts) -> str:
    if gap.post is not None:
        return addresses.post(facts.content.posts[gap.post])
    if gap.activity is not None:
        return addresses.activity(gap.activity)
    if gap.goal is not None:
        return addresses.goal(gap.goal)
    if gap.code == "quarter-without-report":
        return addresses.REP_REPORTS
    if gap.code == "papers-due":
        return addresses.DOCUMENTS
    return addresses.theme(gap.themes[0]) if gap.themes else ""


def gap_list(gaps: Iterable[Gap], facts: Facts) -> tuple[s.GapLine, ...]:
    """The gaps of a page; those that are explained come last."""
    ordered = sorted(gaps, key=lambda gap: gap.explained is not None)
    return tuple(gap_line(gap, facts) for gap in ordered)


def home_gaps(facts: Facts) -> tuple[s.GapLine, ...]:
    """At most three kinds of gap, the most frequent first, each with how many there are."""
    counts: dict[str, int] = {}
    for gap in facts.gaps:
        if gap.explained is None:
            counts[gap.code] = counts.get(gap.code, 0) + 1
    most = sorted(counts, key=lambda code: -counts[code])[:MOST_ON_HOME]
    return tuple(
        s.GapLine(facts.wording.say(f"gap_summary.{code}", count=counts[code]), "") for code in most
    )


def gaps_page(facts: Facts) -> v.GapsPage:
    """Every gap, by who can close it; the explained ones by themselves."""
    say, ended = facts.wording.say, facts.reckoning.ended
    title = say("gaps.title_ended" if ended else "gaps.title")
    lead = say("gaps.lead_ended" if ended else "gaps.lead")
    open_ = [gap for gap in facts.gaps if gap.explained is None]
    groups = tuple(
        v.GapGroup(
            say(f"gaps.closer.{closer}"),
            say(f"gaps.closer.{closer}.lead" + ("_ended" if ended else "")),
            tuple(gap_line(gap, facts) for gap in open_ if gap.closer == closer),
        )
        for closer in CLOSERS
    )
    return v.GapsPage(
        s.Head(title, addresses.GAPS, facts.url(addresses.GAPS), lead),
        lead,
        tuple(group for group in groups if group.lines),
        tuple(gap_line(gap, facts) for gap in facts.gaps if gap.explained is not None),
    )
