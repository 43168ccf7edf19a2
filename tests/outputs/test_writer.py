"""Sites of a few outputs, of which only those are made that have to be; and steps after them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import pytest

from plugins.outputs import manifest
from plugins.outputs.finishing import FinishedSite, Step
from plugins.outputs.manifest import FILE, Manifest
from plugins.outputs.outputs import ALWAYS, Output, OutputGroup
from plugins.outputs.writer import Writer
from plugins.parallel import in_turn, shared
from plugins.staging import Refused, discard, publish, stage, staged
from tests.staging.sites import MARKER, beside, times, tree

SITE = {"index.html": "start", "news/a/index.html": "a", "news/b/index.html": "b"}
Site = Mapping[str, str | None]


class Builder:
    """Builds sites at ``output``, and tells what it had to make and which values it asked for."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.made: list[str] = []
        self.asked: list[str] = []

    def __call__(
        self, site: Site, untold: str = "", facts: str = "", steps: Sequence[Step] = ()
    ) -> list[str]:
        """Build ``site``; a file of no text fails. Gives the paths that were made, in order."""
        self.made, self.asked = [], []
        current = stage(self.output)
        try:
            outputs = [self.one(path, text, path == untold) for path, text in site.items()]
            writer = Writer(current.folder, current, Manifest.read(current.notes), facts)
            assert sorted(writer.write(outputs, in_turn)) == sorted(self.made)
            writer.finish(steps)
            publish(current)
        except BaseException:
            discard(current)
            raise
        return sorted(self.made)

    def one(self, path: str, text: str | None, untold: bool) -> Output:
        """An output whose text after ``|`` is no value, but a text that it holds."""
        values, _, held = (text or "").partition("|")
        key = ALWAYS if untold else f"values {values}"
        return Output(
            path, partial(self.make, path, text), partial(self.ask, path, key), (held + ".",)
        )

    def ask(self, path: str, key: str) -> str:
        self.asked.append(path)
        return key

    def make(self, path: str, text: str | None) -> bytes:
        self.made.append(path)
        if text is None:
            raise ValueError(f"{path} cannot be made")
        return text.encode()


@pytest.fixture
def build(tmp_path: Path) -> Builder:
    return Builder(tmp_path.resolve() / "project" / "output")


def test_a_first_build_makes_everything(build: Builder) -> None:
    assert build(SITE) == sorted(SITE)
    assert tree(build.output) == SITE


def test_a_second_makes_nothing_and_touches_nothing(build: Builder) -> None:
    build(SITE)
    before = times(build.output)
    assert build(SITE) == []
    assert tree(build.output) == SITE
    assert times(build.output) == before


def test_only_what_changed_is_made(build: Builder) -> None:
    build(SITE)
    changed = {**SITE, "news/a/index.html": "other"}
    assert build(changed) == ["news/a/index.html"]
    assert tree(build.output) == changed
    assert build(changed) == []


def test_what_no_longer_belongs_is_gone(build: Builder) -> None:
    build(SITE)
    assert build({"index.html": "start"}) == []
    assert tree(build.output) == {"index.html": "start"}


def test_what_comes_back_is_made(build: Builder) -> None:
    build(SITE)
    build({"index.html": "start"})
    assert build(SITE) == ["news/a/index.html", "news/b/index.html"]
    assert tree(build.output) == SITE


def test_what_cannot_be_told_is_made_each_time(build: Builder) -> None:
    for _ in range(3):
        assert "index.html" in build(SITE, untold="index.html")
    assert tree(build.output) == SITE


def test_what_could_not_be_told_before_is_made_once_more(build: Builder) -> None:
    build(SITE, untold="index.html")
    assert build(SITE) == ["index.html"]
    assert build(SITE) == []


def test_a_page_that_moved_to_another_address_is_made(build: Builder) -> None:
    """Though its fingerprint was seen, at another path."""
    build(SITE)
    assert build({**SITE, "news/c/index.html": "a"}) == ["news/c/index.html"]


def deleted(output: Path) -> None:
    (output / "news/a/index.html").unlink()


def changed(output: Path) -> None:
    (output / "news/a/index.html").write_text("by hand")


def changed_in_secret(output: Path) -> None:
    path = output / "news/a/index.html"
    before = path.stat()
    path.write_text("b")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def exchanged(output: Path) -> None:
    a, b = output / "news/a/index.html", output / "news/b/index.html"
    a.rename(output / "c")
    b.rename(a)
    (output / "c").rename(b)


