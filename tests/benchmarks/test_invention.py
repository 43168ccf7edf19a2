"""The invented area: the same every time, and one that the kit publishes as it is."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from benchmarks.generators.this_project import ThisProject
from benchmarks.invention import Post, posts
from benchmarks.invention.chance import Chance
from benchmarks.invention.kinds import KINDS
from benchmarks.invention.plan import ACTIVITIES, AS_OF, GOALS, IMPACTS, THEMES
from plugins.impact.model.kinds import KINDS as KNOWN
from plugins.impact.publish.build import Build
from plugins.impact.publish.build_options import BuildOptions


@pytest.fixture(scope="module")
def thirty() -> tuple[Post, ...]:
    """An area as small as one with every kind of post can be, and a little larger."""
    return tuple(posts(30))


@pytest.fixture(scope="module")
def area(thirty: tuple[Post, ...], tmp_path_factory: pytest.TempPathFactory) -> ThisProject:
    """The thirty posts as this project reads them."""
    project = ThisProject(tmp_path_factory.mktemp("area"))
    project.write(thirty)
    return project


@pytest.fixture(scope="module")
def build(area: ThisProject) -> Build:
    """The area as the kit has read it."""
    return Build.read(BuildOptions(area.folder / "content", Path("theme").resolve(), as_of=AS_OF))


def digest_of(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.*")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def test_numbers_are_the_same_in_every_version_of_python() -> None:
    chance = Chance(1)
    assert [chance.below(1000) for _ in range(4)] == [134, 847, 763, 255]


def test_what_is_written_is_the_same_every_time(area: ThisProject, tmp_path: Path) -> None:
    again = ThisProject(tmp_path)
    again.write(tuple(posts(30)))
    assert digest_of(tmp_path) == digest_of(area.folder)


def test_another_seed_makes_other_posts(thirty: tuple[Post, ...]) -> None:
    assert tuple(posts(30, seed=1)) != thirty


def test_there_are_as_many_posts_as_were_asked_for() -> None:
    assert len({post.slug for post in posts(100)}) == 100


def test_the_plan_has_its_size() -> None:
    assert (len(GOALS), len(THEMES), len(ACTIVITIES), len(IMPACTS)) == (3, 6, 40, 10)


def test_every_kind_that_the_kit_knows_is_invented() -> None:
    assert KINDS.keys() == KNOWN.keys()


def test_the_shares_of_kinds_make_a_hundred() -> None:
    assert sum(share for share, _ in KINDS.values()) == 100


def test_few_posts_are_of_all_kinds(thirty: tuple[Post, ...]) -> None:
    assert {post.kind for post in thirty} == {*KINDS}


def test_no_quarter_is_reported_on_twice() -> None:
    quarters = [post.fields["quarter"] for post in posts(1000) if post.kind == "rep-report"]
    assert len(quarters) == len(set(quarters))


def test_texts_are_of_four_hundred_words_or_a_few_more(thirty: tuple[Post, ...]) -> None:
    counts = [len(post.body.split()) for post in thirty]
    assert 400 <= min(counts) <= max(counts) <= 540


def test_most_posts_have_evidence(thirty: tuple[Post, ...]) -> None:
    assert 15 < sum(bool(post.evidence) for post in thirty) < 30


def test_the_area_has_no_problems(build: Build) -> None:
    assert [str(problem) for problem in build.problems] == []


def test_every_post_has_its_page(area: ThisProject, build: Build, thirty: tuple[Post, ...]) -> None:
    made = {area.output / file.path for file in build.files()}
    assert {area.page_of(post) for post in thirty} - made == set()
