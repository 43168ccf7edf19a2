"""JSON-LD: what a page is about, for search engines, from the same values as the page."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from plugins.impact.model import addresses
from plugins.impact.model.kinds import Event
from plugins.impact.model.moment import Moment
from plugins.impact.model.post import Post
from plugins.impact.report.facts import Facts

CONTEXT = "https://schema.org"
EVENT_STATES = {
    "planned": "EventScheduled",
    "held": "EventScheduled",
    "cancelled": "EventCancelled",
}


def as_script(data: dict[str, Any]) -> str:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def area_data(facts: Facts) -> str:
    """The area as an organisation."""
    return as_script({"@context": CONTEXT, **_organisation(facts)})


def _organisation(facts: Facts) -> dict[str, Any]:
    area = facts.content.area
    return {
        "@type": "Organization",
        "name": area.name,
        "url": facts.url(addresses.HOME),
        "areaServed": area.place,
    }


def dataset_data(facts: Facts, files: list[str]) -> str:
    """The area's open data as a data set; ``files`` are the web addresses of what is in it."""
    area, say = facts.content.area, facts.wording.say
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": say("data.package_title", area=area.name),
        "description": say("data.lede"),
        "url": facts.url(addresses.DATA),
        "inLanguage": area.language,
        "isAccessibleForFree": True,
        "creator": _organisation(facts),
        "spatialCoverage": area.place,
        "distribution": [{"@type": "DataDownload", "contentUrl": file} for file in files],
    }
    if area.data_licence is not None:
        data["license"] = area.data_licence.link
    return as_script(data)


def post_data(post: Post, facts: Facts) -> str:
    """A post as an article; an event whose day is known as an event."""
    if isinstance(post, Event) and post.starts is not None:
        return as_script({"@context": CONTEXT, **_event(post, post.starts, facts)})
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Article",
        "headline": post.title,
        "url": facts.url(addresses.post(post)),
        "publisher": _organisation(facts),
        "temporalCoverage": f"{post.date.first}/{post.date.last}",
    }
    if post.published is not None:
        data["datePublished"] = post.published.isoformat()
    if post.updated is not None:
        data["dateModified"] = post.updated.isoformat()
    return as_script(data)


def _event(post: Event, starts: Moment, facts: Facts) -> dict[str, Any]:
    data: dict[str, Any] = {
        "@type": "Event",
        "name": post.title,
        "url": facts.url(addresses.post(post)),
        "startDate": _moment(starts, facts),
        "eventStatus": f"{CONTEXT}/{EVENT_STATES[post.state]}",
        "organizer": _organisation(facts),
    }
    if post.ends is not None:
        data["endDate"] = _moment(post.ends, facts)
    if post.place:
        data["location"] = {"@type": "Place", "name": post.place}
    return data


def _moment(moment: Moment, facts: Facts) -> str:
    """A day; with a time, also how far the area's clocks are from universal time."""
    if moment.clock is None:
        return moment.day.isoformat()
    zone = ZoneInfo(facts.content.area.timezone)
    return datetime.combine(moment.day, moment.clock, zone).isoformat("T", "minutes")
