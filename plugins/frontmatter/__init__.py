"""Strict YAML: text that volunteers wrote → plain values that know their line.

Every scalar stays the text that was written; whoever knows what a field means converts it.
This package knows YAML and its traps, and nothing of what the fields are for.
"""

from __future__ import annotations

from plugins.frontmatter.document import Document, parse_document, parse_yaml
from plugins.frontmatter.tree import Lines, Path, Value

__all__ = ["Document", "Lines", "Path", "Value", "parse_document", "parse_yaml"]
