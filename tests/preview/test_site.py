from __future__ import annotations

from pathlib import Path

import pytest

from plugins.preview.answer import answer, look
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
    assert answer("/", site).body.startswith(b"built")


def test_an_output_that_is_a_link_to_another_folder_is_served(site: Site, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "index.html").write_text("built", encoding="utf-8")
    (tmp_path / "output").symlink_to(tmp_path / "elsewhere")
    assert look("/", site).body == b"built"


def test_a_part_of_pages_that_changed_is_another_edition(site: Site, tmp_path: Path) -> None:
    part = tmp_path / "site.css"
    part.write_text("one", encoding="utf-8")
    site.give(part)
    before = site.edition
    part.write_text("another", encoding="utf-8")
    site.settle(BuildResult(True))
    assert site.edition != before


def test_parts_that_are_as_they_were_are_the_same_edition(site: Site, tmp_path: Path) -> None:
    site.give(tmp_path / "none.css")
    before = site.edition
    site.settle(BuildResult(True))
    assert site.edition == before


def test_another_preview_is_another_edition(tmp_path: Path) -> None:
    assert Site(tmp_path).edition != Site(tmp_path).edition


def test_a_site_that_is_closed_lets_nobody_wait(site: Site) -> None:
    site.close()
    site.wait_for_another(0, 3600)
    assert site.wait(3600)
