"""What a careless or a hostile hand might write: refused with a reason, or harmless."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest

from plugins.impact.read.validation import STEERING
from tests.reading.small_site import SITE, WALK, build, site, walk

SCRIPT = "</title></script><script>alert(1)</script>"
LAUGHS = "a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

STEERED = {
    "save_as": "../../x",
    "template": "nosuch",
    "is_valid": "x",
    "translation": "true",
    "lang": "no",
    "url": "https://elsewhere.example/",
    "slug": "../index",
    **dict.fromkeys(STEERING - {"save_as", "template", "translation", "lang", "url"}, "x"),
}
REFUSED = {
    "a title of ten thousand characters": (f"title: {'x' * 10_000}", "field-too-long"),
    "a summary as long": (f"summary: {'x' * 10_000}", "field-too-long"),
    "a bomb": (LAUGHS, "anchor-or-alias"),
    "a merge": ("<<: *all", "anchor-or-alias"),
    "a python object": ("summary: !!python/object/apply:os.system [ls]", "yaml-tag"),
    "a list without end": (f"evidence: {'[' * 20_000}", "nested-too-deep"),
    "groups without end": (f"evidence: {'{a: ' * 10_000}", "nested-too-deep"),
    "hyphens without end": (f"evidence:\n  {'- ' * 10_000}x", "nested-too-deep"),
    "a bell": ('summary: "ding\a"', "control-character"),
    "a bell as an escape": ('summary: "ding\\a"', "control-character"),
    "nothing at all": ("summary: a\0b", "control-character"),
    "nothing as an escape": ('summary: "a\\0b"', "control-character"),
    "text turned around": ("summary: safe \u202egpj.exe", "control-character"),
    "text turned around as an escape": ('summary: "safe \\u202egpj.exe"', "control-character"),
    "text set apart": ("summary: \u2066safe", "control-character"),
    "half a character": ('summary: "\\ud800"', "bad-yaml"),
    "a huge count": (f"activities: [boats]\npeople: {'9' * 9_999}", "number-too-large"),
    "a count of more digits than a page shows": (
        "activities: [boats]\noutputs: [{measure: x, value: 0.0000001}]",
        "number-too-fine",
    ),
    "an endless number": ("activities: [boats]\npeople: .inf", "not-a-quantity"),
    "a count below nothing": ("activities: [boats]\npeople: -3", "not-a-quantity"),
    "digits of another script": ("published: 2031-0٥-04", "bad-date"),
    "a theme that is a path": ("themes: [../themes/water]", "unknown-theme"),
    "a post that is a path": ("tells_of: [../../area]", "bad-post-reference"),
    "a photo that is a path": (
        "photos: [{file: ../area.yaml, alt: x, people: none}]",
        "bad-file-name",
    ),
    "a document from the root": ("documents: [{file: /etc/passwd, title: x}]", "bad-file-name"),
    "a document of another system": (
        "documents: [{file: '..\\\\..\\\\x', title: x}]",
        "bad-file-name",
    ),
    "an old address above the site": ("old_addresses: [/../../x]", "bad-old-address"),
    "an old address of nobody": ("old_addresses: [//elsewhere.example]", "bad-old-address"),
    "an old address made to be slow": (f"old_addresses: [/{'a' * 400}!]", "bad-old-address"),
    "an old address too long for a file": (
        f"old_addresses: [/{'a' * 256}/]",
        "old-address-without-file",
    ),
    "an old address of a device": ("old_addresses: [/blog/Nul.html]", "old-address-without-file"),
    "an old address with a point at its end": ("old_addresses: [/a./]", "old-address-without-file"),
    "a film with a password": ("films: [{title: x, link: 'https://u:p@x/'}]", "bad-address"),
    "a film on no website": ("films: [{title: x, link: 'http://['}]", "bad-address"),
    "a film on a port of words": (
        "films: [{title: x, link: 'https://javascript:alert(1)'}]",
        "bad-address",
    ),
    "a source with a password": ("sources: ['https://u:p@x/']", "bad-address"),
    "a source with a space that nobody sees": (
        'sources: ["https://x.example/\u200b"]',
        "invisible-character",
    ),
    "a title that nobody sees": ('title: "\u200b"', "invisible-character"),
    "a theme with a mark that nobody sees": ('themes: ["water\u2060"]', "invisible-character"),
    "annotations of another text": ('summary: "a\ufff9b"', "control-character"),
    "a film that is a program": ("films: [{title: x, link: 'javascript:x'}]", "bad-address"),
    "a language that is a tag": ("language: <b>", "bad-language"),
    "a kind that is a list": ("kind: [news]", "unknown-kind"),
    "a kind that is a group": ("kind: {news: yes}", "unknown-kind"),
    "a kind that is a method": ("kind: __class__", "unknown-kind"),
    "a field of Python's": ("__class__: x", "unknown-field"),
    "a field without a name": ("'': x", "unknown-field"),
    "a title of blanks": ('title: "   "', "empty"),
    "a title that is a group": ("title: {a: b}", "not-text"),
}


def post(fields: str) -> str:
    """A post with ``fields``, in place of its own where they stand there."""
    usual = {"title": "A walk", "date": "2031-05-04", "kind": "news"}
    rest = "".join(
        f"{name}: {value}\n"
        for name, value in usual.items()
        if not re.search(rf"^{name}:", fields, re.MULTILINE)
    )
    return f"---\n{rest}{fields.rstrip()}\n---\n\nWe walked.\n"


@pytest.mark.parametrize("field", sorted(STEERED))
def test_no_field_steers_the_site_generator(field, tmp_path):
    found = build(site({WALK: walk(f"{field}: {STEERED[field]}")}, tmp_path)).problems
    assert [(problem.line, problem.code) for problem in found] == [(5, "reserved-field")]


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_with_a_reason_of_its_own(case, tmp_path):
    fields, code = REFUSED[case]
    found = build(site({WALK: post(fields)}, tmp_path)).problems
    assert code in {problem.code for problem in found}
    assert {problem.path for problem in found} == {f"content/{WALK}"}


@pytest.mark.parametrize("case", REFUSED)
def test_a_problem_is_a_short_line_that_can_be_read(case, tmp_path):
    fields, _ = REFUSED[case]
    for problem in build(site({WALK: post(fields)}, tmp_path)).problems:
        assert str(problem).isprintable()
        assert len(str(problem)) < 500


@pytest.mark.parametrize("named", ["tidj", "nowhere"])
def test_a_hint_shows_nothing_that_cannot_be_seen(named, tmp_path):
    files = {
        "plan/goals.yaml": '- id: "ti\\ufff9dy"\n  title: x\n',
        "plan/themes/water.md": str(SITE["plan/themes/water.md"]).replace("tidy", named),
    }
    hints = [str(problem) for problem in build(site(files, tmp_path)).problems]
    (hint,) = [line for line in hints if "unknown-goal" in line]
    assert "'ti dy'" in hint or "It can be: ti dy." in hint
    assert all(line.isprintable() for line in hints)


IDS = {
    "a goal": ("plan/goals.yaml", "- id: ../x\n  title: x\n- id: tidy\n  title: x\n"),
    "a partner": ("plan/partners.yaml", "- id: a/b\n  name: x\n- id: helpers\n  name: x\n"),
    "a consent": (
        "consents.yaml",
        "- id: ..\n  basis: written\n  obtained: 2031-01-02\n  covers: photo\n",
    ),
    "a former theme": (
        "plan/themes/bread.md",
        "---\ntitle: x\nsummary: x\nformerly: [../../x]\n---\n",
    ),
    "an area": (
        "area.yaml",
        str(SITE["area.yaml"]).replace("id: smallness", "id: ../smallness"),
    ),
}


@pytest.mark.parametrize("case", IDS)
def test_an_id_is_never_a_path(case, tmp_path):
    path, text = IDS[case]
    found = build(site({path: text}, tmp_path)).problems
    assert [(problem.path, problem.code) for problem in found] == [(f"content/{path}", "bad-id")]


@pytest.mark.parametrize(
    "path",
    [
        "posts/2031/a b.md",
        "posts/2031/-.md",
        "posts/20٣١/walk.md",
        "posts/2031/deeper/walk.md",
        "plan/themes/index.html",
        "plan/themes/<b>.md",
        "pages/a\nb.md",
    ],
)
def test_a_file_that_would_need_another_address_is_refused(path, tmp_path):
    found = build(site({path: walk("themes: [water]")}, tmp_path)).problems
    assert [problem.code for problem in found] == ["unexpected-file"]
    assert str(found[0]).isprintable()


EVERYWHERE = f"""\
---
title: {json.dumps(SCRIPT)}
date: 2031-05-04
kind: news
published: 2031-05-05
summary: {json.dumps(SCRIPT)}
date_note: {json.dumps(SCRIPT)}
authors: [{json.dumps(SCRIPT)}]
activities: [boats]
people: 3
who: {json.dumps(SCRIPT)}
outputs:
  - measure: {json.dumps(SCRIPT)}
    value: 3
    unit: {json.dumps(SCRIPT)}
