"""The one function through which a photo is published: upright, in sRGB, pixels alone."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms

from plugins.photos.faults import PhotoFault
from plugins.photos.inspection import decoded, upright

SIXTEEN_TO_EIGHT = 1 / 257
LONGEST_EDGE = 1_600
JPEG_QUALITY = 82


def in_srgb(image: Image.Image) -> Image.Image:
    """``image`` in sRGB: RGBA if any of it can be seen through, else RGB."""
    converted = _without_profile(_plain_mode(image))
    if converted.mode != "RGBA":
        return converted.convert("RGB")
    lowest, _ = converted.getchannel("A").getextrema()
    return converted.convert("RGB") if lowest == 255 else converted


def _plain_mode(image: Image.Image) -> Image.Image:
    """``image`` without palette or mask, with eight bits a colour."""
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode.startswith("I;16"):  # Pillow would cut off greys at white
        return image.convert("I").point(lambda value: value * SIXTEEN_TO_EIGHT).convert("L")
    return image if image.mode in ("RGB", "CMYK", "L") else image.convert("RGB")


def _without_profile(image: Image.Image) -> Image.Image:
    """Converts from the picture's own colour profile, if it has one that can be read."""
    profile = image.info.get("icc_profile")
    if not profile:
        return image
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    srgb = ImageCms.createProfile("sRGB")
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(image, own, srgb, outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return image  # browsers ignore a broken profile too
    return image if converted is None else converted


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
