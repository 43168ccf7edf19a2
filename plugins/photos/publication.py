"""The one function through which a photo is published."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from plugins.photos.colour import in_srgb
from plugins.photos.decoding import decoded
from plugins.photos.faults import PhotoFault
from plugins.photos.orientation import upright

LONGEST_EDGE = 1_600
JPEG_QUALITY = 82


@dataclass(frozen=True)
class Published:
    """The copy for the site: ``extension`` is ``jpg`` or ``png``; sizes are in pixels."""

    data: bytes
    extension: str
    width: int
    height: int


def publish(data: bytes, name: str = "photo") -> Published | PhotoFault:
    """A copy of the photo in ``data`` that holds pixels and nothing else.

    Turned upright, in sRGB, at most ``LONGEST_EDGE`` long and never enlarged; without EXIF,
    place, camera, comments, previews or colour profile. The same bytes give the same bytes.
    PNG where something can be seen through, else JPEG.
    """
    image = decoded(data, name)
    if isinstance(image, PhotoFault):
        return image
    picture = _bare(_fitted(in_srgb(upright(image))))
    out = BytesIO()
    if picture.mode == "RGBA":
        picture.save(out, "PNG", optimize=True)
    else:
        picture.save(out, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
    extension = "png" if picture.mode == "RGBA" else "jpg"
    return Published(out.getvalue(), extension, picture.width, picture.height)


def _fitted(image: Image.Image) -> Image.Image:
    image.thumbnail((LONGEST_EDGE, LONGEST_EDGE), Image.Resampling.LANCZOS)
    return image


def _bare(image: Image.Image) -> Image.Image:
    """A picture made of the pixels alone, so that nothing noted beside them can go along."""
    return Image.frombytes(image.mode, image.size, image.tobytes())
