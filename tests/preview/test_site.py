from __future__ import annotations

from pathlib import Path

import pytest

from plugins.preview.answer import answer
from plugins.preview.build import BuildResult
from plugins.preview.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site that nothing has been built of."""
    return Site(tmp_path / "output")


def test_before_the_first_build_there_is_something_to_wait_for(site: Site) -> None:
    assert not site.wait(0)


def test_during_a_build_there_is_something_to_wait_for(site: Site) -> None:
    with site.building():
        pass
    with site.building():
        assert not site.wait(0)


def test_after_a_build_there_is_nothing_to_wait_for(site: Site) -> None:
    with site.building():
        pass
    assert site.wait(0)


def test_a_build_that_raises_is_over_too(site: Site) -> None:
    with pytest.raises(KeyboardInterrupt), site.building():
        raise KeyboardInterrupt
    assert site.wait(0)


def test_builds_are_numbered(site: Site) -> None:
    site.settle(BuildResult(True))
    site.settle(BuildResult(False))
    assert site.number == 2


def test_what_is_missing_is_looked_for_again_after_the_build(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build_meanwhile(_: Site, seconds: float) -> bool:
        site.folder.mkdir()
        (site.folder / "index.html").write_text("built", encoding="utf-8")
        return seconds > 0

    monkeypatch.setattr(Site, "wait", build_meanwhile)
    assert answer("/", site).body == b"built"


def test_an_output_that_is_a_link_to_another_folder_is_served(site: Site, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "index.html").write_text("built", encoding="utf-8")
    (tmp_path / "output").symlink_to(tmp_path / "elsewhere")
    assert answer("/", site).body == b"built"
