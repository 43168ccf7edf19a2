"""Which way up a photo is held."""

from __future__ import annotations

import struct

from PIL import Image, ImageOps


def upright(image: Image.Image) -> Image.Image:
    """A copy turned as the camera noted; as it is where that note cannot be read.

    A broken note is no reason to refuse a photo that every viewer shows.
    """
    try:
        return ImageOps.exif_transpose(image)
    except (SyntaxError, ValueError, TypeError, KeyError, OSError, struct.error):
        return image.copy()
