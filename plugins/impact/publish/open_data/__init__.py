"""Open data as files: spreadsheets, JSON, a data package, grants and a calendar."""

from __future__ import annotations

from plugins.impact.publish.open_data.files import OpenData, Weighed, weighed
from plugins.impact.publish.open_data.weights import Weight

__all__ = ["OpenData", "Weighed", "Weight", "weighed"]
