"""The one way in which a set-up stops."""

from __future__ import annotations


class Halt(Exception):
    """Something only the reader can mend; the text says what, and the command that does it."""
