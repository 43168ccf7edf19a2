"""Partners: who works with the area, and on what."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.impact.model import addresses
from plugins.impact.model.plan import Partner
from plugins.impact.report import shapes as s
from plugins.impact.report import views as v
from plugins.impact.report.counts import number_cell
from plugins.impact.report.facts import Facts
from plugins.impact.report.lines import (
    activity_line,
    head,
    post_lines,
    source_lines,
    vision_step,
)


def partners_page(facts: Facts) -> v.PartnersPage:
    """Every partner, by name."""
    say = facts.wording.say
    columns = (
        s.Column(say("table.partner")),
        s.Column(say("table.what_they_do")),
        s.Column(say("table.activities"), numeric=True),
        s.Column(say("table.posts"), numeric=True),
    )
    rows = tuple(
        (
            s.Cell(partner.name, addresses.partner(partner.id)),
            partner.what_they_do or "",
            _count(partner, "activities", facts.thread.activities_of_partner(partner.id), facts),
            _count(partner, "posts", facts.thread.posts_of_partner[partner.id], facts),
        )
        for partner in sorted(facts.content.partners.values(), key=lambda p: p.name.casefold())
    )
    title = say("partners.title")
    table = s.Table(say("partners.caption"), columns, rows)
    return v.PartnersPage(head(facts, title, addresses.PARTNERS, section="themes"), table)


def _count(partner: Partner, part: str, found: Sequence[object], facts: Facts) -> s.Cell:
    """How many there are, which the part of this name on the partner's page lists."""
    return number_cell(len(found), f"{addresses.partner(partner.id)}#{part}", facts)


def partner_page(partner: Partner, facts: Facts) -> v.PartnerPage:
    """``/partners/<id>/``."""
    say = facts.wording.say
    rows: list[s.Fact] = []
    if partner.url:
        rows.append(s.LinksFact(say("fact.website"), (s.Link(partner.url, partner.url),)))
    if facts.content.area.locally_trusted_organisation == partner.id:
        rows.append(s.TextFact(say("fact.role"), say("partner.locally_trusted")))
    if partner.org_id:
        rows.append(s.TextFact(say("fact.org_id"), partner.org_id))
    address = addresses.partner(partner.id)
    what = partner.what_they_do or ""
    return v.PartnerPage(
        head(facts, partner.name, address, section="themes", description=what),
        s.Thread((vision_step(facts),), partner.name, "partner", summary=what),
        tuple(rows),
        tuple(activity_line(a, facts) for a in facts.thread.activities_of_partner(partner.id)),
        post_lines(facts.thread.posts_of_partner[partner.id], facts),
        source_lines((partner.source,)),
    )
