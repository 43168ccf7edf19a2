"""What can be wrong with a photo."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.problems import ProblemKind


@dataclass(frozen=True)
class PhotoFault:
    """Why a photo cannot be published: a permanent code, and what to do about it."""

    code: str
    message: str


def fault(kind: ProblemKind, **values: object) -> PhotoFault:
    """The fault of this kind, with ``values`` put into its message."""
    return PhotoFault(kind.code, kind.say(**values))


EMPTY = ProblemKind(
    "photo-empty",
    "the photo '{name}' is an empty file. Copy it here again.",
    "A photo's file holds nothing.",
)
TOO_HEAVY = ProblemKind(
    "photo-too-heavy",
    "the photo '{name}' has {size} MB; {limit} MB is the most. Save a smaller copy, such as the "
    "size 'large' that phones offer when you share a photo.",
    "A photo's file is larger than any camera's.",
)
TOO_MANY_PIXELS = ProblemKind(
    "photo-too-large",
    "the photo '{name}' has more pixels than this kit can handle. Save a copy with at most {limit} "
    "pixels on the long edge.",
    "A photo with more pixels than can be handled safely.",
)
TYPE_NOT_ACCEPTED = ProblemKind(
    "photo-type-not-accepted",
    "'{name}' is not a kind of photo this kit publishes. Save it as .jpg, .png, .webp or .avif.",
    "A photo's name ends with something other than .jpg, .jpeg, .png, .webp or .avif.",
)
WRONG_TYPE = ProblemKind(
    "photo-wrong-type",
    "'{name}' is really {format}. Give it a name that ends with {extension}.",
    "A photo's name claims another type than its contents.",
)
HEIC = ProblemKind(
    "photo-heic",
    "'{name}' is in Apple's format HEIC, which most browsers cannot show. Save it as JPEG, or "
    "choose 'Most Compatible' in the phone's camera settings.",
    "A photo as iPhones store it, which few browsers can show.",
)
NOT_AN_IMAGE = ProblemKind(
    "photo-not-an-image",
    "'{name}' is not a picture that can be opened. Export it again as .jpg or .png.",
    "A photo's file holds something other than a picture.",
)
DAMAGED = ProblemKind(
    "photo-damaged",
    "the photo '{name}' is damaged or incomplete. Copy it here again from the camera or phone.",
    "A photo that begins well and cannot be read to its end.",
)
MOVING = ProblemKind(
    "photo-moving",
    "'{name}' is a moving picture; only its first moment would be shown. Save that moment as a "
    ".jpg or .png.",
    "An animation in place of a photo.",
)
