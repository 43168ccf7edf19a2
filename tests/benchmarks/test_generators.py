"""What each generator is given, and what is edited and removed between measurements."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from benchmarks.generators import ALL, Generator
from benchmarks.generators.front_matter import document
from benchmarks.generators.generator import surroundings
from benchmarks.generators.this_project import EarlierCheckout
from benchmarks.invention import posts

POSTS = tuple(posts(3))
EACH = pytest.mark.parametrize("kind", ALL)


def made(kind: type[Generator], folder: Path) -> Generator:
    generator = kind(folder)
    generator.write(POSTS)
    return generator


def test_fields_are_written_as_yaml() -> None:
    fields = {
        "title": "A bench",
        "date": date(2015, 1, 2),
        "tags": ["hall", "work"],
        "empty": [],
        "evidence": [{"people": 5, "outputs": [{"value": 2, "unit": "days"}]}, {"people": 6}],
        "recipient": {"partner": "college"},
    }
    text = document(fields, "Text.\n")
    assert text.endswith("---\n\nText.\n")
    del fields["empty"]
    assert yaml.safe_load(text.split("---\n")[1]) == fields


@EACH
def test_every_post_is_written(kind: type[Generator], tmp_path: Path) -> None:
    generator = made(kind, tmp_path)
    assert all(post.title in generator.file_of(post).read_text("utf-8") for post in POSTS)


@EACH
def test_links_are_in_the_generators_own_words(kind: type[Generator], tmp_path: Path) -> None:
    generator = made(kind, tmp_path)
    written = "".join(generator.file_of(post).read_text("utf-8") for post in POSTS)
    assert re.findall(r"\((?:post|theme):", written) == []


@EACH
def test_an_edit_of_the_text_takes_the_place_of_the_last(
    kind: type[Generator], tmp_path: Path
) -> None:
    generator = made(kind, tmp_path)
    first = generator.file_of(POSTS[1]).read_text("utf-8")
    generator.edit(POSTS[1], "one")
    generator.edit(POSTS[1], "two")
    added = generator.file_of(POSTS[1]).read_text("utf-8").removeprefix(first)
    assert added == "\nAdded after a second look: two.\n"


@EACH
def test_an_edit_of_the_title_leaves_the_text(kind: type[Generator], tmp_path: Path) -> None:
    generator, title = made(kind, tmp_path), POSTS[1].title
    generator.edit(POSTS[1], "one")
    before = generator.file_of(POSTS[1]).read_text("utf-8")
    generator.edit_title(POSTS[1], "two")
    generator.edit_title(POSTS[1], "three")
    after = generator.file_of(POSTS[1]).read_text("utf-8")
    assert after == before.replace(title, f"{title}, three", 1)


@EACH
def test_an_edit_of_the_text_leaves_the_title(kind: type[Generator], tmp_path: Path) -> None:
    generator = made(kind, tmp_path)
    generator.edit_title(POSTS[1], "one")
    before = generator.file_of(POSTS[1]).read_text("utf-8")
    generator.edit(POSTS[1], "two")
    assert generator.file_of(POSTS[1]).read_text("utf-8").startswith(before)


@EACH
def test_a_cold_build_finds_nothing_of_the_one_before(
    kind: type[Generator], tmp_path: Path
) -> None:
    generator = made(kind, tmp_path)
    before = {*tmp_path.rglob("*")}
    for place in (generator.output, *generator.leavings):
        place.mkdir(exist_ok=True)
        (place / "left").touch()
    generator.forget()
    assert {*tmp_path.rglob("*")} == before


@pytest.mark.parametrize(("option", "has_folder"), [("--port", False), ("--output", True)])
def test_an_older_preview_is_given_a_folder_where_it_asks_for_one(
    option: str, has_folder: bool, tmp_path: Path
) -> None:
    kit = tmp_path / "older" / "plugins" / "kit"
    kit.mkdir(parents=True)
    (kit / "__main__.py").write_text(f"print('{option}')", encoding="utf-8")
    older = EarlierCheckout(tmp_path / "area", tmp_path / "older")
    assert older.home == tmp_path / "older"
    assert ("--output" in older.preview[0]) == has_folder


def test_a_folder_that_is_no_checkout_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="is no checkout of this project"):
        EarlierCheckout(tmp_path / "area", tmp_path)


def test_the_kits_staging_folder_is_forgotten(tmp_path: Path) -> None:
    generator = made(ALL[0], tmp_path)
    (tmp_path / ".output.staging" / "cache").mkdir(parents=True)
    generator.forget()
    assert not (tmp_path / ".output.staging").exists()


def test_the_readers_own_settings_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITEURL", "https://a.example")
    monkeypatch.setenv("HUGO_ENVIRONMENT", "x")
    monkeypatch.setenv("LANG", "C.UTF-8")
    found = surroundings()
    assert ("SITEURL" in found, "HUGO_ENVIRONMENT" in found, "LANG" in found) == (
        False,
        False,
        True,
    )
