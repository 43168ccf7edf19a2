"""What this project sets out to reach, as ratios to other generators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.generators import Generator
from benchmarks.generators.eleventy import Eleventy
from benchmarks.generators.hugo import Hugo
from benchmarks.generators.pelican import Pelican, PelicanWithYaml

COLD, EDIT, SAME, PREVIEW = "cold build", "one edit", "no change", "preview, edit to page"
PROCESSOR = "cold build, work of all processors"
MEMORY, PREVIEW_MEMORY = "peak memory, cold build", "peak memory, preview"


@dataclass(frozen=True)
class Target:
    """``measure`` of this project ÷ that of ``other``; ``at_most`` by number of posts."""

    measure: str
    other: type[Generator]
    at_most: Mapping[int, float]

    @property
    def title(self) -> str:
        """As the table names it."""
        return f"{self.measure} ÷ {self.other.name}"


TARGETS = (
    Target(COLD, PelicanWithYaml, {1000: 0.7, 5000: 0.6}),
    Target(COLD, Pelican, {1000: 0.7, 5000: 0.6}),
    Target(COLD, Eleventy, {1000: 1.2, 5000: 1.2}),
    Target(EDIT, Hugo, {1000: 0.8, 5000: 0.4}),
    Target(PREVIEW, Hugo, {1000: 0.4, 5000: 0.7}),
    Target(MEMORY, Hugo, {1000: 1.0, 5000: 1.0}),
)
"""A size that a target does not name is measured and not judged."""
