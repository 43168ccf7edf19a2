"""An invented area of any size: the same seed gives the same area, on every computer."""

from __future__ import annotations

from benchmarks.invention.posts import Post, posts

__all__ = ["Post", "posts"]
