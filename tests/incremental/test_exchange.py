"""Texts that are set in last, and put in place of one another without making the rest anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from plugins.incremental import ALWAYS, PLACE, Part, Renewal, fingerprint
from plugins.parallel import in_turn
from plugins.staging import discard, publish, stage
from tests.staging.sites import times, tree

AROUND = {"a.html": b"<p>\0</p>", "b.html": b"\0 and \0", "c.html": b"none", "index.html": b"home"}
TEXTS = {"a.html": "ä", "b.html": "twice", "c.html": "nowhere"}
SITE = {"a.html": "<p>ä</p>", "b.html": "twice and twice", "c.html": "none", "index.html": "home"}


class Builder:
    """Builds sites at ``output``, and tells which parts it had to make."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.made: list[str] = []

    def __call__(self, texts: Mapping[str, str] = TEXTS, untold: str = "") -> list[str]:
        """Build the site with ``texts``; gives the paths that were made."""
        self.made = []
        parts = [self.part(path, texts, path == untold) for path in AROUND]
        current = stage(self.output)
        Renewal.of(current).write(parts, current.folder, in_turn)
        publish(current)
        return self.made

    def part(self, path: str, texts: Mapping[str, str], untold: bool) -> Part:
        print_ = ALWAYS if untold else fingerprint(AROUND[path])
        return Part(path, print_, partial(self.make, path), texts.get(path, ""))

    def make(self, path: str) -> bytes:
        self.made.append(path)
        return AROUND[path]

    def exchange(self, texts: Mapping[str, str]) -> bool:
        """Exchange ``texts``, if that can be done."""
        current = stage(self.output)
        if Renewal.of(current).exchange(texts, current.folder):
            publish(current)
            return True
        assert list(current.folder.iterdir()) == []
        discard(current)
        return False


@pytest.fixture
def build(tmp_path: Path) -> Builder:
    return Builder(tmp_path.resolve() / "project" / "output")


def test_a_text_is_set_in_at_every_place(build: Builder) -> None:
    build()
    assert tree(build.output) == SITE
    assert PLACE == b"\0"


def test_only_a_part_whose_text_changed_is_made(build: Builder) -> None:
    build()
    assert build() == []
    assert build({**TEXTS, "b.html": "other"}) == ["b.html"]


@pytest.mark.parametrize("text", ["x", "ä", "longer \n<b>text</b>", "<p>"])
def test_exchanging_comes_to_what_making_comes_to(build: Builder, text: str) -> None:
    build()
    before = times(build.output)
    assert build.exchange({"a.html": text})
    assert tree(build.output) == {**SITE, "a.html": f"<p>{text}</p>"}
    unchanged = SITE.keys() if text == "ä" else SITE.keys() - {"a.html"}
    after = times(build.output)
    assert {p: after[p] for p in unchanged} == {p: before[p] for p in unchanged}
    assert build({**TEXTS, "a.html": text}) == []


def test_a_text_can_be_exchanged_again_and_again(build: Builder) -> None:
    build()
    for text in ("one", "two, which is longer", "3", "ä"):
        assert build.exchange({"a.html": text})
    assert tree(build.output) == SITE
    assert build() == []


def test_nothing_to_exchange_leaves_everything(build: Builder) -> None:
    build()
    before = times(build.output)
    assert build.exchange({})
    assert times(build.output) == before


@pytest.mark.parametrize("path", ["b.html", "c.html", "index.html", "never.html"])
def test_a_text_without_one_place_of_its_own_is_not_exchanged(build: Builder, path: str) -> None:
    build()
    assert not build.exchange({path: "other"})
    assert tree(build.output) == SITE


def test_nothing_is_exchanged_where_a_part_is_made_each_time(build: Builder) -> None:
    build(untold="index.html")
    assert not build.exchange({"a.html": "other"})


def test_nothing_is_exchanged_before_a_first_build(build: Builder) -> None:
    assert not build.exchange({"a.html": "other"})
    assert not build.exchange({})


def changed(output: Path) -> None:
    (output / "index.html").write_text("by hand")


def changed_itself(output: Path) -> None:
    (output / "a.html").write_text("<p>x</p>")


def gone(output: Path) -> None:
    (output / "c.html").unlink()


@pytest.mark.parametrize("tamper", [changed, changed_itself, gone])
def test_nothing_is_exchanged_in_an_output_that_somebody_changed(
    build: Builder, tamper: Callable[[Path], None]
) -> None:
    build()
    tamper(build.output)
    assert not build.exchange({"a.html": "other"})
    build()
    assert tree(build.output) == SITE


def test_nothing_is_exchanged_in_a_file_that_was_changed_before_it_was_in_place(
    build: Builder,
) -> None:
    current = stage(build.output)
    parts = [build.part(path, TEXTS, False) for path in AROUND]
    Renewal.of(current).write(parts, current.folder, in_turn)
    (current.folder / "a.html").write_text("<b>made smaller</b>")
    publish(current)
    assert not build.exchange({"a.html": "other"})


def test_nothing_is_exchanged_where_another_builder_made_more(build: Builder) -> None:
    """It would be part of the site no longer, or stay for ever."""
    build()
    current = stage(build.output)
    for path in AROUND:
        current.keep(path)
    (current.folder / "more.txt").write_text("more")
    publish(current)
    assert not build.exchange({"a.html": "other"})
