"""Gaps in words: kindly, exactly, and with what would close them."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.impact.compute.gap import Closer, Gap
from plugins.impact.compute.gaps import GAP_KINDS, by_closer
from plugins.impact.model import addresses
from plugins.impact.report import shapes as s
from plugins.impact.report import views as v
from plugins.impact.report.facts import Facts
from plugins.impact.report.lines import head

MOST_ON_HOME = 3


def gap_line(gap: Gap, facts: Facts) -> s.GapLine:
    """One gap in a sentence of its own."""
    explained = gap.explained
    never = GAP_KINDS[gap.code].or_never and not gap.since
    return s.GapLine(
        facts.wording.say(f"gap.{gap.code}" + (".never" if never else ""), **_values(gap, facts)),
        _address(gap, facts),
        explained.because if explained else "",
        explained.by if explained else "",
        facts.wording.day(explained.on) if explained else "",
        "" if explained else closing(gap.code, facts),
    )


def gap_item(gap: Gap, facts: Facts) -> str:
    """One gap among others of its code, whose heading says what is missing."""
    values = _values(gap, facts)
    if not gap.since and not gap.impact:
        return values["name"]
    return facts.wording.say(f"gap_item.{gap.code}", **values)


def _values(gap: Gap, facts: Facts) -> dict[str, str]:
    name = gap.name
    if gap.code == "papers-due":
        name = facts.wording.say(f"document.{gap.name}", count=2)
    return {
        "name": name,
        "since": facts.wording.when(gap.since) if gap.since else "",
        "impact": facts.content.impacts[gap.impact].plain if gap.impact else "",
    }


def closing(code: str, facts: Facts) -> str:
    """What would close a gap; after the programme's end, what can still be added."""
    return facts.wording.say(f"gap_closing.{code}" + (".ended" if facts.reckoning.ended else ""))


def kind_title(gaps: tuple[Gap, ...], facts: Facts) -> str:
    """What is missing, and how often, of gaps of one code."""
    return facts.wording.say(f"gap_summary.{gaps[0].code}", count=len(gaps))


def closer_title(closer: Closer, facts: Facts) -> str:
    """The heading above what one role can close."""
    return facts.wording.say(f"gaps.closer.{closer}" + (".ended" if facts.reckoning.ended else ""))


def _address(gap: Gap, facts: Facts) -> str:
    return GAP_KINDS[gap.code].page(gap, facts.content)


def gap_list(gaps: Iterable[Gap], facts: Facts) -> tuple[s.GapLine, ...]:
    """The gaps of a page; those that are explained come last."""
    ordered = sorted(gaps, key=lambda gap: gap.explained is not None)
    return tuple(gap_line(gap, facts) for gap in ordered)


def home_gaps(facts: Facts) -> tuple[s.GapLine, ...]:
    """At most three kinds of gap, the most frequent first, each with how many there are."""
    kinds = [kind for _, kinds in by_closer(_open(facts)) for kind in kinds]
    most = sorted(kinds, key=lambda kind: -len(kind))[:MOST_ON_HOME]
    return tuple(
        s.GapLine(kind_title(kind, facts), f"{addresses.GAPS}#{kind[0].code}") for kind in most
    )


def _open(facts: Facts) -> tuple[Gap, ...]:
    return tuple(gap for gap in facts.gaps if gap.explained is None)


def gaps_page(facts: Facts) -> v.GapsPage:
    """Every gap, by who can close it; the explained ones by themselves."""
    say, ended = facts.wording.say, facts.reckoning.ended
    lead = say("gaps.lead_ended" if ended else "gaps.lead")
    title = gaps_title(facts)
    return v.GapsPage(
        head(facts, title, addresses.GAPS, description=lead),
        lead,
        tuple(
            v.GapGroup(
                closer_title(closer, facts),
                say(f"gaps.closer.{closer}.lead" + ("_ended" if ended else "")),
                tuple(_kind(kind, facts) for kind in kinds),
            )
            for closer, kinds in by_closer(_open(facts))
        ),
        tuple(gap_line(gap, facts) for gap in facts.gaps if gap.explained is not None),
    )


def gaps_title(facts: Facts) -> str:
    """What the page of gaps is called."""
    return facts.wording.say("gaps.title_ended" if facts.reckoning.ended else "gaps.title")


def _kind(gaps: tuple[Gap, ...], facts: Facts) -> v.GapsOfOneKind:
    code = gaps[0].code
    lines = tuple(s.GapLine(gap_item(gap, facts), _address(gap, facts)) for gap in gaps)
    return v.GapsOfOneKind(code, kind_title(gaps, facts), closing(code, facts), lines)
