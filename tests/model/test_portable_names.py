"""What a file can be called on every computer, and what to call it instead."""

from __future__ import annotations

import pytest

from plugins.impact.model.portable_names import portable, too_long

RENAMED = {
    "con": "con-1",
    "NUL.txt": "NUL-1.txt",
    "aux.tar.gz": "aux-1.tar.gz",
    "com1.pdf": "com1-1.pdf",
    "lpt9": "lpt9-1",
    "con .txt": "con-1.txt",
    "Minutes 4:5.pdf": "Minutes 4-5.pdf",
    "Who are we?.pdf": "Who are we.pdf",
    'The "best".pdf': "The 'best'.pdf",
    "a<b>|c*.pdf": "ab-c.pdf",
    "a\\b.pdf": "a-b.pdf",
    "walk.": "walk",
    "walk. ": "walk",
    " walk.txt": "walk.txt",
    "wa\tlk.txt": "walk.txt",
    "so\u00adft.txt": "soft.txt",
    "a\udcff.txt": "a.txt",
    "?.txt": "file.txt",
    " ": "file",
}


@pytest.mark.parametrize("name", RENAMED)
def test_a_name_that_some_computer_refuses_has_another(name: str) -> None:
    assert portable(name) == RENAMED[name]
    assert portable(RENAMED[name]) == RENAMED[name]


@pytest.mark.parametrize(
    "name",
    [
        "a.txt",
        "icon.txt",
        "console.pdf",
        "com10.txt",
        "a con.txt",
        "#1 (b) & 50%.pdf",
        "Straße – été.pdf",
        "Screenshot 3.04.05\u202fPM.png",
        "\U0001f469\u200d\U0001f467.jpg",
    ],
)
def test_any_other_name_stays(name: str) -> None:
    assert portable(name) == name


@pytest.mark.parametrize(
    ("name", "is_too_long"),
    [("a" * 255, False), ("a" * 256, True), ("é" * 127, False), ("é" * 128, True)],
)
def test_a_name_is_as_long_as_its_bytes(name: str, is_too_long: bool) -> None:
    assert too_long(name) is is_too_long
