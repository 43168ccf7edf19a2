"""Links from one text to a place on the site: whether they arrive, once all pages are known."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from plugins.impact.compute import faults
from plugins.impact.model.content import Content
from plugins.impact.model.plan import Page
from plugins.impact.model.post import Post
from plugins.impact.model.record import Entry
from plugins.markup import Link, LinkKind, Rendered
from plugins.problems import Problem, suggest
from plugins.problems.kind import Sentence

WAITS = Sentence(" That post is a draft, or waits for its day.")


@dataclass(frozen=True)
class Arrivals:
    """Where links can arrive.

    ``addresses`` are all of the site; ``of_file`` gives the address of a file that a link in
    another file names; ``has_anchor`` says whether a page has an id.
    """

    addresses: Collection[str]
    of_file: Callable[[Link, str], str]
    has_anchor: Callable[[str, str], bool]


def broken_links(
    content: Content, visible: Collection[str], arrivals: Arrivals
) -> Iterator[Problem]:
    """A problem for each link in a text of ``content`` that does not arrive.

    In a post that is not ``visible`` (ids) it is advice: it matters once that is published.
    """
    for entry, body, first_line in _texts(content):
        hidden = isinstance(entry, Post) and entry.id not in visible
        known = {(fault.line, fault.subject) for fault in body.faults}
        for link in body.links:
            problem = _problem(link, entry, first_line, arrivals)
            if problem is not None and (link.line, link.target) not in known:
                yield problem.as_advice() if hidden else problem


def _texts(content: Content) -> Iterator[tuple[Entry, Rendered, int]]:
    pages: list[Page] = [
        *content.themes.values(),
        *content.activities.values(),
        *content.pages.values(),
        *content.posts.values(),
    ]
    for page in pages:
        yield page, page.body, page.origin.body_line
    area = content.area
    yield area, area.invitation, area.origin.line("take_part") + 1


def _problem(link: Link, entry: Entry, first_line: int, arrivals: Arrivals) -> Problem | None:
    if link.kind not in (LinkKind.ADDRESS, LinkKind.FILE):
        return None
    address = link.path
    if link.kind is LinkKind.FILE:
        address = arrivals.of_file(link, entry.origin.path)
    path, line = entry.origin.path, first_line + link.line - 1
    if address not in arrivals.addresses:
        hint = suggest(address, arrivals.addresses) if link.kind is LinkKind.ADDRESS else WAITS
        return faults.NO_SUCH_PAGE.at(path, line, value=link.target, hint=hint)
    if link.anchor and not arrivals.has_anchor(address, link.anchor):
        return faults.BROKEN_ANCHOR.at(path, line, value=link.target)
    return None
