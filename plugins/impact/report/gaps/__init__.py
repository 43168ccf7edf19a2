"""Gaps: what we still need to show."""