def linked(output: Path) -> None:
    path = output / "news/a/index.html"
    path.unlink()
    path.symlink_to("../b/index.html")


def folder_gone(output: Path) -> None:
    shutil.rmtree(output / "news")


def copied_back(output: Path) -> None:
    output.rename(output.with_name("before"))
    shutil.copytree(output.with_name("before"), output)
    (output / "news/b/index.html").write_text("by hand")


TAMPERED = [deleted, changed, changed_in_secret, exchanged, linked, folder_gone, copied_back]


@pytest.mark.parametrize("tamper", TAMPERED)
def test_an_output_that_somebody_changed_is_put_right(
    build: Builder, tamper: Callable[[Path], None]
) -> None:
    build(SITE)
    tamper(build.output)
    build(SITE)
    assert tree(build.output) == SITE
    assert not any(path.is_symlink() for path in build.output.rglob("*"))
    assert build(SITE) == []


def test_a_folder_moved_elsewhere_and_linked_is_refused_only_once(
    build: Builder, tmp_path: Path
) -> None:
    """Its files look as they were left, and yet are no longer in the output."""
    build(SITE)
    (build.output / "news").rename(tmp_path / "news")
    (build.output / "news").symlink_to(tmp_path / "news")
    with pytest.raises(Refused, match="was to be kept"):
        build(SITE)
    (build.output / "news").unlink()
    assert build(SITE) == sorted(SITE)
    assert tree(build.output) == SITE


def test_a_site_whose_list_of_files_is_an_older_one_is_built_at_the_second_try(
    build: Builder,
) -> None:
    build({"index.html": "start"})
    older = (build.output / MARKER).read_text()
    build({**SITE})
    (build.output / MARKER).write_text(older)
    with pytest.raises(Refused, match="Build again"):
        build(SITE)
    for path in ("a", "b"):
        (build.output / "news" / path / "index.html").unlink()
    build(SITE)
    assert tree(build.output) == SITE


def test_a_build_that_fails_leaves_all_as_it_was(build: Builder) -> None:
    build(SITE)
    before = times(build.output)
    with pytest.raises(ValueError, match="cannot be made"):
        build({**SITE, "index.html": "other", "news/a/index.html": None})
    assert times(build.output) == before
    assert build(SITE) == []


def test_a_build_in_between_that_knows_no_notes_spoils_none(build: Builder) -> None:
    build(SITE)
    with staged(build.output) as folder:
        (folder / "index.html").write_text("by another builder")
    build(SITE)
    assert tree(build.output) == SITE


def test_lost_notes_cost_time_and_touch_no_file(build: Builder) -> None:
    build(SITE)
    before = times(build.output)
    shutil.rmtree(beside(build.output, "notes"))
    assert build(SITE) == sorted(SITE)
    assert times(build.output) == before


def test_old_notes_are_not_believed(build: Builder) -> None:
    build(SITE)
    note = beside(build.output, "notes") / FILE
    old = note.read_bytes()
    build({**SITE, "index.html": "other"})
    note.write_bytes(old)
    assert build(SITE) == ["index.html"]
    assert tree(build.output) == SITE


def test_notes_of_another_output_are_not_believed(build: Builder) -> None:
    build(SITE)
    another = Builder(build.output.with_name("another"))
    another({**SITE, "index.html": "other"})
    shutil.copy(beside(another.output, "notes") / FILE, beside(build.output, "notes") / FILE)
    build({**SITE, "index.html": "other"})
    assert tree(build.output) == {**SITE, "index.html": "other"}


def test_notes_that_cannot_be_written_leave_the_site_in_place(
    build: Builder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_file: Path, _text: str) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(manifest, "_write", full)
        build(SITE)
    assert tree(build.output) == SITE
    assert capsys.readouterr().err == (
        "The next build makes more files anew than it need: [Errno 28] No space left on device\n"
    )
    assert build(SITE) == sorted(SITE)


def test_notes_that_say_the_same_are_not_written_again(build: Builder) -> None:
    build(SITE)
    note = beside(build.output, "notes") / FILE
    before = note.stat().st_mtime_ns
    build(SITE)
    assert note.stat().st_mtime_ns == before


