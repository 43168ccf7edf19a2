"""``gaps``: what it lists, the files that it names, and the rows that it leaves to fill in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from plugins.kit.__main__ import main
from tests.fictional_area import AS_OF, built, with_files

PLACE = re.compile(r"^    (?:a new file in )?(\S+)   (.+)$", re.MULTILINE)


@pytest.fixture
def area(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the invented area, with the working folder beside it."""
    monkeypatch.chdir(tmp_path)
    return with_files(tmp_path / "area", {})


def gaps(area: Path, *words: str) -> int:
    """The gaps of an area, on the day of the invented one."""
    return main(["gaps", "--content", str(area), "--as-of", AS_OF.isoformat(), *words])


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a file, every value a text."""
    found: list[dict[str, str]] = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    return found


def test_it_says_what_the_page_of_gaps_says(area: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gaps(area) == 0
    printed = " ".join(capsys.readouterr().out.split())
    page = built().tree("/gaps/")
    said = page.xpath(
        "//main//h1 | //main//h2 | //main//h3 | //main//section[@id]//li/a | //main//p[strong]"
    )
    texts = [" ".join(element.text_content().split()) for element in said]
    assert len(texts) > 30
    assert [text for text in texts if text not in printed] == []


def test_it_names_files_and_folders_that_are_there(
    area: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gaps(area)
    places = PLACE.findall(capsys.readouterr().out)
    assert len(places) == len(rows(Path("known-gaps-to-fill-in.yaml")))
    assert {path for path, _ in places if not Path(path).exists()} == set()


@pytest.mark.parametrize(
    "line",
    [
        "area/plan/activities/ferry-club.md   expects: []",
        "area/posts/2030/bench.md   said:",
        "area/posts/2030/bench.md   changed:",
        "area/posts/2030/bench.md   activities: []; themes: []",
        "area/posts/2031/course-grant.md   amount:",
        "a new file in area/posts/   activities: [reed-bank]; impacts: []",
        "a new file in area/posts/   activities: [reed-bank]; impacts: [skills-and-learning]",
        "a new file in area/posts/   kind: theme-review; theme: table",
        "a new file in area/posts/   kind: document; document_type: minutes; covers:",
    ],
)
def test_it_says_where_to_write_what(
    line: str, area: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gaps(area)
    assert f"    {line}\n" in capsys.readouterr().out


def test_what_is_filled_in_explains_every_gap(
    area: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gaps(area)
    capsys.readouterr()
    known = area / "plan/known-gaps.yaml"
    text = Path("known-gaps-to-fill-in.yaml").read_text("utf-8")
    for field, value in (("because", "Nobody knows."), ("by", "treasurer"), ("on", "2031-05-20")):
        text = text.replace(f"\n  {field}:\n", f"\n  {field}: {value}\n")
    known.write_text(known.read_text("utf-8") + text, encoding="utf-8")
    Path("known-gaps-to-fill-in.yaml").unlink()
    assert gaps(area) == 0
    assert "What a volunteer can add" not in capsys.readouterr().out
    assert not Path("known-gaps-to-fill-in.yaml").exists()


def test_a_row_has_nothing_but_the_gap(area: Path) -> None:
    gaps(area)
    found = rows(Path("known-gaps-to-fill-in.yaml"))
    assert {tuple(row) for row in found} == {("gap", "because", "by", "on")}
    assert {value for row in found for key, value in row.items() if key != "gap"} == {""}


def test_rows_are_made_anew_until_somebody_writes_in_them(
    area: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path("our-gaps.yaml")
    path.write_text("# Old.\n- gap: review-due water\n  because:\n  by:\n  on:\n", encoding="utf-8")
    gaps(area, "--rows", "our-gaps.yaml")
    made = path.read_text("utf-8")
    assert "review-due table" in made
    written = made.replace("because:\n", "because: We forgot.\n", 1)
    path.write_text(written, encoding="utf-8")
    gaps(area, "--rows", "our-gaps.yaml")
    assert path.read_text("utf-8") == written
    assert "our-gaps.yaml has been written in, so it was left" in capsys.readouterr().out


def test_the_area_s_own_files_are_left_alone(area: Path) -> None:
    before = {path: path.read_bytes() for path in area.rglob("*") if path.is_file()}
    gaps(area)
    assert {path: path.read_bytes() for path in area.rglob("*") if path.is_file()} == before


def test_where_something_is_wrong_that_is_said_instead(
    area: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (area / "posts/2031/loose.md").write_text("No fields.", encoding="utf-8")
    assert gaps(area) == 1
    assert (
        capsys.readouterr().out
        == "Something is to be mended first: make check-content CONTENT=area\n"
    )
    assert not Path("known-gaps-to-fill-in.yaml").exists()
