"""Partners: who works with the area, and on what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.impact.model import addresses
from plugins.impact.model.plan import Partner
from plugins.impact.report import components as c
from plugins.impact.report.changes.reports import number_cell
from plugins.impact.report.entries import activity_line, post_lines, source_lines, vision_step
from plugins.impact.report.open_data.tables import (
    TableDefinition,
    column,
    own_id,
    own_page,
    plan_entries,
)
from plugins.impact.report.page import View, head
from plugins.impact.report.site_context import SiteContext


@dataclass(frozen=True, slots=True)
class PartnersPage(View):
    """``/partners/``: every partner, with how many activities it takes part in."""

    partners: c.Table


@dataclass(frozen=True, slots=True)
class PartnerPage(View):
    """``/partners/<id>/``."""

    thread: c.ThreadSteps
    facts: tuple[c.Fact, ...]
    activities: tuple[c.ActivityLine, ...]
    posts: tuple[c.PostLine, ...]
    sources: tuple[c.SourceLine, ...]


def partners_page(context: SiteContext) -> PartnersPage:
    """Every partner, by name."""
    say = context.wording.say
    columns = (
        c.Column(say("table.partner")),
        c.Column(say("table.what_they_do")),
        c.Column(say("table.activities"), numeric=True),
        c.Column(say("table.posts"), numeric=True),
    )
    rows = tuple(
        (
            c.Cell(partner.name, addresses.partner(partner.id)),
            partner.what_they_do or "",
            _count(
                partner, "activities", context.thread.activities_of_partner(partner.id), context
            ),
            _count(partner, "posts", context.thread.posts_of_partner[partner.id], context),
        )
        for partner in sorted(context.content.partners.values(), key=lambda p: p.name.casefold())
    )
    title = say("partners.title")
    table = c.Table(say("partners.caption"), columns, rows)
    return PartnersPage(head(context, title, addresses.PARTNERS, section="themes"), table)


def _count(partner: Partner, part: str, found: Sequence[object], context: SiteContext) -> c.Cell:
    """How many there are, which the part of this name on the partner's page lists."""
    return number_cell(len(found), f"{addresses.partner(partner.id)}#{part}", context)


def partner_page(partner: Partner, context: SiteContext) -> PartnerPage:
    """``/partners/<id>/``."""
    say = context.wording.say
    rows: list[c.Fact] = []
    if partner.url:
        rows.append(c.LinksFact(say("fact.website"), (c.Link(partner.url, partner.url),)))
    if context.content.area.locally_trusted_organisation == partner.id:
        rows.append(c.TextFact(say("fact.role"), say("partner.locally_trusted")))
    if partner.org_id:
        rows.append(c.TextFact(say("fact.org_id"), partner.org_id))
    address = addresses.partner(partner.id)
    what = partner.what_they_do or ""
    return PartnerPage(
        head(context, partner.name, address, section="themes", description=what),
        c.ThreadSteps((vision_step(context),), partner.name, "partner", summary=what),
        tuple(rows),
        tuple(activity_line(a, context) for a in context.thread.activities_of_partner(partner.id)),
        post_lines(context.thread.posts_of_partner[partner.id], context),
        source_lines((partner.source,)),
    )


PARTNERS = (
    TableDefinition(
        "partners",
        plan_entries("partners"),
        (
            own_id("partners"),
            column("name", needed=True),
            column("url", "link", meaning="website"),
            column("what_they_do"),
            column("org_id"),
            column("source"),
            own_page(addresses.partner),
        ),
    ),
)
