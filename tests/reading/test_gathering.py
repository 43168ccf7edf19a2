"""All problems of all files are found in one run, and a draft's stop nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.reading.small_site import WALK, build, problem_lines, site, walk

ROOT = Path(__file__).parents[2]

EIGHT_MISTAKES = """\
---
title: A walk: the second
date: 31 June 2031
kind: news
pubished: 2031-05-05
themes: [watr]
activities: [boats]
people: a dozen
known_from: hearsay
photos:
  - file: walk.jpg
    people: none
---

## On the way

We walked, as [the first post](frist.md) says.
"""
THEIR_LINES = """\
content/posts/2031/walk.md:2: a colon followed by a space needs quotes around the text: title: "A walk: the second" [unquoted-colon]
content/posts/2031/walk.md:3: '31 June 2031' is not a date this kit can read. Write a day (2015-06-12), month (2015-06), quarter (2015-Q3), year (2015) or span (2015-07/2015-09). [bad-date]
content/posts/2031/walk.md:5: 'pubished' is not a field of a news post, so it would be lost. Did you mean 'published'? [unknown-field]
content/posts/2031/walk.md:6: 'watr' is not a theme of this plan. Did you mean 'water'? [unknown-theme]
content/posts/2031/walk.md:8: 'a dozen' is not a number this kit can read. Write 70, 'about 70' or 'at least 500'; what was counted goes into a field of its own. [not-a-quantity]
content/posts/2031/walk.md:9: 'hearsay' is not one of the words this field takes. It can be: feedback, observation, open-data, register, report, survey. [not-a-choice]
content/posts/2031/walk.md:11: say in 'alt:' what the photo shows, for people who cannot see it; or, if it shows nothing that matters, write 'decorative: yes'. [photo-without-alt]
content/posts/2031/walk.md:17: the link 'frist.md' leads nowhere on this site. Did you mean 'first.md'? [broken-link]
"""  # noqa: E501 - each is one line, as it is printed
PHOTO = {"photos/walk.jpg": {"made": "jpeg"}}


def test_eight_mistakes_in_one_post_are_eight_problems(tmp_path):
    files = {WALK: EIGHT_MISTAKES, **PHOTO}
    assert problem_lines(files, tmp_path) == THEIR_LINES.splitlines()


def test_a_failed_build_says_all_and_leaves_the_output_as_it_was(tmp_path):
    content = site({WALK: EIGHT_MISTAKES, **PHOTO}, tmp_path / "content")
    output = tmp_path / "output"
    first = _html(site({}, tmp_path / "good"), output)
    before = _bytes(output)
    second = _html(content, output)
    assert (first.returncode, second.returncode) == (0, 1)
    shown = f"{content.relative_to(tmp_path)}/posts"
    said = [line for line in second.stderr.splitlines() if shown in line]
    assert [line.partition("/posts/")[2] for line in said] == [
        line.partition("/posts/")[2] for line in THEIR_LINES.splitlines()
    ]
    assert _bytes(output) == before


def _html(content: Path, output: Path) -> subprocess.CompletedProcess[str]:
    words = ["--content", str(content), "--output", str(output), "--as-of", "2031-05-20"]
    command = [sys.executable, "-m", "plugins.kit", "html", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def _bytes(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_problems_of_many_files_are_sorted_by_file_and_line(tmp_path):
    files = {
        "posts/2031/b.md": walk("themes: [watr]\npartners: [helper]"),
        "posts/2031/a.md": walk("activities: [boat]", text="![a](b.jpg)"),
        "posts/2031/b-first.md": walk("published: soon"),
        "plan/goals.yaml": "- id: tidy\n  titel: A tidy corner\n",
        "pages/we.md": "---\ntitle: We\nmenu: perhaps\n---\n\nUs.\n",
        "consents.yaml": "- id: story\n- id: story\n",
        "area.yaml": "schema: 1\n",
    }
    places = [
        (name, int(line))
        for name, line, *_ in (text.split(":") for text in problem_lines(files, tmp_path))
    ]
    assert places == sorted(places)
    assert {name for name, _ in places} == {f"content/{name}" for name in files}


ADVICE = {
    "an unknown theme": ("themes: [watr]", "We walked."),
    "a colon in a text": ("summary: Wet: again", "We walked."),
    "a missing consent": ("photos: [{file: walk.jpg, alt: We, people: adults}]", "We walked."),
    "a link to nowhere": ("themes: [water]", "See [this](../2030/nothing.md)."),
    "a script": ("themes: [water]", "<script>alert(1)</script>"),
    "a circle": ("tells_of: [2031/walk]", "We walked."),
    "money from elsewhere": ("activities: [boats]\noutputs: [{measure: x, value: £3}]", "Money."),
}


@pytest.mark.parametrize("case", ADVICE)
def test_what_is_wrong_in_a_draft_is_advice(case, tmp_path):
    fields, text = ADVICE[case]
    draft = build(site({WALK: walk(f"status: draft\n{fields}", text), **PHOTO}, tmp_path))
    assert len([problem for problem in draft.problems if problem.path.endswith(WALK)]) == 1
    assert not draft.failed


@pytest.mark.parametrize("case", ADVICE)
def test_the_same_in_what_is_published_stops_the_build(case, tmp_path):
    fields, text = ADVICE[case]
    assert build(site({WALK: walk(fields, text), **PHOTO}, tmp_path)).failed


def test_a_published_report_counts_before_a_draft_of_the_same_quarter(tmp_path):
    report = "---\ntitle: R\ndate: 2031-Q1\nkind: rep-report\nquarter: 2031-Q1\n{}---\n\nText.\n"
    files = {
        "posts/2031/a-draft.md": report.format("status: draft\n"),
        "posts/2031/report.md": report.format(""),
    }
    found = build(site(files, tmp_path))
    assert [str(problem) for problem in found.problems] == [
        (
            "content/posts/2031/a-draft.md:5: 2031-Q1 is already reported in 2031/report. "
            "[quarter-twice]"
        )
    ]
    assert not found.failed
