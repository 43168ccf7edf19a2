"""Files of open data, as the pages that say the same name them."""

from __future__ import annotations

from plugins.impact.model import addresses
from plugins.impact.report.facts import Facts
from plugins.impact.report.shapes import Alternate

FILES = {
    "whole": addresses.DATA_WHOLE,
    "schema": addresses.DATA_SCHEMA,
    "package": addresses.DATA_PACKAGE,
    "grants": addresses.GRANTS_360,
    "grants_table": addresses.GRANTS_360_TABLE,
    "calendar": addresses.CALENDAR,
}


def alternate(name: str, facts: Facts) -> Alternate:
    """A file as the head of a page names it."""
    kind = "text/calendar" if name == "calendar" else "application/json"
    return Alternate(facts.wording.say(f"data.file.{name}"), FILES[name], kind)
