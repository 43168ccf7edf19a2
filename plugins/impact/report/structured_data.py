"""JSON-LD: what a page is about, for search engines, from the same values as the page."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from plugins.impact.model import addresses
from plugins.impact.model.kinds import Event
from plugins.impact.model.post import Post
from plugins.impact.model.when import Moment
from plugins.impact.report.site_context import SiteContext

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


def area_data(context: SiteContext) -> str:
    """The area as an organisation."""
    return as_script({"@context": CONTEXT, **_organisation(context)})


def _organisation(context: SiteContext) -> dict[str, Any]:
    area = context.content.area
    return {
        "@type": "Organization",
        "name": area.name,
        "url": context.url(addresses.HOME),
        "areaServed": area.place,
    }


def dataset_data(context: SiteContext, files: list[str]) -> str:
    """The area's open data as a data set; ``files`` are the web addresses of what is in it."""
    area, say = context.content.area, context.wording.say
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": say("data.package_title", area=area.name),
        "description": say("data.lede"),
        "url": context.url(addresses.DATA),
        "inLanguage": area.language,
        "isAccessibleForFree": True,
        "creator": _organisation(context),
        "spatialCoverage": area.place,
        "distribution": [{"@type": "DataDownload", "contentUrl": file} for file in files],
    }
    if area.data_licence is not None:
        data["license"] = area.data_licence.link
    return as_script(data)


def post_data(post: Post, context: SiteContext) -> str:
    """A post as an article; an event whose day is known as an event."""
    if isinstance(post, Event) and post.starts is not None:
        return as_script({"@context": CONTEXT, **_event(post, post.starts, context)})
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Article",
        "headline": post.title,
        "url": context.url(addresses.post(post)),
        "publisher": _organisation(context),
        "temporalCoverage": f"{post.date.first}/{post.date.last}",
    }
    if post.published is not None:
        data["datePublished"] = post.published.isoformat()
    if post.updated is not None:
        data["dateModified"] = post.updated.isoformat()
    return as_script(data)


def _event(post: Event, starts: Moment, context: SiteContext) -> dict[str, Any]:
    data: dict[str, Any] = {
        "@type": "Event",
        "name": post.title,
        "url": context.url(addresses.post(post)),
        "startDate": _moment(starts, context),
        "eventStatus": f"{CONTEXT}/{EVENT_STATES[post.state]}",
        "organizer": _organisation(context),
    }
    if post.ends is not None:
        data["endDate"] = _moment(post.ends, context)
    if post.place:
        data["location"] = {"@type": "Place", "name": post.place}
    return data


def _moment(moment: Moment, context: SiteContext) -> str:
    """A day; with a time, also how far the area's clocks are from universal time."""
    if moment.clock is None:
        return moment.day.isoformat()
    zone = ZoneInfo(context.content.area.timezone)
    return datetime.combine(moment.day, moment.clock, zone).isoformat("T", "minutes")
