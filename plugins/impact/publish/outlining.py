"""A build → its outline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.impact.model import addresses
from plugins.impact.publish.outline import Outline, Text, asked_for
from plugins.impact.publish.rendering import path_of
from plugins.impact.read.exchange import Exchangeable
from plugins.incremental import notes as noted
from plugins.incremental.record import FILE as RECORD

if TYPE_CHECKING:
    from plugins.impact.publish.build import Build


def note(build: Build, notes: Path) -> None:
    """Note the outline of ``build``, which is in place, in the folder ``notes``."""
    found, order = build.reading.found, build.order
    if found.problems or found.refused:
        return
    below, zone = f"{found.shown_as}/", build.facts.content.area.timezone
    Outline(
        asked=asked_for(order.asked),
        made=noted.mark(notes / RECORD),
        theme=str(order.theme),
        site_theme=build.theme.mark,
        day=None if order.as_of else (zone, build.as_of.isoformat()),
        files={source.path: source.seen for source in found.sources},
        passed_over=found.passed_over,
        advice=[(problem.path.removeprefix(below), problem.said) for problem in build.problems],
        words=build.reading.conversion.words,
        texts=dict(_texts(build)),
    ).write(notes)


def _texts(build: Build) -> Iterator[tuple[str, Text]]:
    """Every text that is shown on the page of its post, and on no other."""
    reading = build.reading
    sources = {source.path: source for source in reading.found.sources}
    visible = {post.origin.path: post for post in build.facts.content.posts.values()}
    for path, file in reading.parsed.items():
        post = visible.get(file.document.path)
        if post is None or file.problems or file.in_parts or len(file.entries) != 1:
            continue
        resolve = reading.conversion.resolver(file)
        text = Exchangeable.of(sources[path].data, file.document.body_line, post.body, resolve)
        if text:
            yield path, Text(path_of(addresses.post(post)), text)
