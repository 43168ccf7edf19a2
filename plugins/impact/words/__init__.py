"""The words of the interface, each once, in a catalogue for each language."""

from __future__ import annotations

from plugins.impact.words.catalogue import Catalogue, catalogue, languages
from plugins.impact.words.wording import Wording

__all__ = ["Catalogue", "Wording", "catalogue", "languages"]
