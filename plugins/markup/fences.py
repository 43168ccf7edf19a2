"""Fenced code, for which the library loads as much as for all else together: all that colours
code. So it is loaded only for a text that has a fence."""

from __future__ import annotations

import re

from markdown.extensions import Extension


def has_fences(text: str) -> bool:
    """Whether there is anything in ``text`` that could be a fence."""
    return "```" in text or "~~~" in text


def fenced_code() -> Extension:
    """The extension that reads it."""
    from markdown.extensions.fenced_code import FencedCodeExtension

    return FencedCodeExtension()


def fenced_block() -> re.Pattern[str]:
    """The shape of it, from fence to fence."""
    from markdown.extensions.fenced_code import FencedBlockPreprocessor

    return FencedBlockPreprocessor.FENCED_BLOCK_RE
