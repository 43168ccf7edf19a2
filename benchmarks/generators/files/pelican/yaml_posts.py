"""The smallest plugin with which Pelican reads posts that begin with YAML."""

from __future__ import annotations

from typing import Any

import yaml
from markdown import Markdown
from pelican import signals
from pelican.readers import MarkdownReader
from pelican.utils import pelican_open


class YamlReader(MarkdownReader):  # type: ignore[misc]
    """Fields by ``yaml.safe_load``, the text as Pelican's own reader has it."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The text of a post as HTML, and its fields."""
        with pelican_open(source_path) as text:
            _, fields, body = text.split("---\n", 2)
        read = yaml.safe_load(fields)
        for name in ("title", "date", "category", "summary"):
            read[name] = str(read[name])
        found = {name: self.process_metadata(name, value) for name, value in read.items()}
        return Markdown(**self.settings["MARKDOWN"]).convert(body), found


def add(readers: Any) -> None:
    """Take the place of Pelican's reader."""
    readers.reader_classes["md"] = YamlReader


def register() -> None:
    """Called by Pelican."""
    signals.readers_init.connect(add)
