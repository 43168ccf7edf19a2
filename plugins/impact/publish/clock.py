"""What day it is where an area is. The one module of the golden thread that asks."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo


def today(zone: str) -> date:
    """The day now in a time ``zone`` such as ``Europe/London``."""
    return datetime.now(ZoneInfo(zone)).date()
