"""Photos as they are published hold the picture and nothing else."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest
from PIL import Image

from tests.fictional_area import AREA, built

ORIGINALS = {path.name: path.read_bytes() for path in sorted(AREA.glob("photos/*"))}
# What cameras and editors leave in a file, as bytes anywhere in it.
TRACES = (
    b"Exif\0",
    b"<x:xmpmeta",
    b"http://ns.adobe.com",
    b"Photoshop 3.0",
    b"GPS",
    b"iTXt",
    b"tEXt",
)
EXIF_GPS = 0x8825


def published() -> Mapping[str, bytes]:
    """The photos of the site, of the public and of the preview."""
    files = {**built().files, **built(preview=True).files}
    return {path: data for path, data in files.items() if path.startswith("photos/")}


def test_the_area_has_photos_with_something_to_hide() -> None:
    places = [
        bool(Image.open(io.BytesIO(data)).getexif().get_ifd(EXIF_GPS))
        for data in ORIGINALS.values()
    ]
    assert any(places)


def test_no_photo_is_published_as_it_was_taken() -> None:
    assert [path for path, data in published().items() if data in ORIGINALS.values()] == []


@pytest.mark.parametrize("path", sorted(published()))
def test_a_published_photo_says_nothing_of_its_taking(path: str) -> None:
    picture = Image.open(io.BytesIO(published()[path]))
    notes = {name for name in picture.info if name not in {"jfif", "jfif_version", "jfif_unit"}}
    assert dict(picture.getexif()) == {}
    assert notes - {"jfif_density", "progressive", "progression", "dpi", "icc_profile"} == set()


@pytest.mark.parametrize("path", sorted(published()))
def test_a_published_photo_has_no_trace_in_its_bytes(path: str) -> None:
    data = published()[path]
    assert [trace for trace in TRACES if trace in data] == []


def test_no_file_of_the_site_holds_an_original() -> None:
    files = {**built().files, **built(preview=True).files}
    holding = [
        (path, name)
        for path, data in files.items()
        for name, original in ORIGINALS.items()
        if original in data
    ]
    assert holding == []


def test_the_name_of_an_original_is_nowhere() -> None:
    texts = [*built().texts.values(), *built(preview=True).texts.values()]
    assert [name for name in ORIGINALS if any(name in text for text in texts)] == []


def test_a_photo_is_published_once_for_each_picture_that_may_be_shown() -> None:
    # Of five photos one may no longer be shown.
    public = [path for path in built().files if path.startswith("photos/")]
    assert (len(ORIGINALS), len(public)) == (5, 4)
