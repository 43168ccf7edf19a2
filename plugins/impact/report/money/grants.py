"""Grants: the page, the table, and those that the 360Giving Data Standard, 1.4, has room for.

That is only those that have all ten fields it requires. What it has no room for is left out and
counted, never guessed: an amount that is only about so much, a date that is no whole day, an
organisation that has no id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.impact.model import addresses
from plugins.impact.model.kinds import Grant
from plugins.impact.report import components as c
from plugins.impact.report.money.page import grants_note
from plugins.impact.report.open_data.tables import TableDefinition, column, to
from plugins.impact.report.page import View, alternate, head
from plugins.impact.report.posts.tables import of_post, originals
from plugins.impact.report.site_context import SiteContext


@dataclass(frozen=True, slots=True)
class GrantsPage(View):
    """``/grants/``: ``note`` says how many amounts were published."""

    grants: c.Table | None
    note: str
    feed: c.Link


def grants_page(context: SiteContext) -> GrantsPage:
    """``/grants/``: who received what for which purpose."""
    title = context.wording.say("grants.title")
    feed = c.Link(title, addresses.kind_feed("grant"))
    grants = [post for post in context.thread.originals if isinstance(post, Grant)]
    forms = (alternate("grants", context),) if published_grants(context) else ()
    page = head(context, title, addresses.GRANTS, section="money", feeds=(feed,), alternates=forms)
    return GrantsPage(page, _grants(grants, context), grants_note(context), feed)


def _grants(grants: Sequence[Grant], context: SiteContext) -> c.Table | None:
    if not grants:
        return None
    say = context.wording.say
    columns = (
        c.Column(say("table.recipient")),
        c.Column(say("table.purpose")),
        c.Column(say("table.fund")),
        c.Column(say("table.awarded")),
        c.Column(say("table.amount"), numeric=True),
    )
    rows = tuple(_grant_row(grant, context) for grant in grants)
    return c.Table(say("grants.caption"), columns, rows)


def _grant_row(grant: Grant, context: SiteContext) -> tuple[str | c.Cell, ...]:
    wording = context.wording
    name, _ = recipient(grant, context)
    amount = wording.quantity(grant.amount) if grant.amount else wording.say("money.unknown")
    fund = ", ".join(text for text in (grant.fund, grant.funder) if text)
    return (
        c.Cell(name or wording.say("award.individual"), addresses.post(grant)),
        grant.purpose,
        fund,
        wording.when(grant.awarded or grant.date),
        amount,
    )


def recipient(post: Grant, context: SiteContext) -> tuple[str, str]:
    """A recipient's name and address; both empty for an individual, who is never named."""
    given = post.recipient
    if given.partner is not None:
        return context.content.partners[given.partner].name, addresses.partner(given.partner)
    return ("" if given.individual else given.name or ""), ""


@dataclass(frozen=True)
class Organisation:
    """An organisation, or for an individual what stands in their place."""

    id: str
    name: str


@dataclass(frozen=True)
class PublishedGrant:
    """A grant as the standard wants it; ``awarded`` is a whole day, ``modified`` one or empty."""

    id: str
    title: str
    description: str
    currency: str
    amount: str
    awarded: str
    recipient: Organisation
    individual: bool
    funder: Organisation
    programme: str
    page: str
    modified: str


def grants(context: SiteContext) -> Iterator[Grant]:
    """Every grant, one that is told in two languages once."""
    return (post for post in context.thread.originals if isinstance(post, Grant))


def published_grants(context: SiteContext) -> tuple[PublishedGrant, ...]:
    """The grants that lack nothing, the latest first."""
    return tuple(_published(post, context) for post in grants(context) if not lacks(post, context))


def left_out(context: SiteContext) -> Mapping[str, int]:
    """How many grants lack each thing that the standard requires; what none lacks is not there."""
    counts: dict[str, int] = {}
    for post in grants(context):
        for lack in lacks(post, context):
            counts[lack] = counts.get(lack, 0) + 1
    return counts


