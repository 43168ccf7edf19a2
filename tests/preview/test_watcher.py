from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from watchfiles import Change

from plugins.preview.watcher import ChangeFilter, Changes, Watch, changes

Next = Callable[[], Awaitable[Changes]]


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("content/area.yaml", True),
        ("content/posts/2020/x.md", True),
        ("content/output/x.md", True),
        ("content/.x.md.swp", False),
        ("content/.git/index", False),
        ("content/x.md~", False),
        ("content/__pycache__/x.pyc", False),
        ("elsewhere/x.md", False),
    ],
)
def test_which_changes_count(path: str, counts: bool) -> None:
    # The folder around the project is hidden, and that is no reason to ignore all of it.
    project = Path("/home/.projects/area")
    counted = ChangeFilter((project / "content",))
    assert counted(Change.modified, str(project / path)) is counts


@pytest.mark.parametrize(
    ("changed", "is_code"), [("plugins/a/b.py", True), ("conf.py", True), ("content/x.md", False)]
)
def test_what_is_code(tmp_path: Path, changed: str, is_code: bool) -> None:
    code = [tmp_path / "plugins", tmp_path / "conf.py"]
    watch = Watch.of([tmp_path / "content"], code)
    assert watch.has_code(frozenset({tmp_path.resolve() / changed})) is is_code


def watched(watch: Watch, steps: Callable[[Next], Awaitable[None]]) -> None:
    """Watch, and take ``steps`` once that has begun."""

    async def run() -> None:
        found: AsyncIterator[Changes] = changes(watch)
        assert await anext(found) == frozenset()
        await steps(lambda: anext(found))
        await found.aclose()  # type: ignore[attr-defined]

    asyncio.run(run())


def test_a_change_in_a_folder_is_seen(tmp_path: Path) -> None:
    async def steps(next_changes: Next) -> None:
        (tmp_path / "x.md").write_text("changed", encoding="utf-8")
        assert await next_changes() == {tmp_path / "x.md"}

    watched(Watch.of([tmp_path]), steps)


def test_a_burst_of_changes_is_one(tmp_path: Path) -> None:
    files = {tmp_path / f"{number}.md" for number in range(20)}

    async def steps(next_changes: Next) -> None:
        for file in files:
            file.touch()
        assert await next_changes() == files

    watched(Watch.of([tmp_path]), steps)


def test_a_change_while_the_taker_is_busy_is_the_next(tmp_path: Path) -> None:
    async def steps(next_changes: Next) -> None:
        (tmp_path / "x.md").touch()
        await next_changes()
        (tmp_path / "y.md").touch()
        assert await next_changes() == {tmp_path / "y.md"}

    watched(Watch.of([tmp_path]), steps)


def test_a_file_that_is_put_in_place_anew_is_seen(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    conf = tmp_path / "conf.py"
    conf.write_text("one", encoding="utf-8")

    async def steps(next_changes: Next) -> None:
        (tmp_path / "conf.new").write_text("another", encoding="utf-8")
        (tmp_path / "conf.new").replace(conf)
        assert await next_changes() == {conf}

    watched(Watch.of([tmp_path / "content"], [conf]), steps)
