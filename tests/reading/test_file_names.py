"""Names of files that elsewhere would be other names, or one name."""

from __future__ import annotations

import pytest

from plugins.digest import digest_of
from plugins.impact.read.file_names import names_elsewhere

IN_NO_ENCODING = "documents/a\udcff.txt"


def codes(*paths: str) -> list[tuple[str, str]]:
    """The path and code of each problem of ``paths``."""
    return [(p.path.removeprefix("c/"), p.code) for p in names_elsewhere(paths, "c")]


TWINS = {
    "capitals": ("photos/A.jpg", "photos/a.jpg"),
    "accents": ("photos/caf\u00e9.jpg", "photos/cafe\u0301.jpg"),
    "both": ("photos/CAF\u00c9.jpg", "photos/cafe\u0301.jpg"),
    "folders": ("photos/A/1.jpg", "photos/a/2.jpg"),
    "a file and a folder": ("photos/A", "photos/a/2.jpg"),
}


@pytest.mark.parametrize("case", TWINS)
def test_two_names_that_are_one_elsewhere_are_a_problem_of_both(case: str) -> None:
    assert codes(*TWINS[case]) == [(path, "same-file-elsewhere") for path in TWINS[case]]


def test_names_that_differ_everywhere_are_right() -> None:
    assert codes("photos/a.jpg", "photos/b.jpg", "documents/a.jpg", "photos/b/a.jpg") == []


def test_each_part_of_a_path_is_looked_at() -> None:
    assert codes("documents/aux/a:b.txt") == [("documents/aux/a:b.txt", "name-not-portable")] * 2


def test_a_name_in_no_encoding_is_a_problem_that_can_be_read() -> None:
    (problem,) = names_elsewhere([IN_NO_ENCODING], "c")
    assert problem.code == "name-not-portable"
    assert str(problem).isprintable()
    assert digest_of(IN_NO_ENCODING) != digest_of("documents/a.txt")
