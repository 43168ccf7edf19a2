"""Whether bytes are the photo that their name claims; and the picture that they hold.

No more memory is taken than a photo needs.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from PIL import Image, ImageOps, UnidentifiedImageError

from plugins.photos import faults
from plugins.photos.faults import PhotoFault, fault

HEAVIEST = 25_000_000
MOST_PIXELS = 65_000_000
LONGEST_SIDE = 30_000
ADVISED_SIDE = 4_000
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")
UNREADABLE = (
    *(OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError),
    *(OverflowError, struct.error, zlib.error),
)
"""What Pillow's decoders raise on bytes that are not what they begin as."""
EXTENSIONS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}
PROPER = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif"}
SHOWN = {"JPEG": "JPEG", "PNG": "PNG", "WEBP": "WebP", "AVIF": "AVIF"}


def decoded(data: bytes, name: str) -> Image.Image | PhotoFault:
    """The whole picture in memory, as it was stored: not yet turned upright."""
    if not data:
        return fault(faults.EMPTY, name=name)
    if len(data) > HEAVIEST:
        size = -(-len(data) // 1_000_000)
        return fault(faults.TOO_HEAVY, name=name, size=size, limit=HEAVIEST // 1_000_000)
    if is_heic(data):
        return fault(faults.HEIC, name=name)
    image = _opened(data, name)
    return image if isinstance(image, PhotoFault) else _loaded(image, name)


def is_heic(data: bytes) -> bool:
    """Whether ``data`` begins as a HEIC file; AVIF files can share its first brand."""
    return data[4:8] == b"ftyp" and data[8:12] in HEIC_BRANDS and b"avif" not in data[8:64]


def _opened(data: bytes, name: str) -> Image.Image | PhotoFault:
    """Reads the beginning of the file only."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # sizes are judged below; a broken MPO is a JPEG
            return Image.open(BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError:
        return fault(faults.TOO_MANY_PIXELS, name=name, limit=ADVISED_SIDE)
    except UnidentifiedImageError:
        return fault(faults.NOT_AN_IMAGE, name=name)
    except UNREADABLE:
        return fault(faults.DAMAGED, name=name)


def _loaded(image: Image.Image, name: str) -> Image.Image | PhotoFault:
    width, height = image.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        return fault(faults.TOO_MANY_PIXELS, name=name, limit=ADVISED_SIDE)
    if image.format != "MPO" and getattr(image, "is_animated", False):
        return fault(faults.MOVING, name=name)
    try:
        image.load()
    except UNREADABLE:
        return fault(faults.DAMAGED, name=name)
    return image


def upright(image: Image.Image) -> Image.Image:
    """A copy turned as the camera noted; as it is where that note cannot be read.

    A broken note is no reason to refuse a photo that every viewer shows.
    """
    try:
        return ImageOps.exif_transpose(image)
    except (SyntaxError, ValueError, TypeError, KeyError, OSError, struct.error):
        return image.copy()


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
