"""A build in a new process, where only the texts of posts have changed since the last one.

Then everything else holds as it did: no fields are read, nothing is worked out, no template is
needed. A new text takes the place of the old one in the page that the last build made. Whatever
else differs, however small, is left to a build of everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from plugins.cache import contents
from plugins.impact.publish.outline import Outline, asked_for
from plugins.impact.read.files import Source, glance
from plugins.incremental import Renewal
from plugins.incremental import notes as noted
from plugins.incremental.record import FILE as RECORD
from plugins.incremental.renewal import Stage


def renewed(asked: str, content: Path, stage: Stage, folder: Path) -> Sequence[str] | None:
    """Make what has to be made of the site of ``content`` in ``folder``, for this ``stage``.

    Gives the advice that the last build gave, or none where everything has to be built.
    """
    last = Outline.read(stage.notes)
    if last is None or last.made != noted.mark(stage.notes / RECORD) or not last.is_of_today:
        return None
    read = glance(content, last.files, last.passed_over)
    if read is None or last.asked != asked_for(asked):
        return None
    if last.site_theme != contents([Path(last.theme)]):
        return None
    texts = _texts([source for source in read if _is_other(source, last)], last)
    if texts is None or not Renewal.of(stage).exchange(texts, folder):
        return None
    stage.when_in_place(partial(_note, last, read, stage.notes))
    return [line for _, line in last.advice]


def _is_other(source: Source, last: Outline) -> bool:
    return source.seen.digest != last.files[source.path].digest


def _texts(changed: Sequence[Source], last: Outline) -> dict[str, str] | None:
    """The HTML of the texts of ``changed`` by the files that show them; none where more changed."""
    advised = {path for path, _ in last.advice}
    texts = {}
    for source in changed:
        old = last.texts.get(source.path)
        body = old.text.rendered(source.data, last.words) if old else None
        if old is None or body is None or source.path in advised:
            return None
        texts[old.shown_in] = body.html
    return texts


def _note(last: Outline, read: Sequence[Source], notes: Path) -> None:
    now = {source.path: source.seen for source in read}
    outline = replace(last, made=noted.mark(notes / RECORD), files={**last.files, **now})
    if outline != last:
        outline.write(notes)
