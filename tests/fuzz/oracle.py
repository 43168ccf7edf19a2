"""What must be so however a build of a mutated area ends, told without the kit's own accounting.

A build that fails says where. One that succeeds leaves no file and no entry out: each is on a
page and in its tables, or is advised of, or waits, or was taken back.
"""

from __future__ import annotations

import csv
import re
import stat
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.fuzz.area import fields_of, loaded
from tests.fuzz.trying import MEMORY, Trial

POST = re.compile(r"posts/(\d{4}/[a-z0-9-]+)\.md")
OWN_PAGE = re.compile(r"(?:plan/(themes|activities|indicators)|pages)/([a-z0-9-]+)\.(?:md|yaml)")
LISTS = {"goals": "goals", "partners": "partners", "impacts": "impacts"}
TABLES = {
    "plan-news": "plan_news",
    "story": "stories",
    "case-study": "case_studies",
    "theme-review": "reviews",
    "event": "events",
    "grant": "grants",
    "document": "documents",
}
HREF = re.compile(r'href="([^"#]+)')


class Outcome:
    """An area, its site where one was made, and how the build ended."""

    def __init__(self, content: Path, output: Path, as_of: date, trial: Trial) -> None:
        self.content, self.output, self.as_of, self.trial = content, output, as_of, trial

    def faults(self) -> Iterator[str]:
        """Everything about it that must not be."""
        if self.trial.died:
            yield self.trial.died
            return
        if self.trial.memory > MEMORY:
            yield f"it took {self.trial.memory} MB"
        yield from self._problems_without_a_place()
        yield from self._files_in_no_state()
        if self.trial.failed:
            if all(advice for *_, advice in self.trial.problems):
                yield "it failed without a problem"
        else:
            yield from self._entries_lost()

    def _problems_without_a_place(self) -> Iterator[str]:
        for shown, line, code, _ in self.trial.problems:
            path = self.content / shown.removeprefix("content/")
            if not shown.startswith("content/") or not _exists(path):
                if code != "no-area":  # that it is not there is what is wrong
                    yield f"a problem of a file that is not there: {shown!r} [{code}]"
            elif not 1 <= line <= _lines(path):
                yield f"a problem at line {line} of {_lines(path)}: {shown!r} [{code}]"

    def _files_in_no_state(self) -> Iterator[str]:
        told = {path.rstrip("/") for path in (*(self.trial.states or ()), *self.trial.passed_over)}
        for path in self.content.rglob("*"):
            name = path.relative_to(self.content).as_posix()
            below = any(f"{parent}" in told for parent in Path(name).parents)
            if not path.is_dir() and name not in told and not below:
                yield f"a file in no state: {name!r}"

    def _entries_lost(self) -> Iterator[str]:
        advised = {path.removeprefix("content/") for path, *_ in self.trial.problems}
        for path in sorted(self.content.rglob("*")):
            name = path.relative_to(self.content).as_posix()
            if name in advised or path.is_symlink() or not path.is_file():
                continue
            if POST.fullmatch(name):
                yield from self._post_lost(name, fields_of(path.read_bytes()))
            elif (found := OWN_PAGE.fullmatch(name)) is not None:
                folder, id_ = found.groups()
                yield from self._page_lost(name, f"{folder}/{id_}" if folder else id_)
        for name, folder in LISTS.items():
            place = self.content / "plan" / f"{name}.yaml"
            for entry in (loaded(place.read_text("utf-8-sig")) if place.is_file() else None) or ():
                yield from self._page_lost(f"{name}: {entry['id']}", f"{folder}/{entry['id']}")

    def _page_lost(self, what: str, address: str) -> Iterator[str]:
        if not (self.output / address / "index.html").is_file():
            yield f"lost: {what!r} has no page"

    def _post_lost(self, name: str, fields: Mapping[str, Any]) -> Iterator[str]:
        """It is in the table of all posts, on a page that others lead to, and in its kind's."""
        id_, kind = POST.fullmatch(name)[1], _word(fields, "kind")
        if self._waits(fields) or self._taken_back(fields):
            return
        row = self._rows("posts").get(id_)
        if row is None:
            yield f"lost: {name!r} is in no table of posts"
            return
        address = row["page"].removeprefix("https://fuzz.example")
        yield from self._page_lost(name, address.strip("/"))
        if address not in self._linked:
            yield f"lost: no page leads to {name!r}"
        table = TABLES.get(kind, "posts")
        if id_ not in self._rows(table) and not self._translates(id_, fields):
            yield f"lost: {name!r} is not in {table}.csv"

    def _translates(self, id_: str, fields: Mapping[str, Any]) -> bool:
        """Whether it says again, in another language, what another post of its kind says."""
        named = _word(fields, "translation_of")
        place = self.content / "posts" / f"{named}.md"
        if not named or named == id_ or not place.is_file():
            return False
        original = fields_of(place.read_bytes())
        same_kind = _word(original, "kind") == _word(fields, "kind")
        return same_kind and not original.get("translation_of")

    def _waits(self, fields: Mapping[str, Any]) -> bool:
        said = _word(fields, "published")
        later = bool(re.fullmatch(r"\d{4}-\d\d-\d\d", said)) and said > str(self.as_of)
        return later or _word(fields, "status").lower() == "draft"

    def _taken_back(self, fields: Mapping[str, Any]) -> bool:
        """Whether it rests on a consent that was ever taken back, or ran out."""
        quote = fields.get("quote")
        named = {_word(fields, "consent"), _word(quote, "consent") if quote else ""}
        original = self.content / "posts" / f"{_word(fields, 'translation_of')}.md"
        if original.is_file() and _word(fields, "translation_of"):
            named.add(_word(fields_of(original.read_bytes()), "consent"))
        return bool(named & self._ended_consents)

    @cached_property
    def _ended_consents(self) -> set[str]:
        place = self.content / "consents.yaml"
        listed = loaded(place.read_text("utf-8-sig")) if place.is_file() else None
        return {
            _word(consent, "id")
            for consent in listed or ()
            if consent.get("withdrawn")
            or str(consent.get("expires") or "9") <= str(self.as_of)
            or str(consent.get("obtained")) < f"{self.as_of.year - 5}-{self.as_of:%m-%d}"
            or str(consent.get("obtained")) > str(self.as_of)
        }

    @cached_property
    def _tables(self) -> dict[str, dict[str, dict[str, str]]]:
        return {}

    def _rows(self, table: str) -> dict[str, dict[str, str]]:
        """The rows of a table of open data, by what their first column says of a post."""
        if table not in self._tables:
            path = self.output / "data" / f"{table}.csv"
            text = path.read_text("utf-8-sig") if path.is_file() else ""
            rows = csv.DictReader(text.splitlines(keepends=True))
            self._tables[table] = {_post_of(next(iter(row.values()))): row for row in rows}
        return self._tables[table]

    @cached_property
    def _linked(self) -> set[str]:
        """Where the pages lead, none to itself."""
        found = set()
        for page in self.output.rglob("*.html"):
            own = f"/{page.relative_to(self.output).as_posix().removesuffix('index.html')}"
            found |= set(HREF.findall(page.read_text("utf-8"))) - {own}
        return found


def _post_of(cell: str) -> str:
    """The year and name of a post, without the area that they are of."""
    return "/".join(cell.split("/")[-2:])


def _word(fields: Any, name: str) -> str:
    value = fields.get(name) if isinstance(fields, dict) else None
    return value.strip() if isinstance(value, str) else ""


def _exists(path: Path) -> bool:
    try:
        path.lstat()
    except (OSError, ValueError):
        return False
    return True


def _lines(path: Path) -> int:
    """How many lines a file has; one, where it is no file."""
    if not stat.S_ISREG(path.lstat().st_mode):
        return 1
    data = path.read_bytes()
    text = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return text.count(b"\n") + 1
