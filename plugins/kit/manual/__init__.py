"""The pages of the manual that the code itself knows: every field, and every kind of problem.

What a field takes and whether it is needed is asked of the model, what a problem says of its
kind; ``fields.yaml`` and ``problems.yaml`` beside this file hold only the words around them.
"""

from __future__ import annotations

from plugins.kit.manual.pages import PAGES, write

__all__ = ["PAGES", "write"]
