"""The photos that visible posts show, each through the one function that publishes photos."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from plugins import photos
from plugins.impact.model.content import Content
from plugins.impact.publish.theme import FINGERPRINT, OutputFile
from plugins.impact.report.facts import PublishedPhoto


def published_photos(
    content: Content, sources: Mapping[str, bytes]
) -> tuple[dict[str, PublishedPhoto], list[OutputFile]]:
    """Each photo that a post of ``content`` shows, and its file; ``sources`` by photo name."""
    shown: dict[str, PublishedPhoto] = {}
    files: list[OutputFile] = []
    used = {photo.file for post in content.posts.values() for photo in post.photos}
    for name in sorted(used):
        copy = photos.publish(sources[name], name)
        if isinstance(copy, photos.PhotoFault):
            raise ValueError(f"content/photos/{name}: {copy.message}")
        print_ = sha256(copy.data).hexdigest()[:FINGERPRINT]
        path = f"photos/{print_}.{copy.extension}"
        shown[name] = PublishedPhoto(f"/{path}", copy.width, copy.height)
        files.append(OutputFile(path, copy.data))
    return shown, files
