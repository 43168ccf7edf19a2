"""Arithmetic of the golden thread: pure functions from content to facts about it."""