corrections:
  - date: 2031-05-06
    what: {json.dumps(SCRIPT)}
sources: [{json.dumps(SCRIPT)}, "javascript:alert(1)", "{{{{ 7 * 7 }}}}"]
photos:
  - file: walk.jpg
    alt: '" onload="alert(1)'
    caption: {json.dumps(SCRIPT)}
    people: none
films:
  - title: {json.dumps(SCRIPT)}
    link: https://films.example/?a=1&b=2
documents:
  - file: "#1 (b)&%.pdf"
    title: {json.dumps(SCRIPT)}
---

We walked. {{{{ 7 * 7 }}}}
"""
HOSTILE_AREA = f"""\
schema: 1
id: smallness
name: {json.dumps(SCRIPT)}
place: {json.dumps(SCRIPT)}
programme: {json.dumps(SCRIPT)}
vision:
  text: {json.dumps(SCRIPT)}
  attribution: {json.dumps(SCRIPT)}
  source: {json.dumps(SCRIPT)}
started: 2030
currency: EUR
notice: {json.dumps(SCRIPT)}
contact:
  phone: {json.dumps(SCRIPT)}
  drop_in: {json.dumps(SCRIPT)}
plan_periods:
  - id: plan-1
    name: {json.dumps(SCRIPT)}
    starts: 2030
    note: {json.dumps(SCRIPT)}
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The files of a site in which every text is a script."""
    files = {
        WALK: EVERYWHERE,
        "area.yaml": HOSTILE_AREA,
        "photos/walk.jpg": {"made": "jpeg"},
        "documents/#1 (b)&%.pdf": {"made": "pdf"},
    }
    built = build(site(files, tmp_path_factory.mktemp("hostile")))
    assert built.problems == ()
    return {file.path: file.data for file in built.files()}


def _pages(files):
    return {path: data.decode() for path, data in files.items() if path.endswith(".html")}


def test_a_script_in_a_text_is_shown_and_never_run(hostile):
    for path, page in _pages(hostile).items():
        assert "<script>alert" not in page, path
        assert '" onload="' not in page, path
    assert "&lt;script&gt;alert(1)" in _pages(hostile)["news/2031/walk/index.html"]


def test_a_program_is_never_a_link(hostile):
    for path, page in _pages(hostile).items():
        assert 'href="javascript:' not in page, path


def test_braces_are_braces(hostile):
    assert "{{ 7 * 7 }}" in _pages(hostile)["news/2031/walk/index.html"]


def test_what_machines_read_is_whole(hostile):
    for path, data in hostile.items():
        if path.endswith((".atom", ".xml")):
            ElementTree.fromstring(data)  # noqa: S314 - our own file
    for path, page in _pages(hostile).items():
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S):
            assert isinstance(json.loads(block), dict | list), path


def test_a_document_is_reached_whatever_it_is_called(hostile):
    assert 'href="/files/%231%20%28b%29%26%25.pdf"' in hostile["news/2031/walk/index.html"].decode()
    assert "files/#1 (b)&%.pdf" in hostile


def test_nothing_is_written_outside_the_site(hostile):
    for path in hostile:
        assert not path.startswith("/")
        assert ".." not in path.split("/")
