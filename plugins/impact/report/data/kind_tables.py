"""What each kind of post adds, as tables: stories, events, grants, documents …"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from plugins.impact.model.area import DocumentType
from plugins.impact.model.kinds import (
    About,
    CaseStudy,
    Document,
    Event,
    Grant,
    PlanNews,
    State,
    Story,
)
from plugins.impact.model.post import Post
from plugins.impact.report.data.columns import Column
from plugins.impact.report.data.grants import lacks
from plugins.impact.report.data.post_tables import file_address
from plugins.impact.report.data.tables import Definition, Source, column, to
from plugins.impact.report.details import recipient
from plugins.impact.report.events import state
from plugins.impact.report.facts import Facts

EVENT_STATES = (*get_args(State), "announced")


def originals(kind: type[Post]) -> Source:
    """The posts of a kind, a thing that is told in two languages once."""
    return lambda facts: (post for post in facts.thread.originals if isinstance(post, kind))


def of_post() -> Column:
    """The post that a row adds to, which is its key."""
    return to("post", "posts", lambda post, _: post.id, needed=True)


def _moment(end: str, part: str) -> Callable[[Any, Facts], Any]:
    """The day or the time at which an event starts or ends."""

    def value(event: Event, _: Facts) -> Any:
        moment = getattr(event, end)
        found = getattr(moment, part) if moment else None
        return found.isoformat("minutes") if found and part == "clock" else found

    return value


def _recipient_name(post: Grant, facts: Facts) -> str:
    return recipient(post, facts)[0]


def _recipient_org_id(post: Grant, _: Facts) -> str | None:
    return None if post.recipient.individual else post.recipient.org_id


KINDS_OF_POST = (
    Definition(
        "plan_news",
        originals(PlanNews),
        (
            of_post(),
            to("plan_period", "plan_periods"),
            column("decision", meaning="decision.plan_news"),
        ),
        ("post",),
    ),
    Definition(
        "stories",
        originals(Story),
        (of_post(), column("said"), column("did", needed=True), column("changed")),
        ("post",),
    ),
    Definition(
        "case_studies",
        originals(CaseStudy),
        (
            of_post(),
            column("about", needed=True, choices=get_args(About)),
            column("quote", value=lambda post, _: post.quote.text if post.quote else None),
            column("quote_by", value=lambda post, _: post.quote.by if post.quote else None),
        ),
        ("post",),
    ),
    Definition(
        "events",
        originals(Event),
        (
            of_post(),
            column("state", value=state, needed=True, choices=EVENT_STATES),
            column("starts_on", "day", _moment("starts", "day")),
            column("starts_at", value=_moment("starts", "clock")),
            column("ends_on", "day", _moment("ends", "day")),
            column("ends_at", value=_moment("ends", "clock")),
            column("place"),
            column("attendance", "count"),
        ),
        ("post",),
    ),
    Definition(
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
    Definition(
        "documents",
        lambda facts: (post for post in facts.thread.posts if isinstance(post, Document)),
        (
            of_post(),
            column("document_type", needed=True, choices=get_args(DocumentType)),
            column("file", "link", lambda post, f: file_address(post.file, f)),
            column("link", "link"),
            column("covers", "when"),
            column("agreed", "when"),
        ),
        ("post",),
    ),
)
