"""Pictures made for the tests, with everything in them that must not be published."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any, TypeAlias

import pytest
from PIL import Image, ImageCms, ImageDraw

Encode: TypeAlias = Callable[..., bytes]
ORIENTATION = 0x0112


@pytest.fixture
def scene() -> Callable[..., Image.Image]:
    """A picture whose left half is red and whose right half is blue."""

    def of(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
        image = Image.new("RGB", (width, height), (220, 20, 20))
        ImageDraw.Draw(image).rectangle((width // 2, 0, width, height), fill=(20, 20, 220))
        return image.convert(mode)

    return of


@pytest.fixture
def encoded() -> Encode:
    """A picture as the bytes of a file."""

    def of(image: Image.Image, file_type: str = "JPEG", **options: Any) -> bytes:
        out = BytesIO()
        image.save(out, file_type, **options)
        return out.getvalue()

    return of


@pytest.fixture
def exif() -> Callable[..., bytes]:
    """Notes as a phone makes them: which way up, the camera, the place, the hour."""

    def of(orientation: int = 1) -> bytes:
        notes = Image.Exif()
        notes[ORIENTATION] = orientation
        notes[0x010F] = "SecretCameraMaker"
        notes[0x0132] = "2019:05:04 10:11:12"
        notes[0x8825] = {1: "N", 2: (52.0, 55.0, 0.0), 3: "W", 4: (1.0, 28.0, 0.0)}
        return notes.tobytes()

    return of


@pytest.fixture
def profile() -> bytes:
    """A colour profile such as cameras write into photos."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
