"""A build of a site whose last build was another process: swift where only texts have changed."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from plugins.impact.hooks import order
from plugins.impact.publish import build as whole
from plugins.impact.publish import outline
from plugins.impact.publish.build import Build
from plugins.impact.publish.theme import Theme
from plugins.kit import asking, building, swift
from plugins.kit.asking import Request
from plugins.kit.folders import Folders
from plugins.staging.ownership import made_in
from tests.fictional_area import ADDRESS, AS_OF, THEME, with_files
from tests.site.test_retouched import MORE, REPORT, STORY

PAGE = "news/2030/bench/index.html"
CLEAN: dict[object, dict[str, bytes]] = {}
MORE_TEXT = "It faces west.\n\nOn Sundays *it* is “full” – <b>often</b>.\n"


class Site:
    """An area, and its output; ``built`` are the requests that were left to Pelican."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        area = with_files(folder / "area", {})
        theme = shutil.copytree(THEME, folder / "theme")
        self.folders = Folders(area, folder / "output", folder / "cache")
        self.request = Request(self.folders, ADDRESS, AS_OF, False, {"THEME": str(theme)})
        self.theme = Path(theme)
        self.built: list[Request] = []
        pelican = building.Site

        def counting(request: Request, *, noting: bool) -> building.Site:
            self.built.append(request)
            return pelican(request, noting=noting)

        monkeypatch.setattr(building, "Site", counting)
        # A process that began just now, when nobody was editing its code.
        monkeypatch.setattr(import_module("plugins.cache.circumstances"), "BEGUN", sys.maxsize)
        self.build()

    def build(self, **changes: object) -> bool:
        """Build it; gives whether that was a swift build."""
        self.built.clear()
        self.request = replace(self.request, **changes)  # type: ignore[arg-type]
        assert swift.build(self.request) == 0
        assert self.files() == self.clean()
        return not self.built

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.folders.content / path
        text = file.read_text("utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), "utf-8")

    def files(self) -> dict[str, bytes]:
        output = self.folders.output
        return {path: (output / path).read_bytes() for path in made_in(output)}

    def clean(self) -> dict[str, bytes]:
        """The files of a build that remembers nothing; most tests come to the same few."""
        asked = order(self.request.given)
        day = asked.as_of or whole.today("UTC")
        known = Theme.read(self.theme)
        key = (
            str(known),
            *self.area(),
            replace(asked, content=Path(), theme=Path(), shown_as="", as_of=day),
        )
        if key not in CLEAN:
            CLEAN[key] = {file.path: file.data for file in Build.of(asked).files()}
        return CLEAN[key]

    def area(self) -> Iterator[tuple[str, bytes]]:
        folder = self.folders.content
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield path.relative_to(folder).as_posix(), path.read_bytes()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    return Site(tmp_path.resolve(), monkeypatch)


def test_nothing_changed(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert site.build()
    said = capsys.readouterr()
    count = len(site.files())
    assert said.out.startswith(f"{count} files: 0 written, {count} unchanged, 0 removed; ")


def test_a_text(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    before = site.files()
    site.edit(STORY, "It faces west.\n", MORE_TEXT)
    capsys.readouterr()
    assert site.build()
    changed = {path for path, data in site.files().items() if data != before[path]}
    assert changed == {PAGE}
    assert ": 1 written, " in capsys.readouterr().out


def test_one_text_after_another(site: Site) -> None:
    site.edit(STORY, "It faces west.\n", MORE_TEXT)
    assert site.build()
    reeds = site.folders.content / "posts/2030/reeds-planted.md"
    reeds.write_text(reeds.read_text("utf-8") + "\nThey grow.\n", "utf-8")
    assert site.build()
    site.edit(STORY, "“full”", "empty")
    assert site.build()
    assert site.build()


def test_what_follows_a_swift_build_knows_what_it_made(site: Site) -> None:
    site.edit(STORY, "It faces west.\n", MORE_TEXT)
    assert site.build()
    times = {path: (site.folders.output / path).stat().st_mtime_ns for path in site.files()}
    (site.folders.output.parent / ".output.staging" / "notes" / outline.FILE).unlink()
    assert not site.build()
    after = {path: (site.folders.output / path).stat().st_mtime_ns for path in site.files()}
    assert after == times


def test_a_text_that_is_taken_back(site: Site) -> None:
    site.edit(STORY, "It faces west.\n", MORE_TEXT)
    assert site.build()
    site.edit(STORY, MORE_TEXT, "It faces west.\n")
    assert site.build()


@pytest.mark.parametrize("case", MORE)
def test_more_than_a_text(site: Site, case: str) -> None:
    site.edit(*MORE[case])
    assert not site.build()
    assert site.build()


OTHER_TEXTS = {
    "in parts": (REPORT, "Soup.", "Soup, and bread."),
    "with lines that end otherwise": (STORY, "It faces west.\n", "It faces west.\n\nMore.\r\n"),
    "emptied": (STORY, "It faces west.\n", ""),
}


@pytest.mark.parametrize("case", OTHER_TEXTS)
def test_a_text_that_is_not_like_others(site: Site, case: str) -> None:
    path, old, new = OTHER_TEXTS[case]
    file = site.folders.content / path
    file.write_bytes(file.read_bytes().replace(old.encode(), new.encode()))
    assert not site.build()


WRONG = {
    "unsafe": "<script>x</script>",
    "a link to nowhere": "[No](nowhere.md)",
    "a control character": "A\x07b",
    "no text at all": b"\xff\xfe",
}


@pytest.mark.parametrize("case", WRONG)
def test_a_mistake_in_a_text_is_told_as_ever(
    site: Site, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = site.files()
    file = site.folders.content / STORY
    right, wrong = file.read_bytes(), WRONG[case]
    file.write_bytes(right + b"\n" + (wrong if isinstance(wrong, bytes) else wrong.encode()))
    with pytest.raises(SystemExit):
        swift.build(site.request)
    assert f"{STORY}:" in capsys.readouterr().err
    assert site.files() == before
    file.write_bytes(right)
    assert site.build()


OTHERS: dict[str, Callable[[Site], dict[str, object]]] = {
    "another address": lambda _: {"site_address": "https://host.example/shore"},
    "another day": lambda _: {"as_of": date(2031, 6, 2)},
    "the preview": lambda _: {"preview": True},
    "another setting": lambda site: {"settings": {**site.request.settings, "JOBS": 2}},
}


@pytest.mark.parametrize("case", OTHERS)
def test_another_request(site: Site, case: str) -> None:
    assert not site.build(**OTHERS[case](site))
    assert site.build()


def test_another_plugin(site: Site) -> None:
    """It may change what was made, or act once a site is made, so it has to be called."""
    plugins = [import_module(f"plugins.{name}.hooks") for name in ("impact", "staging")]
    other = ModuleType("other")
    other.register = lambda: None  # type: ignore[attr-defined]
    assert not site.build(settings={**site.request.settings, "PLUGINS": [*plugins, other]})
    assert not site.build()
    assert not site.build(settings={**site.request.settings, "PLUGINS": plugins})
    assert site.build()


def test_a_variable_that_the_settings_name(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOBS", "1")
    assert not site.build()
    monkeypatch.setenv("SOMETHING_ELSE", "1")
    assert site.build()


def test_other_settings(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "conf").mkdir()
    (tmp_path / "conf" / "pelicanconf.py").write_text("# other settings\n")
    here = site.request.asked
    monkeypatch.setattr(asking, "ROOT", tmp_path / "conf")
    assert site.request.asked != here


@pytest.mark.parametrize("file", ["styles/print.css", "templates/home.html", "icon.svg"])
def test_another_theme(site: Site, file: str) -> None:
    text = (site.theme / file).read_text("utf-8")
    (site.theme / file).write_text(f"{text}\n")
    assert not site.build()
    assert site.build()


def test_a_file_more_or_less(site: Site) -> None:
    story = site.folders.content / STORY
    text = story.read_bytes()
    story.unlink()
    assert not site.build()
    story.write_bytes(text)
    assert not site.build()
    (story.parent / ".hidden").write_text("passed over")
    assert not site.build()
    (story.parent / ".hidden").write_text("and changed")
    assert site.build()


def changed(output: Path) -> None:
    (output / "index.html").write_text("by hand")


def gone(output: Path) -> None:
    (output / PAGE).unlink()


def all_gone(output: Path) -> None:
    shutil.rmtree(output)


@pytest.mark.parametrize("tamper", [changed, gone, all_gone])
def test_an_output_that_somebody_changed(site: Site, tamper: Callable[[Path], None]) -> None:
    tamper(site.folders.output)
    assert not site.build()


@pytest.mark.parametrize("spoil", [lambda d: d[:-1], lambda d: b"", lambda d: d[:90] + d[91:]])
def test_an_outline_that_is_not_whole(site: Site, spoil: Callable[[bytes], bytes]) -> None:
    note = site.folders.output.parent / ".output.staging" / "notes" / outline.FILE
    note.write_bytes(spoil(note.read_bytes()))
    assert not site.build()
    assert site.build()


def test_an_outline_of_another_build(site: Site) -> None:
    note = site.folders.output.parent / ".output.staging" / "notes" / outline.FILE
    old = note.read_bytes()
    site.edit(STORY, "It faces west.\n", MORE_TEXT)
    assert site.build()
    note.write_bytes(old)
    assert not site.build()


def test_without_reuse_nothing_is_swift(site: Site) -> None:
    assert not site.build(settings={**site.request.settings, "REUSE": False})


def test_tomorrow_is_another_day(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    now = AS_OF
    for module in (outline, whole):
        monkeypatch.setattr(module, "today", lambda _zone: now)
    assert not site.build(as_of=None)
    assert site.build()
    now = date(2031, 5, 21)
    assert not site.build()
    assert site.build()


def test_advice_is_given_again(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    (site.folders.output / PAGE).unlink()
    capsys.readouterr()
    assert not site.build()
    said = capsys.readouterr().err
    assert "lantern-walk.md:6: 'lantern-wlak' is not an activity" in said
    assert site.build()
    assert capsys.readouterr().err == said


def test_a_text_about_which_there_is_advice(site: Site) -> None:
    assert not site.build(preview=True)
    draft = site.folders.content / "posts/2031/lantern-walk.md"
    draft.write_text(draft.read_text("utf-8") + "\nAnd on.\n", "utf-8")
    assert not site.build()
