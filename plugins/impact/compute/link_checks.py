"""Links from one text to a place on the site: whether they arrive, once all pages are known."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from plugins.impact.compute import faults
from plugins.impact.model.content import Content
from plugins.impact.model.entry import Entry
from plugins.impact.model.plan import TextEntry
from plugins.impact.model.post import Post
from plugins.impact.model.text import Text, TextFacts
from plugins.markup.links import LinkKind, TextLink
from plugins.problems import Problem, ProblemKind, Sentence, suggest

WAITS = Sentence(" That post is a draft, or waits for its day.")


@dataclass(frozen=True)
class Arrivals:
    """Where links can arrive.

    ``addresses`` are all of the site; ``of_file`` gives the address of a file that a link in
    another file names; ``has_anchor`` says whether a page has an id.
    """

    addresses: Collection[str]
    of_file: Callable[[TextLink, str], str]
    has_anchor: Callable[[str, str], bool]


def broken_links(
    content: Content, texts: Mapping[str, Text], visible: Collection[str], arrivals: Arrivals
) -> Iterator[Problem]:
    """A problem for each link in a text of ``content`` that does not arrive.

    ``texts``, by the files they stand in, say on which line each link is. In a post that is not
    ``visible`` (ids) it is advice: it matters once that is published.
    """
    for entry, body, first_line in _texts(content):
        hidden = isinstance(entry, Post) and entry.id not in visible
        for place, link in enumerate(body.links):
            wrong = _wrong(link, entry, arrivals)
            if wrong is not None:
                kind, values = wrong
                line = first_line + texts[entry.origin.path].link_lines[place] - 1
                problem = kind.at(entry.origin.path, line, **values)
                yield problem.as_advice() if hidden else problem


def is_of_a_link(problem: Problem) -> bool:
    """Whether ``problem`` is one of those, whose line is that of a link in a text."""
    return problem.code in (faults.NO_SUCH_PAGE.code, faults.BROKEN_ANCHOR.code)


def _texts(content: Content) -> Iterator[tuple[Entry, TextFacts, int]]:
    pages: list[TextEntry] = [
        *content.themes.values(),
        *content.activities.values(),
        *content.pages.values(),
        *content.posts.values(),
    ]
    for page in pages:
        yield page, page.body, page.origin.body_line
    area = content.area
    yield area, area.invitation, area.origin.line("take_part") + 1


def _wrong(
    link: TextLink, entry: Entry, arrivals: Arrivals
) -> tuple[ProblemKind, dict[str, object]] | None:
    """What is wrong with a link, and the values of the message; none where it arrives."""
    if link.kind not in (LinkKind.ADDRESS, LinkKind.FILE):
        return None
    address = link.path
    if link.kind is LinkKind.FILE:
        address = arrivals.of_file(link, entry.origin.path)
    if address not in arrivals.addresses:
        hint = suggest(address, arrivals.addresses) if link.kind is LinkKind.ADDRESS else WAITS
        return faults.NO_SUCH_PAGE, {"value": link.target, "hint": hint}
    if link.anchor and not arrivals.has_anchor(address, link.anchor):
        return faults.BROKEN_ANCHOR, {"value": link.target}
    return None
