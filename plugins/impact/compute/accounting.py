"""What became of every file below the content folder: nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from plugins.impact.compute import faults
from plugins.impact.compute.visibility import documents_of, hidden_photos, photos_of, post_state
from plugins.impact.model.content import Content, Files
from plugins.problems import Problem

FileState = Literal["published", "draft", "scheduled", "withdrawn", "problem"]
STATES: tuple[FileState, ...] = ("published", "draft", "scheduled", "withdrawn", "problem")
ASSETS = ("documents/", "photos/")


@dataclass(frozen=True)
class Account:
    """The state of each file by its path, and the files that were passed over by rule."""

    states: Mapping[str, FileState]
    passed_over: tuple[str, ...]

    def count(self, state: FileState) -> int:
        """How many files are in ``state``."""
        return sum(found == state for found in self.states.values())


def account(
    files: Files, problems: Iterable[Problem], content: Content | None, as_of: date
) -> Account:
    """Where each of ``files`` stands on ``as_of``: exactly one state each."""
    wrong = {problem.path for problem in problems if not problem.advice}
    posts = _post_states(content, as_of) if content else {}
    uses = _asset_states(content, as_of) if content else {}
    states: dict[str, FileState] = {}
    for path in files.paths:
        shown = f"{files.shown_as}/{path}"
        if shown in wrong:
            states[path] = "problem"
        elif path.startswith(ASSETS):
            states[path] = uses.get(path, "draft" if path in files.drafts else "problem")
        else:
            states[path] = posts.get(shown, "draft" if path in files.drafts else "published")
    return Account(states, files.passed_over)


def unused_files(files: Files, content: Content, as_of: date) -> Iterator[Problem]:
    """Advice about each document and photo that no post uses."""
    uses = _asset_states(content, as_of)
    for path in files.paths:
        if path.startswith(ASSETS) and path not in uses and path not in files.named:
            yield faults.UNUSED_FILE.at(f"{files.shown_as}/{path}", 1).as_advice()


def _post_states(content: Content, as_of: date) -> dict[str, FileState]:
    return {post.origin.path: post_state(post, content, as_of) for post in content.posts.values()}


def _asset_states(content: Content, as_of: date) -> dict[str, FileState]:
    """A file is as public as the most public post that uses it."""
    found: dict[str, FileState] = {}
    for path, used in _uses(content, as_of):
        if path not in found or STATES.index(used) < STATES.index(found[path]):
            found[path] = used
    return found


def _uses(content: Content, as_of: date) -> Iterator[tuple[str, FileState]]:
    hidden = hidden_photos(content, as_of)
    for post in content.posts.values():
        own: FileState = post_state(post, content, as_of)
        for name in documents_of(post):
            yield f"documents/{name}", own
        for name in photos_of(post):
            yield f"photos/{name}", hidden.get(name, own)
