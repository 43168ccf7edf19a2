"""What of a photo is published: the picture, upright and in plain colours, and nothing else."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from plugins.photos.faults import PhotoFault
from plugins.photos.publication import LONGEST_EDGE, Published, publish

RED, BLUE = (220, 20, 20), (20, 20, 220)


def published(data: bytes) -> Published:
    result = publish(data)
    assert isinstance(result, Published), result
    return result


def opened(photo: Published) -> Image.Image:
    image = Image.open(BytesIO(photo.data))
    image.load()
    return image


def near(found: object, wanted: tuple[int, ...]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(a - b) <= 12 for a, b in zip(found, wanted, strict=True))


@pytest.fixture
def noted(scene, encoded, exif, profile):
    """One picture in each format, with every kind of note that the format can hold."""
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "SecretAuthor")
    text.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>SecretXmp</x:xmpmeta>")
    xmp = b"<x:xmpmeta>SecretXmp</x:xmpmeta>"
    shared = {"exif": exif(), "icc_profile": profile}
    jpeg = encoded(scene(), comment="SecretComment", xmp=xmp, dpi=(311, 311), **shared)
    iptc = (
        b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x0f\x1c\x02\x78\x00\x0aSecretIptc\x00"
    )
    segment = b"\xff\xed" + (len(iptc) + 2).to_bytes(2, "big") + iptc
    return {
        "JPEG": jpeg[:2] + segment + jpeg[2:],
        "PNG": encoded(scene(), "PNG", pnginfo=text, dpi=(311, 311), **shared),
        "PNG with alpha": encoded(seen_through(), "PNG", pnginfo=text, **shared),
        "WEBP": encoded(scene(), "WEBP", xmp=xmp, **shared),
        "AVIF": encoded(scene(), "AVIF", xmp=xmp, **shared),
    }


def seen_through() -> Image.Image:
    image = Image.new("RGBA", (60, 40), (*RED, 255))
    ImageDraw.Draw(image).rectangle((30, 0, 60, 40), fill=(*BLUE, 0))
    return image


NOTED = ("JPEG", "PNG", "PNG with alpha", "WEBP", "AVIF")
MARKS = (b"Secret", b"Exif", b"eXIf", b"ICC_PROFILE", b"iCCP", b"xmp", b"8BIM", b"tEXt", b"iTXt")


@pytest.mark.parametrize("kind", NOTED)
def test_the_test_pictures_do_hold_notes(noted, kind):
    assert b"Secret" in noted[kind]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("kind", NOTED)
def test_no_note_is_published(noted, kind, mark):
    assert mark not in published(noted[kind]).data


@pytest.mark.parametrize("kind", NOTED)
def test_no_place_is_published(noted, kind):
    assert dict(opened(published(noted[kind])).getexif()) == {}


JPEG_SEGMENTS = {0xC2, 0xC4, 0xDA, 0xDB, 0xE0}


def test_a_jpeg_has_no_segments_but_those_of_the_picture(noted):
    data, place, found = published(noted["JPEG"]).data, 2, set()
    while data[place + 1] != 0xDA:
        found.add(data[place + 1])
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    assert found <= JPEG_SEGMENTS


def test_a_png_has_no_chunks_but_those_of_the_picture(noted):
    data, place, found = published(noted["PNG with alpha"]).data, 8, set()
    while place < len(data):
        found.add(data[place + 4 : place + 8])
        place += 12 + int.from_bytes(data[place : place + 4], "big")
    assert found == {b"IHDR", b"IDAT", b"IEND"}


UPRIGHT = {
    1: "left",
    2: "right",
    3: "right",
    4: "left",
    5: "top",
    6: "top",
    7: "bottom",
    8: "bottom",
}
POINTS = {"left": (0.2, 0.5), "right": (0.8, 0.5), "top": (0.5, 0.2), "bottom": (0.5, 0.8)}


@pytest.mark.parametrize(("orientation", "side"), UPRIGHT.items())
def test_a_photo_is_turned_upright(scene, encoded, exif, orientation, side):
    image = opened(published(encoded(scene(), exif=exif(orientation))))
    across, down = POINTS[side]
    point = image.getpixel((int(image.width * across), int(image.height * down)))
    assert near(point, RED)


SIZES = {
    "wide": ((3200, 1000), (1600, 500)),
    "tall": ((1000, 3200), (500, 1600)),
    "as large as can be": ((LONGEST_EDGE, 10), (LONGEST_EDGE, 10)),
    "never enlarged": ((60, 40), (60, 40)),
}


@pytest.mark.parametrize(("size", "wanted"), SIZES.values(), ids=SIZES)
def test_the_size(scene, encoded, size, wanted):
    photo = published(encoded(scene(*size)))
    assert (photo.width, photo.height) == wanted


def test_the_size_said_is_that_of_the_picture(scene, encoded, exif):
    photo = published(encoded(scene(2000, 1000), exif=exif(6)))
    assert opened(photo).size == (photo.width, photo.height) == (800, 1600)


@pytest.mark.parametrize(
    ("file_type", "mode"),
    [("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "P"), ("PNG", "1"), ("PNG", "LA"), ("PNG", "RGBA")],
)
def test_a_photo_that_cannot_be_seen_through_is_a_jpeg(scene, encoded, file_type, mode):
    photo = published(encoded(scene(mode=mode), file_type))
    assert (photo.extension, opened(photo).format, opened(photo).mode) == ("jpg", "JPEG", "RGB")


def test_a_photo_that_can_be_seen_through_is_a_png(encoded):
    photo = published(encoded(seen_through(), "WEBP", lossless=True))
    assert (photo.extension, opened(photo).format, opened(photo).mode) == ("png", "PNG", "RGBA")


def test_a_palette_with_a_clear_colour_can_be_seen_through(scene, encoded):
    image = scene(mode="P")
    data = encoded(image, "PNG", transparency=image.getpixel((0, 0)))
    assert published(data).extension == "png"


def test_what_is_seen_through_stays_so(encoded):
    pixel = opened(published(encoded(seen_through(), "PNG"))).getpixel((45, 20))
    assert isinstance(pixel, tuple)
    assert pixel[3] == 0


def test_sixteen_bit_greys_keep_their_shade(encoded):
    pixel = opened(published(encoded(Image.new("I;16", (8, 8), 32896), "PNG"))).getpixel((4, 4))
    assert near(pixel, (128, 128, 128))


def swapped_profile() -> bytes:
    """A profile of linear light: the same numbers mean brighter colours than in sRGB."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(profile[128:132], "big")
    for entry in range(132, 132 + 12 * count, 12):
        if profile[entry : entry + 4] in (b"rTRC", b"gTRC", b"bTRC"):
            at = int.from_bytes(profile[entry + 4 : entry + 8], "big")
            profile[at : at + 14] = b"curv" + bytes(4) + (1).to_bytes(4, "big") + b"\x01\x00"
    return bytes(profile)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_colours_are_converted_from_the_profile_of_the_photo(encoded, mode):
    image = Image.new(mode, (8, 8), (64, 64, 64, 99)[: len(mode)])
    pixel = opened(published(encoded(image, "PNG", icc_profile=swapped_profile()))).getpixel((4, 4))
    assert near(pixel, (137, 137, 137, 99)[: len(mode)])


def test_a_profile_that_cannot_be_read_is_left_aside(scene, encoded):
    image = opened(published(encoded(scene(), icc_profile=b"no profile")))
    assert near(image.getpixel((10, 20)), RED)


@pytest.mark.parametrize("kind", NOTED)
def test_the_same_bytes_give_the_same_bytes(noted, kind):
    assert publish(noted[kind]) == publish(noted[kind])


def test_other_notes_give_the_same_bytes(scene, encoded, exif):
    assert publish(encoded(scene(), exif=exif())) == publish(encoded(scene()))


def test_a_photo_published_once_more_stays_without_notes(noted):
    again = published(published(noted["JPEG"]).data)
    assert dict(opened(again).getexif()) == {}


def test_what_is_no_photo_is_not_published():
    fault = publish(b"hello", "hub.jpg")
    assert isinstance(fault, PhotoFault)
    assert fault.code == "photo-not-an-image"
