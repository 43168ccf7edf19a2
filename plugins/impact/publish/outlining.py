"""What was read, and the build of it → its outline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.impact.model import addresses
from plugins.impact.model.post import Post
from plugins.impact.publish.outline import Outline, Text, asked_for
from plugins.impact.publish.rendering import path_of
from plugins.impact.read.exchange import Exchangeable
from plugins.impact.read.files import Seen, Source
from plugins.impact.read.parsing import Parsed
from plugins.impact.read.reading import Reading
from plugins.impact.read.texts import is_in_parts
from plugins.incremental import notes as noted
from plugins.incremental.record import FILE as RECORD

if TYPE_CHECKING:
    from plugins.impact.publish.build import Build


@dataclass(frozen=True)
class Basis:
    """What an outline takes from files as they were written, which take up much memory.

    ``files`` are all that were read, and ``texts`` those of posts that can be exchanged, by path.
    """

    files: Mapping[str, Seen]
    texts: Mapping[str, Exchangeable]

    @classmethod
    def of(cls, reading: Reading) -> Basis:
        """That of the area that was read."""
        return cls({source.path: seen(source) for source in reading.found.sources}, _texts(reading))


def note(build: Build, basis: Basis, notes: Path) -> None:
    """Note the outline of ``build``, which is in place, in the folder ``notes``."""
    found, order = build.reading.found, build.order
    if found.problems or found.refused:
        return
    below, zone = f"{found.shown_as}/", build.facts.content.area.timezone
    Outline(
        asked=asked_for(order.asked),
        made=noted.mark(notes / RECORD),
        theme=str(order.theme),
        site_theme=build.site_theme,
        day=None if order.as_of else (zone, build.as_of.isoformat()),
        files=basis.files,
        passed_over=found.passed_over,
        advice=[(problem.path.removeprefix(below), problem.said) for problem in build.problems],
        words=build.reading.conversion.words,
        texts=dict(_shown(build, basis)),
    ).write(notes)


def seen(source: Source) -> Seen:
    """What is to be known of a file that was read."""
    return Seen(source.stamp, source.digest.hex())


def _texts(reading: Reading) -> dict[str, Exchangeable]:
    sources = {source.path: source for source in reading.found.sources}
    found = {}
    for path, file, post in _posts(reading):
        if file.problems or is_in_parts(file) or len(file.entries) != 1:
            continue
        resolve = reading.conversion.resolver(file)
        text = Exchangeable.of(sources[path].data, file.document.body_line, post.body, resolve)
        if text:
            found[path] = text
    return found


def _posts(reading: Reading) -> Iterator[tuple[str, Parsed, Post]]:
    """Each post, with its file as it was written and the path of that."""
    posts = reading.content.posts.values() if reading.content else ()
    by_path = {post.origin.path: post for post in posts}
    for path, file in reading.parsed.items():
        if file.document.path in by_path:
            yield path, file, by_path[file.document.path]


def _shown(build: Build, basis: Basis) -> Iterator[tuple[str, Text]]:
    """Every text that is shown on the page of its post, and on no other."""
    below = f"{build.reading.found.shown_as}/"
    for post in build.facts.content.posts.values():
        path = post.origin.path.removeprefix(below)
        if path in basis.texts:
            yield path, Text(path_of(addresses.post(post)), basis.texts[path])
