"""What a photo is found to be, and why it is refused."""

from __future__ import annotations

import struct
import zlib

import pytest
from PIL import Image

from plugins.photos import faults
from plugins.photos.faults import PhotoFault
from plugins.photos.inspection import HEAVIEST, Photo, inspect
from plugins.problems import kinds_in

ACCEPTED = {
    "hub.jpg": ("JPEG", "jpg"),
    "hub.jpeg": ("JPEG", "jpg"),
    "HUB.JPG": ("JPEG", "jpg"),
    "hub.png": ("PNG", "png"),
    "hub.webp": ("WEBP", "webp"),
    "hub.avif": ("AVIF", "avif"),
}


@pytest.mark.parametrize(("name", "kind"), ACCEPTED.items(), ids=ACCEPTED)
def test_a_photo_that_is_what_its_name_claims(scene, encoded, name, kind):
    file_type, found = kind
    data = encoded(scene(60, 40), file_type)
    assert inspect(data, name) == Photo(found, 60, 40, len(data))


@pytest.mark.parametrize(("orientation", "size"), [(1, (60, 40)), (3, (60, 40)), (6, (40, 60))])
def test_the_size_is_that_of_the_photo_held_upright(scene, encoded, exif, orientation, size):
    photo = inspect(encoded(scene(60, 40), exif=exif(orientation)), "hub.jpg")
    assert isinstance(photo, Photo)
    assert (photo.width, photo.height) == size


def test_a_jpeg_with_a_second_picture_inside_is_a_jpeg(scene, encoded):
    data = encoded(scene(), "MPO", save_all=True, append_images=[scene()])
    assert isinstance(inspect(data, "hub.jpg"), Photo)


def test_notes_that_cannot_be_read_do_not_spoil_a_photo(scene, encoded):
    data = encoded(scene(), exif=b"Exif\x00\x00not notes at all")
    assert isinstance(inspect(data, "hub.jpg"), Photo)


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds next to nothing."""

    def chunk(name: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + body))
        return struct.pack(">I", len(body)) + name + body + check

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"

REFUSED = {
    "empty": (b"", "hub.jpg", "photo-empty"),
    "empty, whatever its name": (b"", "hub.xyz", "photo-empty"),
    "too heavy": (bytes(HEAVIEST + 1), "hub.jpg", "photo-too-heavy"),
    "a bomb": (png_header(20_000, 20_000), "hub.png", "photo-too-large"),
    "a smaller bomb": (png_header(9_000, 9_000), "hub.png", "photo-too-large"),
    "a long strip": (png_header(40_000, 2), "hub.png", "photo-too-large"),
    "text": (b"hello", "hub.jpg", "photo-not-an-image"),
    "a web page": (b"<html><script>x</script>", "hub.png", "photo-not-an-image"),
    "a drawing with a script": (b"<svg onload='x'></svg>", "hub.svg", "photo-type-not-accepted"),
    "no picture's name": (b"hello", "hub", "photo-type-not-accepted"),
    "HEIC": (HEIC, "hub.heic", "photo-heic"),
    "HEIC by another name": (HEIC, "hub.jpg", "photo-heic"),
    "cut off": (png_header(10, 10)[:43], "hub.png", "photo-damaged"),
}


@pytest.mark.parametrize(("data", "name", "code"), REFUSED.values(), ids=REFUSED)
def test_a_photo_is_refused(data, name, code):
    fault = inspect(data, name)
    assert isinstance(fault, PhotoFault)
    assert fault.code == code


@pytest.mark.parametrize("file_type", ["JPEG", "PNG", "WEBP"])
def test_a_photo_cut_off_in_the_middle_is_damaged(scene, encoded, file_type):
    data = encoded(scene(600, 400), file_type)
    fault = inspect(data[: len(data) // 2], f"hub.{file_type.lower()}")
    assert isinstance(fault, PhotoFault)
    assert fault.code == "photo-damaged"


def test_a_moving_picture_is_refused(scene, encoded):
    frames = [scene(), scene().transpose(Image.Transpose.ROTATE_180)]
    data = encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:])
    fault = inspect(data, "hub.webp")
    assert isinstance(fault, PhotoFault)
    assert fault.code == "photo-moving"


@pytest.mark.parametrize("name", ["hub.jpg", "hub.webp", "hub.avif"])
def test_another_type_than_the_name_claims_is_refused(scene, encoded, name):
    fault = inspect(encoded(scene(), "PNG"), name)
    assert isinstance(fault, PhotoFault)
    assert fault.code == "photo-wrong-type"


MESSAGES = {
    "photo-empty": "the photo 'a.jpg' is an empty file. Copy it here again.",
    "photo-too-heavy": (
        "the photo 'a.jpg' has 26 MB; 25 MB is the most. Save a smaller copy, such as the size "
        "'large' that phones offer when you share a photo."
    ),
    "photo-too-large": (
        "the photo 'a.jpg' has more pixels than this kit can handle. Save a copy with at most "
        "4000 pixels on the long edge."
    ),
    "photo-type-not-accepted": (
        "'a.gif' is not a kind of photo this kit publishes. Save it as .jpg, .png, .webp or .avif."
    ),
    "photo-wrong-type": ("'a.jpg' is really PNG. Give it a name that ends with .png."),
    "photo-heic": (
        "'a.heic' is in Apple's format HEIC, which most browsers cannot show. Save it as JPEG, or "
        "choose 'Most Compatible' in the phone's camera settings."
    ),
    "photo-not-an-image": (
        "'a.jpg' is not a picture that can be opened. Export it again as .jpg or .png."
    ),
    "photo-damaged": (
        "the photo 'a.jpg' is damaged or incomplete. Copy it here again from the camera or phone."
    ),
    "photo-moving": (
        "'a.webp' is a moving picture; only its first moment would be shown. Save that moment as "
        "a .jpg or .png."
    ),
}


@pytest.fixture
def faulty(scene, encoded):
    """For each fault the bytes and the name that show it."""
    moving = encoded(scene(), "WEBP", save_all=True, append_images=[scene(mode="L")])
    return {
        "photo-empty": (b"", "a.jpg"),
        "photo-too-heavy": (bytes(HEAVIEST + 1), "a.jpg"),
        "photo-too-large": (png_header(9_000, 9_000), "a.jpg"),
        "photo-type-not-accepted": (b"GIF89a", "a.gif"),
        "photo-wrong-type": (encoded(scene(), "PNG"), "a.jpg"),
        "photo-heic": (HEIC, "a.heic"),
        "photo-not-an-image": (b"hello", "a.jpg"),
        "photo-damaged": (encoded(scene(600, 400))[:1000], "a.jpg"),
        "photo-moving": (moving, "a.webp"),
    }


@pytest.mark.parametrize(("code", "message"), MESSAGES.items(), ids=MESSAGES)
def test_message(faulty, code, message):
    assert inspect(*faulty[code]) == PhotoFault(code, message)


def test_every_kind_of_fault_has_its_message():
    assert {kind.code for kind in kinds_in(faults)} == MESSAGES.keys()
