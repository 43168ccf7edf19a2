"""A story and a picture that are taken back: what builds keep of them, and for how long."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from plugins.kit.__main__ import main
from tests.fictional_area import AREA, AS_OF, with_files
from tests.reading.made_files import picture

POST = "posts/2031/zither-maker.md"
PHOTO = "photos/quince-orchard.jpg"
STORY = """---
title: The zither maker of the lower steps
date: 2031-03-04
kind: case-study
about: person
consent: zither
summary: How a zither came to be.
activities: [mending-night]
impacts: [confidence]
people: 1
who: a maker
known_from: feedback
photos:
  - {file: quince-orchard.jpg, alt: A zither under a quince, people: adults, consent: zither}
---

It was glued in the Velvetbarn, over nine evenings.
"""
CONSENT = """
- id: zither
  basis: written
  obtained: 2031-03-01
  covers: [story, photo, name]
  reference: boathouse cupboard, folder 9
"""
CONSENTS = (AREA / "consents.yaml").read_text("utf-8")
# The address, the picture's name, and words of the title, the summary and the text.
TRACES = [b"zither", b"quince-orchard", b"lower steps", b"came to be", b"Velvetbarn"]
Build = Callable[[], int]


@pytest.fixture
def area(tmp_path: Path) -> Path:
    """An area with a story about a person and a picture, both consented to."""
    folder = with_files(
        tmp_path / "area", {POST: STORY, "consents.yaml": CONSENTS.rstrip() + CONSENT}
    )
    (folder / PHOTO).write_bytes(picture("JPEG"))
    return folder


@pytest.fixture
def build(area: Path) -> Build:
    """Builds the area's site beside it."""
    words = ["--content", str(area), "--as-of", AS_OF.isoformat()]
    words += ["--output", str(area.with_name("output")), "--cache", str(area.with_name("cache"))]
    return lambda: main(["html", *words])


def found_in(folder: Path) -> set[tuple[str, bytes]]:
    """Each trace that a file below ``folder``, or its name, holds."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {
        (path.relative_to(folder).as_posix(), trace)
        for path in files
        for trace in TRACES
        if trace in path.read_bytes() or trace.decode() in path.as_posix()
    }


def kept(area: Path) -> set[tuple[str, bytes]]:
    """Each trace in what was built, and in what builds keep."""
    return found_in(area.parent) - {(f"area/{file}", trace) for file, trace in found_in(area)}


def withdraw(area: Path) -> None:
    """Take the consent back."""
    (area / "consents.yaml").write_text(
        CONSENTS.rstrip() + CONSENT + "  withdrawn: 2031-05-01\n", "utf-8"
    )


def delete(area: Path) -> None:
    """Take out of the content all that tells of it."""
    (area / "consents.yaml").write_text(CONSENTS, "utf-8")
    (area / POST).unlink()
    (area / PHOTO).unlink()


def test_what_is_published_is_also_kept(area: Path, build: Build) -> None:
    assert build() == 0
    files = {file for file, _ in kept(area)}
    assert "cache/kept.sqlite" in files
    assert "output/news/2031/zither-maker/index.html" in files


def test_once_withdrawn_the_site_holds_its_address_and_nothing_else(
    area: Path, build: Build
) -> None:
    build()
    copies = set((area.parent / "output/photos").iterdir())
    withdraw(area)
    assert build() == 0
    assert len(copies - set((area.parent / "output/photos").iterdir())) == 1
    # Of the address the last part, which the notice there has to answer.
    assert {trace for file, trace in kept(area) if file.startswith("output/")} == {b"zither"}
    told = [file for file, _ in kept(area) if file.startswith("output/")]
    assert sorted(told) == ["output/.made-by-staging", "output/news/2031/zither-maker/index.html"]


def test_once_deleted_nothing_that_builds_keep_tells_of_it(area: Path, build: Build) -> None:
    build()
    withdraw(area)
    build()
    delete(area)
    assert build() == 0
    assert kept(area) == set()


def test_what_older_kits_kept_goes_as_well(area: Path, build: Build) -> None:
    build()
    note = area.parent / ".output.staging/notes/outline.json"
    note.write_text(json.dumps({"photos": ["quince-orchard.jpg"]}), "utf-8")
    with closing(sqlite3.connect(area.parent / "cache/kept.sqlite")) as database, database:
        database.execute("CREATE TABLE kept_2 (key BLOB, used INTEGER, value BLOB)")
        database.execute("INSERT INTO kept_2 VALUES (x'01', 1, 'the Velvetbarn')")
    delete(area)
    assert build() == 0
    assert kept(area) == set()


def test_an_area_forgets_nothing_of_another(area: Path, build: Build, tmp_path: Path) -> None:
    build()
    other = with_files(tmp_path / "other", {})
    words = ["--content", str(other), "--as-of", AS_OF.isoformat()]
    words += ["--output", str(tmp_path / "elsewhere"), "--cache", str(tmp_path / "cache")]
    assert main(["html", *words]) == 0
    assert ("cache/kept.sqlite", b"Velvetbarn") in kept(area)
