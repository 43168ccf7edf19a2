"""What this project sets out to reach, as ratios to other generators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from benchmarks.generators import Generator
from benchmarks.generators.eleventy import Eleventy
from benchmarks.generators.hugo import Hugo
from benchmarks.generators.pelican import Pelican, PelicanWithYaml

COLD, EDIT, SAME = "cold build", "one edit of a text", "no change"
PROCESSOR = "cold build, work of all processors"
PREVIEW_TEXT = "preview, text to page"
PREVIEW_TITLE = "preview, title to page"
PREVIEW_HOME = "preview, title to home page"
MEMORY, PREVIEW_MEMORY = "peak memory, cold build", "peak memory, preview"


@dataclass(frozen=True)
class Target:
    """``measure`` of this project ÷ that of ``other``; ``at_most`` by number of posts.

    A size that ``at_most`` does not name is reported and not judged.
    """

    measure: str
    other: type[Generator]
    at_most: Mapping[int, float] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """As the table names it."""
        return f"{self.measure} ÷ {self.other.name}"


TARGETS = (
    Target(COLD, PelicanWithYaml, {1000: 0.8, 5000: 0.6}),
    Target(COLD, Pelican),
    Target(COLD, Eleventy),
    Target(EDIT, Eleventy, {1000: 1.3, 5000: 1.0}),
    Target(EDIT, Hugo),
    Target(PREVIEW_TEXT, Hugo, {1000: 0.4, 5000: 0.7, 20000: 1.0}),
    Target(PREVIEW_TITLE, Hugo, {1000: 0.4, 5000: 0.7, 20000: 1.0}),
    Target(PREVIEW_HOME, Hugo),
    Target(MEMORY, Hugo, {1000: 1.0, 5000: 1.0}),
)
