"""Grants as the 360Giving Data Standard writes them, as JSON and as a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.impact.model.area import Licence
from plugins.impact.publish.open_data.area_json import indented
from plugins.impact.publish.open_data.spreadsheets import written
from plugins.impact.report.money.grants import PublishedGrant

VERSION = "1.4"
# The standard's own headings; those of organisations are numbered, because there may be several.
HEADINGS = (
    "Identifier",
    "Title",
    "Description",
    "Currency",
    "Amount Awarded",
    "Award Date",
    "URL",
    "Recipient Ind:Identifier",
    "Recipient Ind:Name",
    "Recipient Org:0:Identifier",
    "Recipient Org:0:Name",
    "Funding Org:0:Identifier",
    "Funding Org:0:Name",
    "Grant Programme:0:Title",
    "Last Modified",
)


@dataclass(frozen=True)
class Publisher:
    """Who publishes the grants: the area, with its site, if that has an address, and the licence
    it gives, if any."""

    title: str
    name: str
    website: str
    licence: Licence | None


def package(grants: tuple[PublishedGrant, ...], publisher: Publisher) -> bytes:
    """All grants as one JSON document."""
    described: dict[str, Any] = {
        "version": VERSION,
        "title": publisher.title,
        "publisher": {
            "name": publisher.name,
            **({"website": publisher.website} if publisher.website else {}),
        },
    }
    if publisher.licence is not None:
        described["license"] = publisher.licence.link
    return indented({**described, "grants": [_grant(grant) for grant in grants]})


def _grant(grant: PublishedGrant) -> Mapping[str, Any]:
    recipient = {"id": grant.recipient.id, "name": grant.recipient.name}
    funder = {"id": grant.funder.id, "name": grant.funder.name}
    return {
        "id": grant.id,
        "title": grant.title,
        "description": grant.description,
        "currency": grant.currency,
        "amountAwarded": _amount(grant),
        "awardDate": grant.awarded,
        **({"url": grant.page} if grant.page else {}),
        **(
            {"recipientIndividual": recipient}
            if grant.individual
            else {"recipientOrganization": [recipient]}
        ),
        "fundingOrganization": [funder],
        "grantProgramme": [{"title": grant.programme}],
        **({"dateModified": _modified(grant)} if grant.modified else {}),
    }


def _amount(grant: PublishedGrant) -> int | float:
    return float(grant.amount) if "." in grant.amount else int(grant.amount)


def _modified(grant: PublishedGrant) -> str:
    """The standard wants a time; only the day is known, which begins at midnight."""
    return f"{grant.modified}T00:00:00Z" if grant.modified else ""


def spreadsheet(grants: tuple[PublishedGrant, ...]) -> bytes:
    """All grants as one spreadsheet, which says the same."""
    return written(HEADINGS, [_row(grant) for grant in grants])


def _row(grant: PublishedGrant) -> tuple[str, ...]:
    recipient = (grant.recipient.id, grant.recipient.name)
    return (
        grant.id,
        grant.title,
        grant.description,
        grant.currency,
        grant.amount,
        grant.awarded,
        grant.page,
        *(recipient if grant.individual else ("", "")),
        *(("", "") if grant.individual else recipient),
        grant.funder.id,
        grant.funder.name,
        grant.programme,
        _modified(grant),
    )
