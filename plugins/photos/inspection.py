"""Whether bytes are the photo that their name claims."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from PIL import Image

from plugins.photos import faults
from plugins.photos.decoding import decoded, is_heic
from plugins.photos.faults import PhotoFault, fault
from plugins.photos.orientation import upright

EXTENSIONS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}
PROPER = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif"}
SHOWN = {"JPEG": "JPEG", "PNG": "PNG", "WEBP": "WebP", "AVIF": "AVIF"}


@dataclass(frozen=True)
class Photo:
    """A photo as it was handed in.

    ``format`` is ``jpg``, ``png``, ``webp`` or ``avif``; ``width`` and ``height`` are in pixels,
    as it is seen when held upright; ``size`` is in bytes.
    """

    format: str
    width: int
    height: int
    size: int


def inspect(data: bytes, name: str) -> Photo | PhotoFault:
    """What the photo in ``data`` is, or why it cannot be published under ``name``."""
    claimed = EXTENSIONS.get(PurePosixPath(name).suffix.lower().removeprefix("."))
    if claimed is None and data and not is_heic(data):
        return fault(faults.TYPE_NOT_ACCEPTED, name=name)
    image = decoded(data, name)
    if isinstance(image, PhotoFault):
        return image
    found = format_of(image)
    if found != claimed:
        return fault(faults.WRONG_TYPE, name=name, format=SHOWN[found], extension=PROPER[found])
    width, height = upright(image).size
    return Photo(PROPER[found].removeprefix("."), width, height, len(data))


def format_of(image: Image.Image) -> str:
    """JPEG, PNG, WEBP or AVIF; phones write JPEGs with a second picture inside as MPO."""
    return "JPEG" if image.format == "MPO" else str(image.format)
