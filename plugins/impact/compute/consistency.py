"""Checks between the entries of an area that was read: what fits together, and what does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from pydantic import BaseModel

from plugins.impact.compute import faults
from plugins.impact.compute.evidence import evidence, tells_again
from plugins.impact.compute.gaps import GAP_KINDS
from plugins.impact.model import addresses
from plugins.impact.model.content import Content, TranslationFault
from plugins.impact.model.entry import Entry
from plugins.impact.model.faults import TOO_LARGE
from plugins.impact.model.plan import Activity, Theme
from plugins.impact.model.post import Photo, Post
from plugins.impact.model.quantity import BEYOND, MOST_DIGITS, Quantity
from plugins.problems import Problem, ProblemKind, suggest

Check = Callable[[Content], Iterator[Problem]]
HOLDERS = (Quantity, tuple, BaseModel)
FACTS_OF_KINDS = (
    "recipient",
    "amount",
    "awarded",
    "starts",
    "ends",
    "attendance",
    "document_type",
    "theme",
)
"""Fields of kinds of posts that are the same in all languages."""
WHOLE_WAY = 5
"""A circle of more than so many entries is shown by its first step."""
TRANSLATION_FAULTS: Mapping[TranslationFault, ProblemKind] = {
    "itself": faults.TRANSLATES_ITSELF,
    "of-a-translation": faults.TRANSLATES_A_TRANSLATION,
    "another-kind": faults.TRANSLATES_ANOTHER_KIND,
    "same-language": faults.TRANSLATES_NOTHING,
}


def inconsistencies(content: Content) -> Iterator[Problem]:
    """Every problem between the entries of ``content``; those of drafts are advice."""
    drafts = {p.origin.path for p in content.posts.values() if p.status == "draft"}
    for check in CHECKS:
        for problem in check(content):
            yield problem.as_advice() if problem.path in drafts else problem


def no_circle_of_tellings(content: Content) -> Iterator[Problem]:
    """No post tells of itself, by whatever way round."""
    posts = content.posts
    told = {id_: tells_again(post, content) for id_, post in posts.items()}
    for id_, later, way in _steps_of_circles(told):
        origin = posts[id_].origin
        line = origin.line("tells_of" if later in posts[id_].tells_of else "translation_of")
        yield faults.TELLS_OF_ITSELF.at(origin.path, line, value=way)


def no_circle_of_successors(content: Content) -> Iterator[Problem]:
    """No theme and no activity was replaced by itself, by whatever way round."""
    sorts: tuple[Mapping[str, Theme | Activity], ...] = (content.themes, content.activities)
    for entries in sorts:
        replaced = {
            id_: (e.replaced_by,) for id_, e in entries.items() if e.replaced_by is not None
        }
        for id_, _, way in _steps_of_circles(replaced):
            origin = entries[id_].origin
            line = origin.line("replaced_by")
            yield faults.REPLACED_BY_ITSELF.at(origin.path, line, value=way)


def _steps_of_circles(graph: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str, str]]:
    """Each step of each circle in ``graph``: from where to where, and the whole way as a text."""
    for circle in _circles(graph):
        for place, node in enumerate(circle):
            way = [*circle[place:], *circle[:place], node] if len(circle) <= WHOLE_WAY else []
            later = circle[(place + 1) % len(circle)]
            yield node, later, " → ".join(way or [node, later, "…", node])


def _circles(graph: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Circles in ``graph`` that share no node; there is at least one where there is any.

    What leads to no circle is taken away. From what is left one step can be followed for ever.
    """
    sorter, harmless = TopologicalSorter(graph), set[str]()
    try:
        sorter.prepare()
    except CycleError:
        while ready := sorter.get_ready():
            harmless.update(ready)
            sorter.done(*ready)
        steps = {
            node: next(later for later in following if later not in harmless)
            for node, following in graph.items()
            if node not in harmless
        }
        seen: set[str] = set()
        for start in steps:
            way, node = [], start
            while node not in seen:
                seen.add(node)
                way.append(node)
                node = steps[node]
            if node in way:
                yield way[way.index(node) :]


def translations_have_an_original(content: Content) -> Iterator[Problem]:
    """What a post translates is another post of its kind, in another language."""
    for post in content.posts.values():
        original = content.posts.get(post.translation_of or "")
        fault = content.translation_fault(post, original) if original else None
        if original is None or fault is None:
            continue
        yield TRANSLATION_FAULTS[fault].at(
            post.origin.path,
            post.origin.line("translation_of"),
            value=original.id,
            first=original.translation_of,
            kind=post.kind,
            other=original.kind,
            language=content.language_of(post),
        )


def retellings_have_a_place(content: Content) -> Iterator[Problem]:
    """A row that tells something again is about one piece of evidence, not several."""
    for retelling in evidence(content).unplaced:
        post = content.posts[retelling.post]
        index = retelling.row - (len(post.rows) - len(post.evidence))
        line = post.origin.line("evidence", index) if index >= 0 else post.origin.line("tells_of")
        others = " and ".join(retelling.others)
        kind = faults.RETELLS_ELSEWHERE if retelling.other_level else faults.RETELLS_SEVERAL
        yield kind.at(post.origin.path, line, value=retelling.subject, others=others)


