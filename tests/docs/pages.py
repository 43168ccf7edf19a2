"""The Markdown pages of the project, and the examples and links in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.kit.manual.markdown import anchor

ROOT = Path(__file__).resolve().parents[2]
MANUAL = tuple(
    sorted(
        path.relative_to(ROOT).as_posix()
        for folder in ("", "docs", "theme/templates/components", "plugins/kit/starter")
        for path in (ROOT / folder).glob("*.md")
    )
)
FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
PATH_ABOVE = re.compile(r"^`(?:content|\.\./hill-street)/(?P<path>\S+)`\n\n\Z", re.MULTILINE)
LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^#+ (?P<words>.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """What stands between two fences: ``path`` is the file it is, below a content folder.

    It is empty for what names no file; ``line`` is that of the opening fence, from 1.
    """

    language: str
    path: str
    text: str
    line: int


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def examples_in(page: str) -> Iterator[Example]:
    text = text_of(page)
    for found in FENCE.finditer(text):
        above = PATH_ABOVE.search(text[: found.start()])
        line = text.count("\n", 0, found.start()) + 1
        yield Example(found["language"], above["path"] if above else "", found["text"], line)


def links_in(page: str) -> list[str]:
    """The targets of links to other places in the project."""
    targets = [found["target"] for found in LINK.finditer(_without_code(page))]
    return [target for target in targets if not re.match(r"[a-z]+:", target)]


def anchors_in(page: str) -> set[str]:
    return {anchor(found["words"]) for found in HEADING.finditer(FENCE.sub("", text_of(page)))}


def _without_code(page: str) -> str:
    """The page without its examples, and with code only where it is the words of a link."""
    text = FENCE.sub("", text_of(page))
    return re.sub(r"(?<!\[)`[^`\n]*`", "", text)
