"""``docs/fields.md``: every field of every plan file and of every kind of post."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from plugins.impact.compute.gaps import GAP_KINDS
from plugins.impact.model.entry import Entry, FieldGroup
from plugins.impact.model.kinds import KINDS
from plugins.impact.model.post import Post
from plugins.impact.read.locations import CLASSES, LOCATIONS, Location
from plugins.kit.manual.markdown import anchor, fence, table
from plugins.kit.manual.structure import (
    as_written,
    groups,
    is_list,
    own_fields,
    part_in,
    shown_path,
    types,
    value_taken,
)
from plugins.kit.manual.words import file_examples

COLUMNS = ("Field", "Needed", "Takes", "What it is")
HEAD = """\
# Fields

<!-- Made by "python -m plugins.kit manual" from the code: edit that, not this page. -->

Everything that can be written, file by file. Most of it may be left out: only the fields marked
**yes** are needed. [Writing posts](writing.md) teaches the same by examples.

Names of fields have underscores (`known_from`), ids have hyphens (`green-places`). A field that
is not listed for its kind of file is a problem, so that a slip of the keyboard never goes
unnoticed. The examples of the plan together are a small area that can be published.
"""


def fields_page() -> str:
    """The page as Markdown."""
    lines = [HEAD, "## What fields take", "", *_types(), "## The plan", ""]
    for location in LOCATIONS:
        if location.name in CLASSES and location.name != "posts":
            lines += _file(location, CLASSES[location.name])
    lines += ["## Posts", "", "### Every post", ""]
    lines += ["`content/posts/<year>/<name>.md`, in a year that the post's date touches.", ""]
    lines += _fields(Post)
    for id_, kind in KINDS.items():
        lines += [f"### `kind: {id_}`", "", _said(kind), "", *_fields(kind)]
    lines += ["## Codes of gaps", "", *_gaps()]
    return "\n".join(lines).rstrip() + "\n"


def _types() -> Iterator[str]:
    rows = ((type_.called, type_.written) for type_ in types())
    yield from table(("Called here", "Written"), rows)
    yield ""


def _file(location: Location, entry: type[Entry]) -> Iterator[str]:
    """A file of the plan: its fields, the groups in them, and an example."""
    example = file_examples()[location.name]
    yield from (f"### {example.title}", "")
    more = {"list": " is a list. Each entry:", "markdown": ", with text below its fields:"}
    yield from (f"`{shown_path(location)}`{more.get(location.form, ':')}", "")
    yield from _fields(entry)
    language = "markdown" if location.form == "markdown" else "yaml"
    for id_, text in example.texts.items():
        yield from (f"`{shown_path(location, id_)}`", "", *fence(text, language), "")


def _fields(entry: type[FieldGroup]) -> Iterator[str]:
    """The table of an entry's fields, then those of the groups that no table had yet."""
    own = tuple(own_fields(entry))
    if not own:
        yield from ("It has the fields of every post, and no others.", "")
        return
    yield from (*table(COLUMNS, (_row(entry, *field) for field in own)), "")
    for part, group in groups().items():
        if group.owner is entry:
            yield from (f"#### {_heading(part)}", "", _said(part), "", *_fields(part))


def _row(entry: type[FieldGroup], name: str, type_: Any) -> tuple[str, ...]:
    info, written = entry.model_fields[name], as_written(entry, name)
    about = info.description or ""
    if isinstance(info.default, str):
        about += f"; usually `{info.default}`"
    needed = "**yes**" if info.is_required() else ""
    return f"`{written}`", needed, _taken(written, type_), about


def _taken(written: str, type_: Any) -> str:
    part = part_in(type_)
    if part is not None:
        link = f"[`{written}`](#{anchor(_heading(part))})"
        return f"a list of {link}" if is_list(type_) else f"fields of its own, {link}"
    # Only the kind of a post is any text to the model, because it decides which class to take.
    return _codes(KINDS) if type_ is str else value_taken(type_)


def _codes(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _heading(part: type[FieldGroup]) -> str:
    return f"In {_codes(groups()[part].names)}"


def _said(entry: type[FieldGroup]) -> str:
    """The first sentence or two of a class's documentation."""
    return " ".join((entry.__doc__ or "").split("\n\n")[0].split())


def _gaps() -> Iterator[str]:
    yield "A gap is named in `plan/known-gaps.yaml` by its code, a space and its subject."
    yield ""
    rows = ((f"`{gap.code}`", gap.subject, gap.shown_when) for gap in GAP_KINDS.values())
    yield from table(("Code", "Subject", "Shown when"), rows)