def one_currency(content: Content) -> Iterator[Problem]:
    """Every amount of money is in the area's currency."""
    entries: list[Entry] = [
        content.area,
        *content.activities.values(),
        *content.posts.values(),
    ]
    for entry in entries:
        for where, quantity in _quantities(entry, ()):
            if quantity.currency not in ("", content.area.currency):
                yield faults.OTHER_CURRENCY.at(
                    entry.origin.path,
                    entry.origin.line(*where),
                    value=quantity.currency,
                    currency=content.area.currency,
                )


def translations_say_the_same(content: Content) -> Iterator[Problem]:
    """A post has one translation into a language, with the facts of the post itself: those of the
    translation are in no list and no table."""
    first: dict[tuple[str, str], str] = {}
    for post in content.posts.values():
        original = content.original_of(post)
        if original is None:
            continue
        path, line = post.origin.path, post.origin.line("translation_of")
        language = content.language_of(post)
        other = first.setdefault((original.id, language), post.id)
        if other != post.id:
            yield faults.TRANSLATED_TWICE.at(
                path, line, value=original.id, other=other, language=language
            )
        for field in FACTS_OF_KINDS:
            here, there = getattr(post, field, None), getattr(original, field, None)
            if here is not None and here != there:
                line = post.origin.line(field)
                yield faults.TRANSLATION_DIFFERS.at(path, line, field=field, value=original.id)


def hours_at_a_rate_can_be_shown(content: Content) -> Iterator[Problem]:
    """No hours are worth more than any number here can be."""
    for activity in content.activities.values():
        for index, part in enumerate(activity.added_value):
            value = part.value
            if value is not None and value.amount >= BEYOND:
                line = activity.origin.line("added_value", index, "hours")
                yield TOO_LARGE.at(
                    activity.origin.path, line, value=f"{value.amount:,f}", limit=MOST_DIGITS
                )


def _quantities(
    value: object, where: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], Quantity]]:
    if isinstance(value, Quantity):
        yield where, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _quantities(item, (*where, index))
    elif isinstance(value, BaseModel):
        for name, item in value:
            if item and isinstance(item, HOLDERS):
                yield from _quantities(item, (*where, name))


def pages_have_free_addresses(content: Content) -> Iterator[Problem]:
    """No page of the area takes the place of one that the kit makes."""
    for page in content.pages.values():
        if page.id in addresses.RESERVED:
            yield faults.ADDRESS_TWICE.at(
                page.origin.path, 1, value=addresses.page(page.id), other="a page of the kit"
            )


def one_colour_a_theme(content: Content) -> Iterator[Problem]:
    """No two themes choose one colour."""
    first: dict[int, str] = {}
    for theme in content.themes.values():
        if theme.colour is None:
            continue
        other = first.setdefault(theme.colour, theme.id)
        if other != theme.id:
            line = theme.origin.line("colour")
            yield faults.COLOUR_TWICE.at(theme.origin.path, line, value=theme.colour, other=other)


def known_gaps_are_gaps(content: Content) -> Iterator[Problem]:
    """An explained gap is written as the code of a gap and its subject."""
    for known in content.known_gaps:
        code, _space, subject = known.gap.partition(" ")
        if code not in GAP_KINDS or not subject:
            line = known.origin.line("gap")
            hint = suggest("" if code in GAP_KINDS else code, GAP_KINDS)
            yield faults.UNKNOWN_GAP.at(known.origin.path, line, value=known.gap, hint=hint)


def plan_period_ids_are_used_once(content: Content) -> Iterator[Problem]:
    """No two plan periods have one id."""
    seen: set[str] = set()
    for index, period in enumerate(content.area.plan_periods):
        if period.id in seen:
            line = content.area.origin.line("plan_periods", index, "id")
            yield faults.PERIOD_TWICE.at(content.area.origin.path, line, value=period.id)
        seen.add(period.id)


def words_mean_one_impact(content: Content) -> Iterator[Problem]:
    """No title or alias stands for two kinds of impact."""
    first: dict[str, str] = {}
    for impact in content.impacts.values():
        for word in (impact.title, *impact.aliases):
            other = first.setdefault(word.casefold(), impact.id)
            if other != impact.id:
                line = impact.origin.line("aliases")
                yield faults.ALIAS_TWICE.at(impact.origin.path, line, value=word, other=other)


def photos_are_said_once(content: Content) -> Iterator[Problem]:
    """Who is in a photo, and their consent, is the same wherever it is shown."""
    first: dict[str, tuple[Post, Photo]] = {}
    for post in content.posts.values():
        for index, photo in enumerate(post.photos):
            other, same = first.setdefault(photo.file, (post, photo))
            if (same.people, same.consent) != (photo.people, photo.consent):
                line = post.origin.line("photos", index)
                yield faults.PHOTO_SAID_TWICE.at(
                    post.origin.path, line, value=photo.file, other=other.id
                )


def plan_periods_run_forwards(content: Content) -> Iterator[Problem]:
    """No plan period ends before it starts."""
    for index, period in enumerate(content.area.plan_periods):
        if period.ends is not None and period.ends.last < period.starts.first:
            line = content.area.origin.line("plan_periods", index, "ends")
            yield faults.PERIOD_ORDER.at(content.area.origin.path, line)


CHECKS: tuple[Check, ...] = (
    no_circle_of_tellings,
    no_circle_of_successors,
    translations_have_an_original,
    translations_say_the_same,
    retellings_have_a_place,
    one_currency,
    hours_at_a_rate_can_be_shown,
    pages_have_free_addresses,
    one_colour_a_theme,
    known_gaps_are_gaps,
    plan_periods_run_forwards,
    plan_period_ids_are_used_once,
    words_mean_one_impact,
    photos_are_said_once,
)
