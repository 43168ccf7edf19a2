"""A build on top of the last one, compared with one that starts from nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.kit import verifying
from plugins.kit.__main__ import main
from plugins.kit.asking import Request
from plugins.kit.building import build
from plugins.kit.verifying import differences
from plugins.staging import staged
from tests.fictional_area import AREA, AS_OF, built, with_files

NO_TITLE = "---\ndate: 2031-05-04\nkind: news\n---\n\nText.\n"
PAGE = "how-we-meet/index.html"
Tree = dict[str, str]


@pytest.fixture
def verify(tmp_path: Path) -> Callable[..., int]:
    """The command, on the invented area or another, with folders of its own."""

    def run(area: Path = AREA, *words: str) -> int:
        folders = ["--output", str(tmp_path / "output"), "--cache", str(tmp_path / "cache")]
        day = ["--as-of", AS_OF.isoformat()]
        return main(["verify", "--content", str(area), *folders, *day, *words])

    return run


def test_sites_that_are_the_same_are_counted(
    verify: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify() == 0
    said = capsys.readouterr().out.splitlines()
    count = len(built("").files)
    assert said[-1] == f"{count:,} files are the same as those of a clean build"


def test_problems_of_drafts_are_said_once(
    verify: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    verify()
    assert capsys.readouterr().err.count("[missing-photo]") == 1


def test_the_output_is_built_and_what_is_elsewhere_is_gone(
    verify: Callable[..., int],
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.setattr(verifying, "TemporaryDirectory", _directory_in(elsewhere))
    assert verify() == 0
    assert (tmp_path / "output/index.html").is_file()
    assert list(elsewhere.iterdir()) == []


def _directory_in(folder: Path) -> Callable[[], object]:
    whole = verifying.TemporaryDirectory
    return lambda: whole(dir=folder)


def test_an_address_and_a_preview_are_built_for(verify: Callable[..., int], tmp_path: Path) -> None:
    words = ("--site-url", "https://host.example/shore", "--preview")
    assert verify(AREA, *words) == 0
    page = (tmp_path / "output/index.html").read_text()
    assert "https://host.example/shore/" in page
    assert (tmp_path / "output/news/2031/loft-stairs/index.html").is_file()


def test_problems_end_it_and_leave_the_output(
    verify: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    area = with_files(tmp_path / "area", {"posts/2031/no-title.md": NO_TITLE})
    with pytest.raises(SystemExit) as stopped:
        verify(area)
    assert stopped.value.code == 1
    assert "[missing-field]" in capsys.readouterr().err
    assert not (tmp_path / "output").exists()


def test_an_incremental_build_that_is_wrong_is_found(
    verify: Callable[..., int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def wrong(request: Request) -> int:
        status = build(request)
        if not request.settings:
            (request.folders.output / PAGE).write_text("as it was before")
            (request.folders.output / "index.html").unlink()
        return status

    monkeypatch.setattr(verifying, "build", wrong)
    assert verify() == 1
    said = capsys.readouterr()
    assert "the same as" not in said.out
    assert said.err.splitlines()[-2:] == [f"other: {PAGE}", "missing: index.html"]


def test_only_the_other_build_starts_from_nothing(
    verify: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    orders: list[object] = []

    def noting(request: Request) -> int:
        orders.append(request.settings)
        return build(request)

    monkeypatch.setattr(verifying, "build", noting)
    verify()
    assert orders == [{}, {"IMPACT_REUSE": False}]


def test_what_only_the_clean_build_finds_wrong_is_said(
    verify: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def failing(request: Request) -> int:
        if request.settings:
            print("area.yaml:1: only now [only-now]")
            raise SystemExit(1)
        return build(request)

    monkeypatch.setattr(verifying, "build", failing)
    with pytest.raises(SystemExit):
        verify()
    assert capsys.readouterr().err.splitlines()[-1] == "area.yaml:1: only now [only-now]"


def site(folder: Path, files: Tree) -> Path:
    """A site that a build put at ``folder``."""
    with staged(folder) as stage:
        for path, text in files.items():
            (stage / path).parent.mkdir(parents=True, exist_ok=True)
            (stage / path).write_text(text)
    return folder


CLEAN = {"index.html": "home", "news/index.html": "news"}
CASES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "nothing": (lambda output: None, []),
    "bytes": (
        lambda output: (output / "index.html").write_text("hole"),
        ["other: index.html"],
    ),
    "missing": (lambda output: (output / "index.html").unlink(), ["missing: index.html"]),
    "own": (lambda output: (output / "CNAME").write_text("mine"), []),
    "record": (
        lambda output: (output / ".made-by-staging").write_text(
            json.dumps({"made": ["index.html"]})
        ),
        ["other: .made-by-staging"],
    ),
    "folder": (
        lambda output: ((output / "index.html").unlink(), (output / "index.html").mkdir()),
        ["other: index.html"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_difference_is_a_line(case: str, tmp_path: Path) -> None:
    spoil, expected = CASES[case]
    output = site(tmp_path / "output", CLEAN)
    spoil(output)
    assert list(differences(output, site(tmp_path / "clean", CLEAN))) == expected


def test_a_file_that_should_have_gone_is_stale(tmp_path: Path) -> None:
    output = site(tmp_path / "output", {**CLEAN, "old/index.html": "old"})
    found = list(differences(output, site(tmp_path / "clean", CLEAN)))
    assert found == ["other: .made-by-staging", "stale: old/index.html"]
