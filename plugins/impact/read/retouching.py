"""Posts of which only the text has changed: the commonest edit, after which little is read again.

Whatever else differs, however small, is left to reading everything: then nothing is found here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from plugins.impact.model.content import Content
from plugins.impact.model.post import Post
from plugins.impact.read.bodies import text_of
from plugins.impact.read.early import read
from plugins.impact.read.exchange import seen_elsewhere
from plugins.impact.read.files import Found, Source
from plugins.impact.read.parsing import Parsed, parse
from plugins.impact.read.reading import Reading


@dataclass(frozen=True)
class Retouched:
    """An area as it was read before, but for the texts of ``posts``."""

    reading: Reading
    content: Content
    posts: tuple[Post, ...]


class _MoreThanTexts(Exception):
    pass


def retouched(last: Reading, content: Content, found: Found) -> Retouched | None:
    """What ``found`` holds where it is ``last`` (of which ``content`` holds together) but for the
    texts of posts, with the same first paragraph, headings and links; none where it is not."""
    before = last.found
    if (before.refused, before.passed_over, before.problems) != (
        found.refused,
        found.passed_over,
        found.problems,
    ):
        return None
    try:
        files = [_parsed(source, last) for source in _changed(before, found)]
        posts = tuple(_post(file, last, content) for file in files)
    except _MoreThanTexts:
        return None
    parsed = {**last.parsed, **{file.path: file for file in files}}
    posts_by_id = {**content.posts, **{post.id: post for post in posts}}
    reading = replace(last, found=found, parsed=parsed)
    return Retouched(reading, content.with_posts(posts_by_id), posts)


def _changed(before: Found, found: Found) -> Iterator[Source]:
    if len(before.sources) != len(found.sources):
        raise _MoreThanTexts
    for old, new in zip(before.sources, found.sources, strict=True):
        if old.path != new.path:
            raise _MoreThanTexts
        if old is not new and old.digest != new.digest:
            yield new


def _parsed(source: Source, last: Reading) -> Parsed:
    """The file as it is now, its fields word for word as they were."""
    old = last.parsed.get(source.path)
    if old is None or old.shelf.name != "posts" or old.problems:
        raise _MoreThanTexts
    new = parse(source, old.shelf, read(source, old.shelf, last.found.shown_as))
    same = [entry.fields for entry in new.entries] == [entry.fields for entry in old.entries]
    if new.problems or not same or len(new.entries) != 1:
        raise _MoreThanTexts
    return new


def _post(file: Parsed, last: Reading, content: Content) -> Post:
    """The post with its new text, in which nothing is wrong and all that others see is the same."""
    (written,), text = file.entries, text_of(file)
    old = content.posts.get(written.id)
    if old is None or text is None:
        raise _MoreThanTexts
    kept = last.conversion.converted((file, text))
    faults = (*old.body.faults, *kept.rendered.faults)
    if kept.refused or faults or seen_elsewhere(kept.rendered) != seen_elsewhere(old.body):
        raise _MoreThanTexts
    return old.model_copy(update={"body": kept.rendered, "origin": written.origin})
