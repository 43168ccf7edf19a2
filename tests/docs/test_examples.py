"""Every example in the manual is read by the kit itself, without a problem."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from plugins.impact.model.kinds import KINDS
from plugins.impact.publish.build import Build
from plugins.impact.publish.build_options import BuildOptions
from plugins.kit.manual.problems import kinds
from tests.docs.pages import MANUAL, ROOT, Example, examples_in
from tests.made_documents import pdf

PLAN = "docs/fields.md"
FILES = re.compile(r"\b(?:file|transcript): (?P<name>\S+)$", re.MULTILINE)
CODE = re.compile(r"\[(?P<code>[a-z0-9-]+)\]$", re.MULTILINE)
TITLE = "---\ntitle: An example\ndate: 2025-06-12\nkind: news\n"
WITH_EXAMPLES = [
    page for page in MANUAL if any(e.language in ("markdown", "yaml") for e in examples_in(page))
]


def written_in(page: str) -> dict[str, str]:
    """The files that the examples of a page are, by their paths; fields alone become a post."""
    written = (e for e in examples_in(page) if e.language in ("markdown", "yaml"))
    return dict(_file(example) for example in written)


def _file(example: Example) -> tuple[str, str]:
    if example.path:
        return example.path, example.text
    assert example.language == "yaml", f"line {example.line}: say above which file this is"
    return f"posts/2025/example-{example.line}.md", f"{TITLE}{example.text}---\n\nAn example.\n"


def assets_of(files: Mapping[str, str]) -> dict[str, bytes]:
    """A document or photo for each that ``files`` name."""
    names = {name for text in files.values() for name in FILES.findall(text)}
    return {
        f"documents/{name}" if name.endswith(".pdf") else f"photos/{name}": (
            pdf() if name.endswith(".pdf") else a_photo()
        )
        for name in names
    }


def a_photo() -> bytes:
    file = BytesIO()
    Image.new("RGB", (40, 30), "olive").save(file, "JPEG")
    return file.getvalue()


@pytest.mark.parametrize("page", WITH_EXAMPLES)
def test_the_examples_of_a_page_are_read_without_problems(page: str, tmp_path: Path) -> None:
    files = written_in(PLAN) | written_in(page)
    for path, data in ({p: t.encode() for p, t in files.items()} | assets_of(files)).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    order = BuildOptions(tmp_path, ROOT / "theme", as_of=date(2025, 12, 1))
    assert [str(problem) for problem in Build.read(order).problems] == []


def test_each_kind_of_post_has_an_example() -> None:
    shown = re.findall(r"^kind: (\S+)$", "\n".join(written_in("docs/writing.md").values()), re.M)
    assert set(shown) == set(KINDS)


@pytest.mark.parametrize("page", MANUAL)
def test_each_problem_that_is_shown_has_a_code_of_the_kit(page: str) -> None:
    text = "\n".join(e.text for e in examples_in(page) if e.language == "text")
    assert set(CODE.findall(text)) <= {kind.code for kind in kinds()}
