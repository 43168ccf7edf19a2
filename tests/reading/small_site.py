"""A valid site of the fewest files, to which each test adds what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TypeAlias

from plugins.impact.publish.build import Build
from plugins.impact.publish.build_options import BuildOptions
from tests.reading.made_files import MADE

File: TypeAlias = str | bytes | Mapping[str, str] | None
AS_OF = date(2031, 5, 20)
THEME = Path("theme").resolve()
WALK = "posts/2031/walk.md"

SITE: Mapping[str, File] = {
    "area.yaml": """\
schema: 1
id: smallness
name: Smallness
place: Small Corner
programme: Tiny Places
vision:
  text: a small corner where all is well
started: 2030
timezone: Europe/Lisbon
currency: EUR
plan_periods:
  - id: plan-1
    name: First plan
    starts: 2030
""",
    "consents.yaml": """\
- id: story
  basis: written
  obtained: 2031-01-02
  covers: [story, quote]
- id: portrait
  basis: written
  obtained: 2031-01-02
  covers: [photo]
- id: named
  basis: guardian
  obtained: 2031-01-02
  covers: [photo, name]
- id: notice
  basis: event-notice
  obtained: 2031-01-02
  covers: [photo, story]
""",
    "plan/programme_outcomes.yaml": "- id: calm\n  title: Places are calm\n",
    "plan/goals.yaml": "- id: tidy\n  title: A tidy corner\n",
    "plan/impacts.yaml": """\
- id: confidence
  title: Confidence
  plain: People feel surer of themselves
  scope: individual
  aliases: [courage]
- id: spirit
  title: Community spirit
  plain: People feel they belong together
  scope: collective
""",
    "plan/partners.yaml": "- id: helpers\n  name: The Helpers\n",
    "plan/themes/water.md": """\
---
title: Water
summary: All that is wet.
goals: [tidy]
colour: 1
---

Wet.
""",
    "plan/themes/bread.md": """\
---
title: Bread
summary: All that is baked.
---

Baked.
""",
    "plan/activities/boats.md": """\
---
title: Boats
summary: Rowing and mending.
themes: [water]
status: active
status_on: 2016
---

Afloat.
""",
    "plan/activities/reeds.md": """\
---
title: Reeds
summary: Planting and cutting.
themes: [water]
status: active
status_on: 2016
---

Green.
""",
    "posts/2031/first.md": """\
---
title: The first post
date: 2031-02-03
kind: news
themes: [water]
---

## What happened

Little.
""",
}


def walk(fields: str, text: str = "We walked.") -> str:
    """A news post with more fields, the first of them in line 5."""
    return f"---\ntitle: A walk\ndate: 2031-05-04\nkind: news\n{fields.rstrip()}\n---\n\n{text}\n"


def write(files: Mapping[str, File], folder: Path) -> Path:
    """Put ``files`` below ``folder``; one that is ``{made: name}`` is made, one that is none
    is left out."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Mapping):
            MADE[content["made"]](path)
        elif isinstance(content, bytes):
            path.write_bytes(content)
        elif content is not None:
            path.write_bytes(content.encode())
    return folder


def site(files: Mapping[str, File], folder: Path) -> Path:
    """The valid site with ``files`` added to it or in place of its own."""
    return write({**SITE, **files}, folder)


def build(content: Path, as_of: date = AS_OF) -> Build:
    """A build of what lies in ``content``."""
    order = BuildOptions(content, THEME, site_address="https://smallness.example", as_of=as_of)
    return Build.read(order)


def problem_lines(files: Mapping[str, File], folder: Path) -> list[str]:
    """Every line that a build of the valid site with ``files`` prints."""
    return [str(problem) for problem in build(site(files, folder)).problems]
