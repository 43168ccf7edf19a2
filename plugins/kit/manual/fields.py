"""``docs/fields.md``: every field of every plan file and of every kind of post."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, get_type_hints

from plugins.impact.compute.gaps import CLOSERS
from plugins.impact.model.kinds import KINDS
from plugins.impact.model.post import Post
from plugins.impact.model.record import Entry, Part
from plugins.impact.read.shelves import ID, SHELVES, Shelf
from plugins.kit.manual.markdown import anchor, fence, table
from plugins.kit.manual.takes import is_list, part_in, value_taken
from plugins.kit.manual.words import field_words

COLUMNS = ("Field", "Needed", "Takes", "What it is")
HEAD = """\
# Fields

<!-- Made by "python -m plugins.kit manual" from the code: edit that, not this page. -->

Everything that can be written, file by file. Most of it may be left out: only the fields marked
**yes** are needed. [Writing posts](writing.md) teaches the same by examples.

The names of fields have underscores (`known_from`), ids have hyphens (`green-places`). A field
that is not listed for its kind of file is a problem, so that a slip of the keyboard never goes
unnoticed. The examples together are a whole small area that can be published.
"""


def fields_page() -> str:
    """The page as Markdown."""
    parts = _parts()
    lines = [HEAD, *_types(), "## The plan", ""]
    for shelf in SHELVES:
        if shelf.entry is not None and shelf.name != "posts":
            lines += _file(shelf, shelf.entry, parts)
    lines += _posts(parts)
    lines += _gaps()
    return "\n".join(lines).rstrip() + "\n"


def shown_path(shelf: Shelf, id_: str = "<name>") -> str:
    """The path of what lies on ``shelf``, below the content folder."""
    path = shelf.pattern.pattern.replace("\\", "")
    year = path.replace(rf"(?P<id>(?:19|20)dd/{ID})", f"<year>/{id_}")
    return re.sub(r"\(\?P<id>.*\)", id_, year)


def own_fields(entry: type[Part]) -> Iterator[tuple[str, Any]]:
    """The names of the fields that may be written in ``entry``, and the type of each.

    A kind of post has what sets it apart from other posts.
    """
    given: frozenset[str] = getattr(entry, "given", frozenset())
    shared = Post.model_fields if issubclass(entry, Post) and entry is not Post else {}
    types = get_type_hints(entry, include_extras=True)
    for name in entry.model_fields:
        if name not in given and name not in shared:
            yield name, types[name]


def entries() -> Iterator[type[Entry]]:
    """Every class that an area writes entries of."""
    for shelf in SHELVES:
        if shelf.entry is not None:
            yield shelf.entry
    yield from KINDS.values()


def _parts() -> dict[type[Part], list[str]]:
    """Each group of fields within entries, and the names of the fields that take it."""
    found: dict[type[Part], list[str]] = {}
    open_: list[type[Part]] = list(entries())
    while open_:
        for name, type_ in own_fields(open_.pop(0)):
            part = part_in(type_)
            if part is None:
                continue
            if part not in found:
                open_.append(part)
            names = found.setdefault(part, [])
            names += [name] if name not in names else []
    return found


def _types() -> Iterator[str]:
    yield "## What fields take"
    yield ""
    yield from table(
        ("Called here", "Written"), ((called, how) for called, how in field_words().types.values())
    )
    yield ""


def _file(shelf: Shelf, entry: type[Entry], parts: dict[type[Part], list[str]]) -> Iterator[str]:
    """A file of the plan: its fields, the groups in them, and an example."""
    yield f"### {field_words().files[shelf.name]['title']}"
    yield ""
    each = ", a list; each entry has" if shelf.form == "list" else " has"
    below = ", and text below them" if shelf.form == "markdown" else ""
    yield f"`content/{shown_path(shelf)}`{each} these fields{below}."
    yield ""
    yield from _fields(entry, parts)
    language = "markdown" if shelf.form == "markdown" else "yaml"
    for id_, text in field_words().examples(shelf.name):
        yield from (f"`content/{shown_path(shelf, id_)}`", "", *fence(text, language), "")


def _posts(parts: dict[type[Part], list[str]]) -> Iterator[str]:
    yield from ("## Posts", "", "### Every post", "")
    yield "`content/posts/<year>/<name>.md`, in the folder of a year that its date touches."
    yield ""
    yield from _fields(Post, parts)
    for id_, kind in KINDS.items():
        yield from (f"### `kind: {id_}`", "", f"{_said(kind)}", "")
        yield from _fields(kind, parts)


def _fields(entry: type[Part], parts: dict[type[Part], list[str]]) -> Iterator[str]:
    """The table of an entry's fields, then those of the groups that no table had yet."""
    own = list(own_fields(entry))
    if own:
        yield from (*table(COLUMNS, (_row(entry, *field, parts) for field in own)), "")
    else:
        yield from ("Nothing beside the fields of every post.", "")
    for part in dict.fromkeys(part for _, type_ in own if (part := part_in(type_)) is not None):
        if own[-1] and _first_use(part, entry, parts):
            yield from (f"#### {_heading(parts[part])}", "", _said(part), "")
            yield from _fields(part, parts)


def _first_use(part: type[Part], entry: type[Part], parts: dict[type[Part], list[str]]) -> bool:
    """Whether ``entry`` is the first, in the order of the page, to take ``part``."""
    users = (user for user in (*entries(), *parts) if part in map(part_in, _types_of(user)))
    return next(users) is entry


def _types_of(entry: type[Part]) -> Iterable[Any]:
    return (type_ for _, type_ in own_fields(entry))


def _row(
    entry: type[Part], name: str, type_: Any, parts: dict[type[Part], list[str]]
) -> tuple[str, ...]:
    info = entry.model_fields[name]
    written, part = info.alias or name, part_in(type_)
    if part is not None:
        link = f"[`{written}`](#{anchor(_heading(parts[part]))})"
        takes = f"a list of {link}" if is_list(type_) else f"the fields of {link}"
    else:
        takes = value_taken(type_) if type_ is not str else ", ".join(f"`{id_}`" for id_ in KINDS)
    usual = info.default if isinstance(info.default, str) else None
    about = field_words().fields[entry.__name__][written]
    return (
        f"`{written}`",
        "**yes**" if info.is_required() else "",
        takes,
        f"{about}; usually `{usual}`" if usual else about,
    )


def _heading(names: Iterable[str]) -> str:
    return "In " + ", ".join(f"`{name}`" for name in names)


def _said(entry: type[Part]) -> str:
    """The first sentence or two of a class's documentation."""
    return " ".join((entry.__doc__ or "").split("\n\n")[0].split())


def _gaps() -> Iterator[str]:
    yield from ("## Codes of gaps", "")
    yield "A gap is named in `plan/known-gaps.yaml` by its code, a space and its subject."
    yield ""
    rows = ((f"`{code}`", *field_words().gaps[code]) for code in CLOSERS)
    yield from table(("Code", "Subject", "Shown when"), rows)
