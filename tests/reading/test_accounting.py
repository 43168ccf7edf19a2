"""Every file of an area is in exactly one state, and none is dropped in silence."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from plugins.impact.compute.accounting import STATES
from plugins.impact.read.files import find_files
from plugins.kit.checking import check_content
from plugins.kit.folders import Folders
from tests.reading.small_site import AS_OF, SITE, WALK, build, site, walk

AREA = Path(__file__).parents[1] / "area"

DRAFT = walk("status: draft\nphotos: [{file: draft.jpg, alt: x, people: none}]")
STUDY = """\
---
title: A rower
date: 2031-05
kind: case-study
about: person
consent: {consent}
activities: [boats]
impacts: [confidence]
photos: [{{file: rower.jpg, alt: x, people: none}}]
---

A rower rows.
"""
WITHDRAWN = str(SITE["consents.yaml"]) + (
    "- {id: gone, basis: written, obtained: 2031-01-02, covers: [story, photo], "
    "withdrawn: 2031-05-19}\n"
)
PHOTO = {"made": "jpeg"}

# What is added to the small site, all of which is published; and the states of what is not.
FILES = {
    "posts/2031/walk.md": walk("photos: [{file: walk.jpg, alt: x, people: none}]"),
    "photos/walk.jpg": PHOTO,
    "posts/2031/draft.md": DRAFT,
    "photos/draft.jpg": PHOTO,
    "posts/2031/wrong-draft.md": DRAFT.replace("news", "nuws").replace("draft.jpg", "other.jpg"),
    "photos/other.jpg": PHOTO,
    "posts/2031/later.md": walk(
        "published: 2031-05-21\nphotos: [{file: later.jpg, alt: x, people: none}]"
    ),
    "photos/later.jpg": PHOTO,
    "posts/2031/today.md": walk("published: 2031-05-20"),
    "consents.yaml": WITHDRAWN,
    "posts/2031/rower.md": STUDY.format(consent="gone"),
    "photos/rower.jpg": PHOTO,
    "posts/2031/crowd.md": walk(
        "photos: [{file: crowd.jpg, alt: x, people: adults, consent: gone}]"
    ),
    "photos/crowd.jpg": PHOTO,
    "documents/unused.pdf": {"made": "pdf"},
}
NOT_PUBLISHED = {
    "posts/2031/draft.md": "draft",
    "photos/draft.jpg": "draft",
    "posts/2031/wrong-draft.md": "draft",
    "photos/other.jpg": "draft",
    "posts/2031/later.md": "scheduled",
    "photos/later.jpg": "scheduled",
    "posts/2031/rower.md": "withdrawn",
    "photos/rower.jpg": "withdrawn",
    "photos/crowd.jpg": "withdrawn",
    "documents/unused.pdf": "problem",
}
ALL = len({**SITE, **FILES})
WRONG = {
    "a post with another ending": "posts/2031/walk.txt",
    "a post in capitals": "posts/2031/walk.MD",
    "a post without its year": "posts/walk.md",
    "a file of nobody's": "notes/thoughts.md",
    "a readme below the top": "posts/README.md",
}
PASSED_OVER = {
    "a hidden file": ".hidden.md",
    "a hidden file deeper down": "posts/2031/.walk.md.swp",
    "an editor's backup": "posts/2031/walk.md~",
    "an editor's lock": "posts/2031/.~lock.walk.odt#",
    "another editor's copy": "posts/2031/#walk.md#",
    "a word processor's copy": "documents/~$minutes.docx",
    "a copy that is kept": "area.yaml.bak",
    "what a Mac leaves": "photos/.DS_Store",
    "what Windows leaves": "photos/Thumbs.db",
    "a readme": "README.md",
    "a licence": "LICENSE",
}


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    """A build of a site in which files are in every state."""
    return build(site(FILES, tmp_path_factory.mktemp("mixed")))


@pytest.mark.parametrize("path", sorted({**SITE, **FILES}))
def test_each_file_is_where_it_belongs(path, mixed):
    assert mixed.account.states[path] == NOT_PUBLISHED.get(path, "published")


def test_the_counts_add_up_to_the_files(mixed):
    counts = [mixed.account.count(state) for state in STATES]
    assert sum(counts) == ALL == len(mixed.account.states)
    assert counts == [ALL - 10, 4, 2, 3, 1]


def test_advice_stops_nothing(mixed):
    assert [str(problem) for problem in mixed.problems] == [
        (
            "content/documents/unused.pdf:1: no post uses this file, so it is not published. "
            "Name it in a post, or take it out. [unused-file]"
        ),
        (
            "content/posts/2031/wrong-draft.md:4: 'nuws' is not a kind of post. "
            "Did you mean 'news'? [unknown-kind]"
        ),
    ]
    assert not mixed.failed


def test_a_file_in_use_is_as_public_as_its_most_public_use(tmp_path):
    files = {
        WALK: walk("photos: [{file: walk.jpg, alt: x, people: none}]"),
        "posts/2031/draft.md": DRAFT.replace("draft.jpg", "walk.jpg"),
        "photos/walk.jpg": PHOTO,
    }
    assert build(site(files, tmp_path)).account.states["photos/walk.jpg"] == "published"


@pytest.mark.parametrize("case", WRONG)
def test_a_file_of_no_known_place_is_a_problem(case, tmp_path):
    built = build(site({WRONG[case]: "We walked."}, tmp_path))
    assert built.account.states[WRONG[case]] == "problem"
    assert [(p.path, p.code) for p in built.problems] == [
        (f"content/{WRONG[case]}", "unexpected-file")
    ]


@pytest.mark.parametrize("made", ["link to nowhere", "pipe"])
def test_what_is_no_ordinary_file_is_a_problem(made, tmp_path):
    built = build(site({WALK: {"made": made}}, tmp_path))
    assert built.account.states[WALK] == "problem"
    assert built.failed


def test_a_link_is_never_followed(tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text(walk("themes: [water]"))
    folder = site({}, tmp_path / "content")
    (folder / WALK).symlink_to(secret)
    (folder / "elsewhere").symlink_to(tmp_path)
    codes = {problem.path: problem.code for problem in build(folder).problems}
    assert codes == {
        f"content/{WALK}": "symbolic-link",
        "content/elsewhere": "symbolic-link",
    }


def test_a_file_that_the_computer_refuses_is_a_problem(tmp_path, monkeypatch):
    def refuse(path: Path) -> bytes:
        if path.name == "walk.md":
            raise PermissionError(13, "Permission denied")
        return reading(path)

    reading = Path.read_bytes
    folder = site({WALK: walk("themes: [water]")}, tmp_path)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    built = build(folder)
    assert built.account.states[WALK] == "problem"
    assert [str(problem) for problem in built.problems] == [
        (
            f"content/{WALK}:1: this cannot be opened (Permission denied). Check who may read "
            "it. [unreadable]"
        )
    ]


def test_a_folder_that_the_computer_refuses_is_a_problem(tmp_path, monkeypatch):
    folder = site({WALK: walk("themes: [water]")}, tmp_path)
    monkeypatch.setattr(os, "access", lambda path, _: not str(path).endswith("/2031"))
    built = build(folder)
    assert built.account.states["posts/2031/"] == "problem"
    assert [str(problem) for problem in built.problems] == [
        (
            "content/posts/2031/:1: this cannot be opened (you may not look into this folder). "
            "Check who may read it. [unreadable]"
        )
    ]


def test_a_content_folder_that_the_computer_refuses_is_an_error(tmp_path, monkeypatch):
    def refuse(folder: str) -> None:
        raise PermissionError(13, "Permission denied", folder)

    folder = site({}, tmp_path)
    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(PermissionError):
        find_files(folder, "content")


@pytest.mark.parametrize("case", PASSED_OVER)
def test_what_is_never_content_is_named_and_passed_over(case, tmp_path):
    built = build(site({PASSED_OVER[case]: "We walked."}, tmp_path))
    assert built.account.passed_over == (PASSED_OVER[case],)
    assert PASSED_OVER[case] not in built.account.states
    assert built.problems == ()


def test_a_hidden_folder_is_not_entered(tmp_path):
    folder = site({".git/config": "x", ".git/HEAD": "y"}, tmp_path)
    assert find_files(folder, "content").passed_over == (".git/",)


def test_an_area_that_cannot_be_told_has_an_account_all_the_same(tmp_path):
    built = build(site({"area.yaml": "schema: 1\n"}, tmp_path))
    assert built.account.states["area.yaml"] == "problem"
    assert len(built.account.states) == len(SITE)


def test_the_fictional_area_has_a_file_in_every_state_but_that_of_a_problem():
    account = build(AREA).account
    paths = [path for path in AREA.rglob("*") if path.is_file()]
    assert len(account.states) + len(account.passed_over) == len(paths)
    assert {state for state in STATES if account.count(state)} == set(STATES) - {"problem"}


def test_check_content_prints_the_count_of_each_state(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = site({**FILES, "notes.txt": "x", ".hidden": "y"}, Path("content"))
    assert check_content(Folders(folder.resolve(), tmp_path / "output"), AS_OF) == 1
    printed = capsys.readouterr().out
    assert printed.splitlines() == [
        "To mend before this can be published:",
        (
            "content/notes.txt:1: nothing is published from a file of this name in this place. "
            "It can be: area.yaml, consents.yaml, plan/goals.yaml, plan/impacts.yaml, "
            "plan/known-gaps.yaml, plan/partners.yaml, plan/programme_outcomes.yaml. "
            "[unexpected-file]"
        ),
        "",
        "Advice, about drafts and files that no post uses:",
        (
            "content/documents/unused.pdf:1: no post uses this file, so it is not published. "
            "Name it in a post, or take it out. [unused-file]"
        ),
        (
            "content/posts/2031/wrong-draft.md:4: 'nuws' is not a kind of post. "
            "Did you mean 'news'? [unknown-kind]"
        ),
        "",
        (
            f"{ALL + 1} files: {ALL - 10} published, 4 drafts, 2 scheduled, 3 withdrawn, "
            "2 with problems."
        ),
        "1 passed over by rule (hidden files, editors' copies)",
        "  .hidden",
    ]


def test_a_consent_holds_on_its_last_day_and_not_on_the_next(tmp_path):
    consents = str(SITE["consents.yaml"]).replace("covers: [story, quote]", "covers: [story]")
    consents = consents.replace("obtained: 2031-01-02", "obtained: 2026-05-20", 1)
    files = {
        "consents.yaml": consents,
        "posts/2031/rower.md": STUDY.format(consent="story"),
        "photos/rower.jpg": PHOTO,
    }
    folder = site(files, tmp_path)
    states = [
        build(folder, day).account.states["posts/2031/rower.md"]
        for day in (date(2031, 5, 20), date(2031, 5, 21))
    ]
    assert states == ["published", "withdrawn"]
