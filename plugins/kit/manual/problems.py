"""``docs/problems.md``: every kind of problem, what it means and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import ModuleType

from plugins.documents import faults as documents
from plugins.frontmatter import faults as frontmatter
from plugins.impact.compute import faults as between
from plugins.impact.model import faults as values
from plugins.impact.model import references
from plugins.impact.read import faults as entries
from plugins.kit.manual.markdown import fence
from plugins.kit.manual.words import example_values
from plugins.markup import faults as texts
from plugins.photos import faults as photos
from plugins.problems import ProblemKind, Sentence, kinds_in

GROUPS: Mapping[str, ModuleType] = {
    "A file that cannot be read": frontmatter,
    "A value that is not right": values,
    "Something named that is not there": references,
    "A file, or its fields together": entries,
    "The text below the fields": texts,
    "Photos": photos,
    "Documents": documents,
    "Between the files of an area": between,
}
HEAD = """\
# Problems

<!-- Made by "python -m plugins.kit manual" from the code: edit that, not this page. -->

A problem says where it is, what is wrong and what to do, and ends with a code in square
brackets:

```text
{example}
```

Here is every code with what it means and the words that go with it. A code keeps its meaning
for good. Nothing is published until every problem is mended; a problem in a draft is shown as
advice and stops nothing.
"""
SHOWN = ("unknown-theme", "content/posts/2025/seed-swap.md", 6)


def problems_page() -> str:
    """The page as Markdown."""
    code, path, line = SHOWN
    kind = next(kind for kind in kinds() if kind.code == code)
    lines = [HEAD.format(example=kind.at(path, line, **_values(kind)))]
    for title, module in GROUPS.items():
        lines += [f"## {title}", ""]
        for kind in kinds_in(module):
            lines += _kind(kind)
    return "\n".join(lines).rstrip() + "\n"


def kinds() -> Iterator[ProblemKind]:
    """Every kind of problem, in the order of the page."""
    yield from kinds_in(*GROUPS.values())


def _kind(kind: ProblemKind) -> Iterator[str]:
    yield from (f"### `{kind.code}`", "", kind.doc.replace("<", r"\<"), "")
    yield from (*fence(kind.say(**_values(kind)), "text"), "")


def _values(kind: ProblemKind) -> dict[str, object]:
    """Values for the places in the message; hints come with their own space before them."""
    return {name: Sentence(text) for name, text in example_values().get(kind.code, {}).items()}
