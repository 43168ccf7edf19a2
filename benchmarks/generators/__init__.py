"""The generators that are measured: this project, and those it is measured against."""

from __future__ import annotations

from benchmarks.generators.eleventy import Eleventy
from benchmarks.generators.generator import Generator
from benchmarks.generators.hugo import Hugo
from benchmarks.generators.pelican import Pelican, PelicanWithYaml
from benchmarks.generators.this_project import ThisProject

ALL: tuple[type[Generator], ...] = (ThisProject, PelicanWithYaml, Pelican, Hugo, Eleventy)

__all__ = ["ALL", "Generator"]