@pytest.mark.parametrize("path", ["../a", "a/../../b", "/a", "a/.."])
def test_an_output_that_lies_outside_is_not_written(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "site"
    with pytest.raises(ValueError, match="lies outside the site"):
        Writer(folder).write([Output(path, lambda: b"x")], in_turn)
    assert list(tmp_path.iterdir()) == []


def test_work_that_is_shared_out_makes_the_same_files(tmp_path: Path) -> None:
    site = {f"{n % 7}/{n}/index.html": str(n) for n in range(250)}
    outputs = [Output(path, partial(str.encode, text)) for path, text in site.items()]
    Writer(tmp_path).write(outputs, shared(2))
    assert tree(tmp_path) == site


def test_where_facts_are_as_they_were_no_values_are_asked_for(build: Builder) -> None:
    build({**SITE, "index.html": "start|text"}, facts="same")
    assert build({**SITE, "index.html": "start|other text"}, facts="same") == ["index.html"]
    assert build.asked == []
    assert tree(build.output)["index.html"] == "start|other text"


def test_where_facts_are_others_values_decide(build: Builder) -> None:
    build(SITE, facts="one")
    assert build({**SITE, "index.html": "other"}, facts="two") == ["index.html"]
    assert sorted(build.asked) == sorted(SITE)


def test_where_facts_are_as_they_were_a_file_that_somebody_changed_is_made(build: Builder) -> None:
    build(SITE, facts="same")
    changed(build.output)
    assert build(SITE, facts="same") == ["news/a/index.html"]
    assert tree(build.output) == SITE


def index_of_all(site: FinishedSite) -> Iterator[OutputGroup]:
    """A step as search is one: what it makes depends on all pages."""
    pages = [path for path in site.places if path.endswith(".html")]

    def make() -> Mapping[str, bytes]:
        with site.as_folder() as folder:
            lines = [f"{path}: {(folder / path).read_text()}" for path in sorted(pages)]
        return {"search/index.txt": "\n".join(lines).encode(), "search/about.txt": b"an index"}

    yield OutputGroup("search", site.key_of(pages), make)


def test_a_step_sees_the_whole_site_kept_files_included(build: Builder) -> None:
    for site in (SITE, {**SITE, "news/a/index.html": "other"}):
        build(site, steps=[index_of_all])
        found = tree(build.output)
        lines = [f"{path}: {text}" for path, text in sorted(site.items())]
        assert found.pop("search/index.txt") == "\n".join(lines)
        assert found.pop("search/about.txt") == "an index"
        assert found == site


def test_a_group_whose_key_is_as_it_was_is_kept(build: Builder) -> None:
    build(SITE, steps=[index_of_all])
    before = times(build.output)
    made: list[str] = []

    def told(group: OutputGroup) -> Mapping[str, bytes]:
        made.append(group.name)
        return group.make()

    def counting(site: FinishedSite) -> Iterator[OutputGroup]:
        for group in index_of_all(site):
            yield OutputGroup(group.name, group.key, partial(told, group))

    build(SITE, steps=[counting])
    assert made == []
    assert times(build.output) == before
    (build.output / "search/about.txt").unlink()
    build(SITE, steps=[counting])
    assert made == ["search"]
    assert tree(build.output)["search/about.txt"] == "an index"


def test_what_a_step_no_longer_makes_is_gone(build: Builder) -> None:
    build(SITE, steps=[index_of_all])
    build(SITE)
    assert tree(build.output) == SITE


def writing_in_place(site: FinishedSite) -> Iterator[OutputGroup]:
    with site.as_folder() as folder:
        (folder / "index.html").write_text("changed by a step")
    yield from ()


def replacing(site: FinishedSite) -> Iterator[OutputGroup]:
    yield OutputGroup("mine", "key", lambda: {"index.html": b"instead"})


def failing(site: FinishedSite) -> Iterator[OutputGroup]:
    raise ValueError("no index can be made")
    yield


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (writing_in_place, "the step writing_in_place changed index.html, which is not its own"),
        (replacing, "mine would replace index.html, which is not its own"),
        (failing, "no index can be made"),
    ],
)
def test_a_step_that_fails_or_meddles_leaves_the_last_site(
    build: Builder, step: Step, words: str
) -> None:
    build(SITE)
    before = times(build.output)
    with pytest.raises(ValueError, match=words):
        build({**SITE, "index.html": "other"}, steps=[step])
    assert times(build.output) == before
    assert tree(build.output) == SITE
