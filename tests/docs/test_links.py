"""Every link from one page to another arrives."""

from __future__ import annotations

import posixpath

import pytest

from tests.docs.pages import MANUAL, ROOT, anchors_in, links_in

LINKS = [(page, target) for page in MANUAL for target in links_in(page)]


@pytest.mark.parametrize(("page", "target"), LINKS)
def test_a_link_arrives(page: str, target: str) -> None:
    path, _, place = target.partition("#")
    arrived = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    assert (ROOT / arrived).exists()
    assert not place or place in anchors_in(arrived)


def test_there_are_links_to_follow() -> None:
    assert {page for page, _ in LINKS} >= {"README.md", "docs/writing.md", "docs/design.md"}
