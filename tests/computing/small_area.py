"""Small areas written as one string, read by the reader that reads real ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from plugins.impact.compute.deadlines import reference_date
from plugins.impact.compute.evidence import Evidence, evidence
from plugins.impact.compute.gaps import gaps
from plugins.impact.model.content import Content
from plugins.impact.read.files import Found, SourceFile
from plugins.impact.read.reading import ReadResult, read_content
from plugins.impact.read.texts import Language
from plugins.markup.rendered import Words

FILE = re.compile(r"^== (\S+)\n", re.MULTILINE)
LANGUAGE = Language(frozenset({"en"}), lambda _: Words("Table {number}", "Note {number}", "Back"))

# Two themes that share one of three activities, and four kinds of change.
PLAN = """
== area.yaml
schema: 1
id: small
name: Small Area
place: Smallton
programme: A programme
vision: {text: A good place to be}
started: 2015-01-01
== plan/impacts.yaml
- {id: skills, title: Skills, plain: People learn, scope: individual}
- {id: confidence, title: Confidence, plain: People dare, scope: individual}
- {id: spirit, title: Spirit, plain: People belong, scope: collective}
- {id: voice, title: Voice, plain: People are heard, scope: collective}
== plan/themes/green.md
title: Green
summary: Trees and parks
== plan/themes/health.md
title: Health
summary: Feeling well
== plan/activities/garden.md
title: Garden
summary: Growing things
themes: [green]
status: active
status_on: 2016
== plan/activities/hub.md
title: Hub
summary: A place to meet
themes: [health]
status: active
status_on: 2016
== plan/activities/walks.md
title: Walks
summary: Walking in the park
themes: [health, green]
status: active
status_on: 2016
"""


def reading(text: str, assets: Mapping[str, bytes] | None = None) -> ReadResult:
    """What is read of the plan with the files of ``text`` added to it or in place of its own.

    Each file begins with ``== <path>``. A Markdown file is its fields only, without their
    fences; a post that says no title, date or kind is news of the first day of its year, and
    an activity that does not say when it stood as it does stood so in 2015.
    ``assets`` are documents and photos by their paths.
    """
    texts = dict(_files(PLAN)) | dict(_files(text))
    files = {path: _data(path, text) for path, text in texts.items()} | dict(assets or {})
    sources = tuple(SourceFile(path, files[path]) for path in sorted(files))
    return read_content(Found(sources, (), (), (), "content"), LANGUAGE)


def area(text: str, assets: Mapping[str, bytes] | None = None) -> Content:
    """The content of the plan with ``text``, in which nothing may be wrong."""
    read = reading(text, assets)
    assert read.problems == ()
    assert read.content is not None
    return read.content


def evidence_of(text: str) -> Evidence:
    """The evidence of the small area with ``text``."""
    return evidence(area(text))


def gaps_on(content: Content, day: date) -> set[str]:
    """The gaps of ``content`` when it is built on ``day``, each as its code and subject."""
    found = gaps(content, evidence(content), reference_date(content.area, day))
    return {gap.key for gap in found}


def _files(text: str) -> Iterator[tuple[str, str]]:
    _, *parts = FILE.split(text)
    yield from zip(parts[::2], parts[1::2], strict=True)


def _data(path: str, text: str) -> bytes:
    if not path.endswith(".md"):
        return text.encode()
    if path.startswith("posts/"):
        text = "".join(_usual(path, text)) + text
    if path.startswith("plan/activities/") and "status_on:" not in text:
        text = f"{text}status_on: 2015\n"
    return f"---\n{text}---\n\nText.\n".encode()


def _usual(path: str, text: str) -> Iterator[str]:
    _, year, name = path.removesuffix(".md").split("/")
    for field, value in (("title", name), ("date", f"{year}-01-01"), ("kind", "news")):
        if not re.search(rf"^{field}:", text, re.MULTILINE):
            yield f"{field}: {value}\n"
