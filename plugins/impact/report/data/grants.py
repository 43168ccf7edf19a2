"""Grants in the 360Giving Data Standard, 1.4: only those that have all ten fields it requires.

What the standard has no room for is left out and counted, never guessed: an amount that is only
about so much, a date that is no whole day, an organisation that has no id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from plugins.impact.model import addresses
from plugins.impact.model.kinds import Grant
from plugins.impact.report.details import recipient
from plugins.impact.report.facts import Facts


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


def grants(facts: Facts) -> Iterator[Grant]:
    """Every grant, one that is told in two languages once."""
    return (post for post in facts.thread.originals if isinstance(post, Grant))


def published_grants(facts: Facts) -> tuple[PublishedGrant, ...]:
    """The grants that lack nothing, the latest first."""
    return tuple(_published(post, facts) for post in grants(facts) if not lacks(post, facts))


def left_out(facts: Facts) -> Mapping[str, int]:
    """How many grants lack each thing that the standard requires; what none lacks is not there."""
    counts: dict[str, int] = {}
    for post in grants(facts):
        for lack in lacks(post, facts):
            counts[lack] = counts.get(lack, 0) + 1
    return counts


def lacks(post: Grant, facts: Facts) -> tuple[str, ...]:
    """What ``post`` lacks of the ten fields that the standard requires; keys of ``LACKS``."""
    return tuple(lack for lack, missing in LACKS.items() if missing(post, facts))


def _no_prefix(_: Grant, facts: Facts) -> bool:
    return not facts.content.area.grants.prefix


def _no_exact_amount(post: Grant, _: Facts) -> bool:
    return post.amount is None or not post.amount.exact


def _no_day(post: Grant, _: Facts) -> bool:
    when = post.awarded or post.date
    return when.precision != "day" or when.span


def _no_recipient(post: Grant, facts: Facts) -> bool:
    return not post.recipient.individual and not all(_recipient(post, facts))


def _no_funder(post: Grant, facts: Facts) -> bool:
    return not all(_funder(post, facts))


# The others of the ten every grant has: its title, its purpose, and the currency of its amount.
LACKS: Mapping[str, Callable[[Grant, Facts], bool]] = {
    "prefix": _no_prefix,
    "amount": _no_exact_amount,
    "day": _no_day,
    "recipient": _no_recipient,
    "funder": _no_funder,
}


def _recipient(post: Grant, facts: Facts) -> tuple[str, str]:
    """The id and name of who received a grant, each empty where it is not known."""
    given, prefix = post.recipient, facts.content.area.grants.prefix
    if given.individual:
        id_ = f"{prefix}-individual-{_local(post)}"
        return id_, facts.wording.say("data.individual")
    name = recipient(post, facts)[0]
    if given.partner is None:
        return given.org_id or "", name
    partner = facts.content.partners[given.partner]
    return given.org_id or partner.org_id or f"{prefix}-org-{partner.id}", name


def _funder(post: Grant, facts: Facts) -> tuple[str, str]:
    """The id and name of who gave it: the area's funder, or a partner of the name it says."""
    usual = facts.content.area.grants
    name = post.funder or usual.funder_name or ""
    if name == usual.funder_name:
        return usual.funder_org_id or "", name
    ids = (p.org_id for p in facts.content.partners.values() if p.name == name and p.org_id)
    return next(ids, ""), name


def _local(post: Grant) -> str:
    return post.id.replace("/", "-")


def _published(post: Grant, facts: Facts) -> PublishedGrant:
    assert post.amount is not None
    return PublishedGrant(
        f"{facts.content.area.grants.prefix}-{_local(post)}",
        post.title,
        post.purpose,
        post.amount.currency,
        format(post.amount.amount, "f"),
        (post.awarded or post.date).first.isoformat(),
        Organisation(*_recipient(post, facts)),
        post.recipient.individual,
        Organisation(*_funder(post, facts)),
        post.fund,
        facts.url(addresses.post(post)),
        post.updated.isoformat() if post.updated else "",
    )
