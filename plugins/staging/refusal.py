"""The one way in which this package declines."""

from __future__ import annotations


class Refused(Exception):
    """Going on could lose something that no build made; the text says what to do instead."""
