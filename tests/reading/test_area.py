"""The fictional area holds every kind of post and every field, so that tests can rely on it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from inspect import get_annotations
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from PIL import ExifTags, Image
from pydantic import BaseModel

from plugins.impact.model.area import Area, DocumentType
from plugins.impact.model.entry import FieldGroup
from plugins.impact.model.kinds import KINDS
from plugins.impact.publish.build import Build
from plugins.impact.read.locations import CLASSES, LOCATIONS
from tests.reading.small_site import build

AREA = Path(__file__).parents[1] / "area"
HAS_NOT = {
    (Area, "rep"): "it has no rep",
    (Area, "ended"): "it has not ended",
}


@cache
def built() -> Build:
    """The fictional area on the day that tests reckon it."""
    return build(AREA)


def _part_in(annotation: Any) -> type[FieldGroup] | None:
    if isinstance(annotation, type) and issubclass(annotation, FieldGroup):
        return annotation
    return next(filter(None, map(_part_in, get_args(annotation))), None)


def _parts(part: type[FieldGroup]) -> Iterator[type[FieldGroup]]:
    """A class and those of the groups of fields within it, apart from those it has not."""
    yield part
    for name, info in part.model_fields.items():
        inner = _part_in(info.annotation)
        if inner is not None and (part, name) not in HAS_NOT:
            yield from _parts(inner)


ENTRIES = [*CLASSES.values(), *KINDS.values()]
PARTS = dict.fromkeys(part for entry in ENTRIES for part in _parts(entry))


def _definer(part: type, name: str) -> type:
    """The class that brings a field in; a kind of post shares most of its fields."""
    return next(base for base in part.__mro__ if name in get_annotations(base))


FIELDS = list(
    dict.fromkeys(
        (_definer(part, name), name)
        for part in PARTS
        for name in part.model_fields
        if name not in getattr(part, "given", ()) and (part, name) not in HAS_NOT
    )
)


def _written(value: object) -> Iterator[tuple[type, str]]:
    """Every field that was written below ``value``."""
    if isinstance(value, FieldGroup):
        for name in value.model_fields_set:
            yield _definer(type(value), name), name
            yield from _written(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _written(item)


def _entries() -> Iterator[BaseModel]:
    content = built().content
    assert content is not None
    yield content.area
    yield from content.known_gaps
    for location in LOCATIONS:
        if location.name in CLASSES and location.name not in ("area", "known_gaps"):
            yield from getattr(content, location.name).values()


@cache
def files() -> dict[str, bytes]:
    """What is published of it, by path."""
    return {file.path: file.data for file in built().files()}


@cache
def written() -> frozenset[tuple[type, str]]:
    """Every field that is written somewhere, with the class it is a field of."""
    return frozenset(pair for entry in _entries() for pair in _written(entry))


@cache
def words() -> frozenset[tuple[str, object]]:
    """Every field with each of the values that it has somewhere."""
    return frozenset(_words(tuple(_entries())))


def _words(value: object) -> Iterator[tuple[str, object]]:
    for part in value if isinstance(value, tuple) else ():
        yield from _words(part)
    if isinstance(value, FieldGroup):
        for name in value.model_fields_set:
            for item in _each(getattr(value, name)):
                if isinstance(item, str):
                    yield name, item
            yield from _words(getattr(value, name))
            yield from _words((getattr(value, name),))


def _each(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _choices(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal and annotation is not DocumentType:
        yield from get_args(annotation)
    elif annotation is not DocumentType:
        for inner in get_args(annotation):
            yield from _choices(inner)


CHOICES = sorted(
    {
        (name, choice)
        for part, name in FIELDS
        for choice in _choices(part.model_fields[name].annotation)
    }
)


def test_nothing_is_wrong_with_it_but_a_draft():
    assert {problem.path for problem in built().problems} == {"content/posts/2031/lantern-walk.md"}
    assert not built().failed


@pytest.mark.parametrize(
    ("part", "name"), FIELDS, ids=[f"{part.__name__}.{name}" for part, name in FIELDS]
)
def test_every_field_is_written_somewhere(part, name):
    assert (part, name) in written()


@pytest.mark.parametrize(("name", "choice"), CHOICES, ids=lambda value: value)
def test_every_word_of_a_choice_is_written_somewhere(name, choice):
    assert (name, choice) in words()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_post_is_there(kind):
    content = built().content
    assert content is not None
    assert any(post.kind == kind for post in content.posts.values())


@pytest.mark.parametrize("field", [name for _, name in HAS_NOT])
def test_it_has_not_what_it_cannot_have(field):
    assert (Area, field) not in written()


def test_what_it_chooses():
    content = built().content
    assert content is not None
    area = content.area
    assert (area.currency, area.timezone) == ("EUR", "Europe/Lisbon")
    assert (len(content.goals), len(content.themes), len(content.impacts)) == (2, 3, 11)


PHOTOS = sorted(path.name for path in (AREA / "photos").iterdir())


@pytest.mark.parametrize("name", PHOTOS)
def test_its_photos_hold_a_place_that_must_not_be_published(name):
    with Image.open(AREA / "photos" / name) as image:
        place = image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    assert place[ExifTags.GPS.GPSLatitudeRef] == "N"


def test_one_of_its_photos_is_held_sideways():
    with Image.open(AREA / "photos" / "reeds-in-rows.jpg") as image:
        assert image.getexif()[ExifTags.Base.Orientation] == 6
        assert image.width < image.height


def _published_photos() -> dict[str, bytes]:
    return {path: data for path, data in files().items() if path.startswith("photos/")}


def test_every_photo_that_may_be_shown_is_published():
    # The consent for one of them has ended.
    assert len(_published_photos()) == len(PHOTOS) - 1


@pytest.mark.parametrize("note", [b"Inventa Cameraworks", b"Moonlight 7", b"invented quay"])
def test_nothing_that_is_published_holds_what_a_camera_noted(note):
    for path, data in _published_photos().items():
        assert note not in data, path


def test_nothing_that_is_published_says_where_it_was_taken():
    for path, data in _published_photos().items():
        with Image.open(BytesIO(data)) as image:
            assert not image.getexif(), path


def test_the_sideways_photo_is_published_upright():
    shapes = set()
    for data in _published_photos().values():
        with Image.open(BytesIO(data)) as image:
            shapes.add(image.size)
    assert (120, 90) in shapes
    assert (90, 120) not in shapes


def test_a_happening_told_three_times_counts_once():
    told = [
        piece
        for piece in built().facts.evidence.pieces
        if "2030/reeds-planted" in (piece.post, *piece.told_by)
    ]
    assert [(piece.post, piece.told_by) for piece in told] == [
        ("2030/reeds-planted", ("2030/planting-day", "2030/reeds-in-the-newsletter"))
    ]


HIDDEN = {
    "a reading of seven people": "98.7",
    "a title that was withdrawn": "lullaby",
    "words that were withdrawn": "accordion answered",
    "a photo whose consent has ended": "overalls beside an engine",
    "a draft": "still measuring",
    "a post that waits": "Soup day",
}


@pytest.mark.parametrize("case", HIDDEN)
def test_what_is_not_public_is_nowhere(case):
    text = HIDDEN[case].casefold()
    for path, data in files().items():
        if path.endswith((".html", ".atom", ".xml", ".json", ".csv", ".txt")):
            assert text not in data.decode().casefold(), path
