"""What may happen to the files of an area: to their bytes, fields and texts, and to their names.

A mutation is a value that can be printed and done again. Where there is nothing for it to change,
it changes nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from hypothesis import strategies as st

from plugins.impact.model.area import Area as AreaEntry
from plugins.impact.model.kinds import KINDS
from plugins.impact.read.locations import CLASSES, entry_of, location_of
from plugins.impact.read.validation import field_names
from tests.fuzz.area import Area, Folder, Link, fields_of, loaded, parted, read_area, sort_of
from tests.fuzz.values import DATES, MARKDOWN, NASTY, NUMBERS, Raw


class Mutation(Protocol):
    """Changes an area."""

    def __call__(self, area: Area) -> None: ...


@dataclass(frozen=True)
class Bytes:
    """Bytes of a file are not what they were; ``place`` is in thousandths of its length."""

    path: str
    how: str
    place: int
    length: int

    def __call__(self, area: Area) -> None:
        data = area.get(self.path)
        if isinstance(data, bytes):
            at = len(data) * self.place // 1000
            area[self.path] = BYTES[self.how](data, at, at + self.length)


def _saved_as(encoding: str) -> Callable[[bytes, int, int], bytes]:
    return lambda data, *_: data.decode("utf-8", "replace").encode(encoding, "replace")


BYTES: dict[str, Callable[[bytes, int, int], bytes]] = {
    "flip": lambda data, at, to: data[:at] + bytes(b ^ 0x55 for b in data[at:to]) + data[to:],
    "cut": lambda data, at, to: data[:at] + data[to:],
    "end": lambda data, at, to: data[:at],
    "repeat": lambda data, at, to: data[:to] + data[at:],
    "repeat often": lambda data, at, to: data[:to] + data[at:to] * 500 + data[to:],
    "zeros": lambda data, at, to: data[:at] + b"\0" * (to - at) + data[at:],
    "not UTF-8": lambda data, at, to: data[:at] + b"\xff\xfe\x80" + data[at:],
    "newlines": lambda data, at, to: data[:at] + b"\n" * (to - at) + data[at:],
    "a mark before": lambda data, *_: b"\xef\xbb\xbf" + data,
    "as Windows ends lines": lambda data, *_: data.replace(b"\n", b"\r\n"),
    "as old Macs end lines": lambda data, *_: data.replace(b"\n", b"\r"),
    "no line at the end": lambda data, *_: data.rstrip(b"\n"),
    "nothing": lambda data, *_: b"",
    "UTF-16": _saved_as("utf-16"),
    "Latin-1": _saved_as("latin-1"),
    "UTF-32": _saved_as("utf-32"),
}


@dataclass(frozen=True)
class Fields:
    """A field, or one deeper down, is not what it was; ``pick`` says which."""

    path: str
    how: str
    pick: tuple[int, ...]
    name: str
    value: Any

    def __call__(self, area: Area) -> None:
        data = area.get(self.path)
        if not isinstance(data, bytes):
            return
        head, fence, text = parted(data)
        tree = loaded(head if self.path.endswith(".md") else text)
        if isinstance(tree, dict | list) and tree:
            self._change(tree)
            said = _written(tree)
            whole = f"---\n{said}{fence[1:]}{text}" if fence else said
            area[self.path] = whole.encode("utf-8", "surrogatepass")

    def _change(self, tree: Any) -> None:
        holder, key = _holder(tree, self.pick)
        if self.how == "set":
            holder[key] = self.value
        elif self.how == "drop":
            del holder[key]
        elif self.how == "nest":
            holder[key] = {self.name: holder[key]}
        elif self.how == "list":
            holder[key] = [holder[key], self.value]
        elif self.how == "add":
            _add(tree, self.pick, self.name, self.value)
        elif self.how == "twice":
            _twice(holder, key)
        elif self.how == "swap":
            other, its = _holder(tree, self.pick[1:] + self.pick[:1])
            holder[key], other[its] = other[its], holder[key]


def _add(tree: Any, pick: Sequence[int], name: str, value: Any) -> None:
    of = tree[pick[0] % len(tree)] if isinstance(tree, list) else tree
    if isinstance(of, dict):
        of[name] = value
        if name == "translation_of":
            of.setdefault("language", "pt")  # without which it would only be refused


def _twice(holder: Any, key: Any) -> None:
    if isinstance(holder, list):
        holder.append(holder[key])
    else:
        holder[Raw(key)] = holder[key]  # the same name again


def _holder(tree: Any, pick: Sequence[int]) -> tuple[Any, Any]:
    """The list or mapping that holds what is picked, and its key in there."""
    keys = list(tree) if isinstance(tree, dict) else range(len(tree))
    key = keys[pick[0] % len(keys)]
    below = tree[key]
    if len(pick) > 1 and isinstance(below, dict | list) and below and pick[0] % 4:
        return _holder(below, pick[1:])
    return tree, key


def _written(tree: Any) -> str:
    if isinstance(tree, dict):
        return "".join(f"{_key(key)}: {_flow(value)}\n" for key, value in tree.items())
    return "".join(f"- {_flow(value)}\n" for value in tree)


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(k)}: {_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return value.yaml if isinstance(value, Raw) else json.dumps(value)


def _key(key: Any) -> str:
    return key.yaml if isinstance(key, Raw) else json.dumps(key)


@dataclass(frozen=True)
class Alike:
    """All numbers of a file, or all its dates, are one that is odd."""

    path: str
    what: str
    value: str

    def __call__(self, area: Area) -> None:
        data = area.get(self.path)
        if isinstance(data, bytes):
            head, fence, text = parted(data)
            fields = head if fence else text
            said = ALIKE[self.what].sub(lambda found: f"{found[1]}{self.value}", fields)
            whole = f"---\n{said}{fence}{text}" if fence else said
            area[self.path] = whole.encode("utf-8", "surrogatepass")


ALIKE = {
    "dates": re.compile(r"(: *)\d{4}(?:-[\dQ-]+)?(?=\s*$)", re.MULTILINE),
    "numbers": re.compile(r"(: *(?:about )?[€£]?)\d[\d,.]*(?=\s*$)", re.MULTILINE),
}


@dataclass(frozen=True)
class Text:
    """Something stands in a text that did not."""

    path: str
    place: int
    snippet: str

    def __call__(self, area: Area) -> None:
        data = area.get(self.path)
        if isinstance(data, bytes):
            head, fence, text = parted(data)
            if not fence:
                return
            lines = text.split("\n")
            at = len(lines) * self.place // 1000
            lines[at:at] = ["", self.snippet, ""] if self.place % 2 else [self.snippet]
            body = "\n".join(lines)
            area[self.path] = f"---\n{head}{fence}{body}".encode("utf-8", "surrogatepass")


@dataclass(frozen=True)
class Name:
    """A file lies elsewhere, or something else where it lay."""

    path: str
    how: str
    other: str

    def __call__(self, area: Area) -> None:
        if self.path in area:
            FILES[self.how](area, self.path, self.other)


def _move(area: Area, path: str, other: str) -> None:
    area[other] = area.pop(path)


def _copy(area: Area, path: str, other: str) -> None:
    area[other] = area[path]


def _capitals(area: Area, path: str, other: str) -> None:
    folder, slash, name = path.rpartition("/")
    area[f"{folder}{slash}{name.upper()}"] = area[path]


def _link(area: Area, path: str, other: str) -> None:
    area[path] = Link(f"{'../' * path.count('/')}{other}")


def _link_to_itself(area: Area, path: str, other: str) -> None:
    area[path] = Link(path.rpartition("/")[2])


def _folder(area: Area, path: str, other: str) -> None:
    area[path] = Folder()


def _folder_with_it(area: Area, path: str, other: str) -> None:
    area[f"{path}/{path.rpartition('/')[2]}"] = area.pop(path)


def _gone(area: Area, path: str, other: str) -> None:
    del area[path]


FILES: dict[str, Callable[[Area, str, str], None]] = {
    "moved": _move,
    "copied": _copy,
    "in capitals as well": _capitals,
    "a link": _link,
    "a link to itself": _link_to_itself,
    "a folder": _folder,
    "a folder with it": _folder_with_it,
    "gone": _gone,
}
NAMES = (
    *("posts/2031/new.md", "posts/1999/old.md", "posts/2031/New.md", "posts/2031/con.md", "x.md"),
    *("posts/2031/a b.md", "posts/2031/é.md", "posts/2031/e\u0301.md", "posts/2031/x.MD", ".x"),
    *("posts/2031/new.txt", "posts/2031/new.md~", "posts/2031/a\nb.md", "posts/new.md", "plan/x"),
    *("pages/news.md", "pages/index.md", "pages/data.md", "documents/a:b.txt", "documents/con.txt"),
    *("documents/sub/x.pdf", "photos/x.jpg", "photos/X.JPG", "plan/themes/new.md", "area.yml"),
    *("plan/activities/new.md", "plan/indicators/new.yaml", "plan/goals.yaml", "consents.yaml"),
)


@cache
def sorts(folder: Path) -> dict[str, list[str]]:
    """The files of the area at ``folder``, those of one sort together."""
    found: dict[str, list[str]] = {}
    for path, data in read_area(folder).items():
        found.setdefault(sort_of(path, data), []).append(path)
    return found


@cache
def _ids(folder: Path) -> tuple[str, ...]:
    """Everything that a field of this area could name."""
    found: dict[str, None] = {}
    for path, data in read_area(folder).items():
        location = location_of(path)
        if location is None:
            continue
        if location.form == "list":
            listed = loaded(data.decode()) or []
            found |= dict.fromkeys(entry["id"] for entry in listed if "id" in entry)
        else:
            found[location.id(path)] = None
    return tuple(id_ for id_ in found if id_)


def _names_of(path: str, data: bytes) -> tuple[str, ...]:
    """The fields that may be written in the file at ``path``."""
    location = location_of(path)
    if location is None or location.form == "asset":
        return ("title",)
    entry = entry_of(location, fields_of(data).get("kind")) or CLASSES[location.name]
    return field_names(entry)


PLACES = st.integers(0, 1000)
PICKS = st.lists(st.integers(0, 40), min_size=4, max_size=4).map(tuple)
LEAD_ELSEWHERE = ("translation_of", "replaced_by", "tells_of", "formerly", "consent", "activities")
ALL_NAMES = tuple(
    sorted({n for of in (AreaEntry, *CLASSES.values(), *KINDS.values()) for n in field_names(of)})
)


@cache
def mutations(folder: Path) -> st.SearchStrategy[tuple[Mutation, ...]]:
    """One to four mutations of the area at ``folder``, mostly of one file of some sort."""
    groups = sorts(folder)
    paths = st.sampled_from(sorted(groups)).flatmap(lambda sort: st.sampled_from(groups[sort]))
    one = paths.flatmap(lambda path: _of_file(folder, path))
    same = paths.flatmap(lambda path: st.lists(_of_file(folder, path), min_size=1, max_size=4))
    several = st.lists(one, min_size=2, max_size=4)
    return st.one_of(same, several).map(tuple)


@cache
def _of_file(folder: Path, path: str) -> st.SearchStrategy[Mutation]:
    return st.one_of(*_ways(folder, path))


def _ways(folder: Path, path: str) -> Iterator[st.SearchStrategy[Any]]:
    known = st.just(path)
    others = st.sampled_from((*NAMES, *read_area(folder)))
    lengths = st.integers(1, 60)
    yield st.builds(Bytes, known, st.sampled_from(sorted(BYTES)), PLACES, lengths)
    yield st.builds(Name, known, st.sampled_from(sorted(FILES)), others)
    if path.endswith((".md", ".yaml")):
        own = _names_of(path, read_area(folder)[path])
        names = st.one_of(st.sampled_from(own), st.sampled_from(own), st.sampled_from(ALL_NAMES))
        scalars = st.one_of(st.sampled_from(NASTY), st.sampled_from(_ids(folder)))
        values = st.one_of(
            scalars,
            st.lists(scalars, max_size=3),
            st.dictionaries(st.sampled_from(ALL_NAMES), scalars, max_size=2),
        )
        hows = st.sampled_from(
            ("add", "add", "drop", "list", "nest", "set", "set", "swap", "twice")
        )
        fields = st.builds(Fields, known, hows, PICKS, names, values)
        yield from (fields, fields, fields)
        leads = st.sampled_from([name for name in own if name in LEAD_ELSEWHERE] or own)
        yield st.builds(Fields, known, st.just("add"), PICKS, leads, st.sampled_from(_ids(folder)))
        yield st.builds(Alike, known, st.just("dates"), st.sampled_from(DATES))
        yield st.builds(Alike, known, st.just("numbers"), st.sampled_from(NUMBERS))
    if path.endswith(".md"):
        yield from 2 * (st.builds(Text, known, PLACES, st.sampled_from(MARKDOWN)),)


def mutated(folder: Path, by: Sequence[Mutation]) -> Area:
    """The area at ``folder`` after ``by``, one after the other."""
    area: Area = dict(read_area(folder))
    for mutation in by:
        mutation(area)
    return area
