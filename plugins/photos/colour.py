"""Colours: any picture → RGB or RGBA in the one colour space that every browser assumes."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageCms

SIXTEEN_TO_EIGHT = 1 / 257


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