def lacks(post: Grant, context: SiteContext) -> tuple[str, ...]:
    """What ``post`` lacks of the ten fields that the standard requires; keys of ``LACKS``."""
    return tuple(lack for lack, missing in LACKS.items() if missing(post, context))


def _no_prefix(_: Grant, context: SiteContext) -> bool:
    return not context.content.area.grants.prefix


def _no_exact_amount(post: Grant, _: SiteContext) -> bool:
    return post.amount is None or not post.amount.exact


def _no_day(post: Grant, _: SiteContext) -> bool:
    when = post.awarded or post.date
    return when.precision != "day" or when.span


def _no_recipient(post: Grant, context: SiteContext) -> bool:
    return not post.recipient.individual and not all(_recipient(post, context))


def _no_funder(post: Grant, context: SiteContext) -> bool:
    return not all(_funder(post, context))


# The others of the ten every grant has: its title, its purpose, and the currency of its amount.
LACKS: Mapping[str, Callable[[Grant, SiteContext], bool]] = {
    "prefix": _no_prefix,
    "amount": _no_exact_amount,
    "day": _no_day,
    "recipient": _no_recipient,
    "funder": _no_funder,
}


def _recipient(post: Grant, context: SiteContext) -> tuple[str, str]:
    """The id and name of who received a grant, each empty where it is not known."""
    given, prefix = post.recipient, context.content.area.grants.prefix
    if given.individual:
        id_ = f"{prefix}-individual-{_local(post)}"
        return id_, context.wording.say("data.individual")
    name = recipient(post, context)[0]
    if given.partner is None:
        return given.org_id or "", name
    partner = context.content.partners[given.partner]
    return given.org_id or partner.org_id or f"{prefix}-org-{partner.id}", name


def _funder(post: Grant, context: SiteContext) -> tuple[str, str]:
    """The id and name of who gave it: the area's funder, or a partner of the name it says."""
    usual = context.content.area.grants
    name = post.funder or usual.funder_name or ""
    if name == usual.funder_name:
        return usual.funder_org_id or "", name
    ids = (p.org_id for p in context.content.partners.values() if p.name == name and p.org_id)
    return next(ids, ""), name


def _local(post: Grant) -> str:
    return post.id.replace("/", "-")


def _published(post: Grant, context: SiteContext) -> PublishedGrant:
    assert post.amount is not None
    return PublishedGrant(
        f"{context.content.area.grants.prefix}-{_local(post)}",
        post.title,
        post.purpose,
        post.amount.currency,
        format(post.amount.amount, "f"),
        (post.awarded or post.date).first.isoformat(),
        Organisation(*_recipient(post, context)),
        post.recipient.individual,
        Organisation(*_funder(post, context)),
        post.fund,
        context.whole_url(addresses.post(post)),
        post.updated.isoformat() if post.updated else "",
    )


def _recipient_name(post: Grant, context: SiteContext) -> str:
    return recipient(post, context)[0]


def _recipient_org_id(post: Grant, _: SiteContext) -> str | None:
    return None if post.recipient.individual else post.recipient.org_id


GRANTS = (
    TableDefinition(
        "grants",
        originals(Grant),
        (
            of_post(),
            to("recipient_partner", "partners", lambda post, _: post.recipient.partner),
            column("recipient_name", value=_recipient_name),
            column("recipient_org_id", value=_recipient_org_id),
            column("individual", "yes", lambda post, _: post.recipient.individual, needed=True),
            column("purpose", needed=True),
            column("amount", "money"),
            column("awarded", "when", lambda post, _: post.awarded or post.date, needed=True),
            column("funder"),
            column("fund", needed=True),
            column("in_360giving", "yes", lambda post, f: not lacks(post, f), needed=True),
        ),
        ("post",),
    ),
)
