"""What an area may do to its plan, its pages, its files and what it says about itself."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from hypothesis import strategies as st
from PIL import Image

from tests.outputs.area import Area, Text, refer, texts

THEMES = ("water", "table", "mending", "new-theme")
ACTIVITIES = (
    "ferry-club",
    "mending-night",
    "reed-bank",
    "supper-club",
    "tool-library",
    "new-activity",
)
TITLES = ("Another title", "Fish & <chips>", "Bread: fresh")
BODIES = (
    "Other words.\n",
    "## Open evenings\n\nNever.\n\n## How we decide\n\nBy lot.\n",
    "## By another heading\n\nSee [the mill](/news/2030/walks/#back-by-the-mill).\n",
)
PATHS: dict[str, dict[str, Sequence[Any]]] = {
    **{
        f"plan/themes/{theme}.md": {
            "title": TITLES,
            "summary": ("Short.", "Shorter."),
            "goals": ([], ["living-shore"], ["handy-neighbours", "living-shore"]),
            "order": (None, "1", "9"),
            "colour": (None, "2", "7"),
            "formerly": (None, ["shoreline"], ["an-old-theme"]),
            "plan_periods": (None, ["second-tide"]),
        }
        for theme in THEMES
    },
    **{
        f"plan/activities/{activity}.md": {
            "title": TITLES,
            "summary": ("Short.", "Shorter."),
            "themes": (["water"], ["table", "mending"], ["new-theme"]),
            "status": ("planned", "active", "completed", "stopped"),
            "status_on": ("2030-10", "2031-04"),
            "expects": (None, ["confidence"], ["wild-neighbours", "involvement"]),
            "partners": (None, ["moonquay-school"]),
            "starts": (None, "2029-12", "by 2031-01"),
            "funding": (None, [{"span": "2030", "budget": "€7,000", "spent": "about €10"}]),
            "added_value": (None, [{"span": "2030", "kind": "in-kind", "amount": "€30"}]),
            "statements": (None, [{"what": "Cost", "amount": "€5", "source": "a.example/1"}]),
            "formerly": (None, ["an-old-activity"]),
            "replaced_by": (None, "supper-club"),
        }
        for activity in ACTIVITIES
    },
    "pages/how-we-meet.md": {"title": TITLES, "order": (None, "7"), "summary": (None, "When.")},
    "pages/the-shore.md": {"title": TITLES, "order": (None, "0"), "updated": (None, "2031-05-01")},
    "area.yaml": {
        "name": ("Marrowmere Together", "Marrowmere & <Friends>"),
        "place": ("Marrowmere", "The other coast"),
        "programme": ("Imagined Shores", "Other Shores"),
        "notice": (None, "Still invented.", "Invented & odd."),
        "started": ("2029-11", "2030-02"),
        "ended": (None, "2031-04-30", "2030-12-31"),
        "timezone": ("Europe/Lisbon", "Asia/Tokyo"),
        "vision": ({"text": "a calm shore"}, {"text": "a shore", "attribution": "All"}),
        "take_part": (None, "Come.", "See [how](/how-we-meet/#how-we-decide)."),
        "papers_due": (None, {"minutes": "quarterly"}),
        "rep": (None, {"reports_from": "2030-Q1"}, {"reports_from": "2030-Q3"}),
        "contact": (None, {"email": "other@marrowmere.example"}),
        "payments": (None, [{"amount": "€5", "date": "2030"}]),
    },
    "plan/indicators/herons.yaml": {
        "title": TITLES,
        "themes": (None, ["table"]),
        "better": ("lower", "neither"),
        "readings": (None, [{"date": "2030-06", "value": "20"}, {"date": "2031", "value": "5"}]),
    },
}
ENTRIES: dict[str, dict[str, Sequence[Any]]] = {
    "plan/impacts.yaml": {
        "title": TITLES,
        "plain": ("It is better", "It is so"),
        "scope": ("individual", "collective"),
        "aliases": (None, ["wildlife", "know-how"]),
    },
    "plan/goals.yaml": {"title": TITLES, "outcomes": (None, [{"id": "one", "text": "All well"}])},
    "plan/partners.yaml": {"name": TITLES, "url": (None, "https://partner.example/")},
    "plan/programme_outcomes.yaml": {"title": TITLES},
    "plan/known-gaps.yaml": {"because": ("We forgot.", "We moved."), "by": ("the chair",)},
    "consents.yaml": {
        "withdrawn": (None, "2031-04-02", "2034-01-01"),
        "expires": (None, "2031-05-20", "2033-06-01", "2030-12-31"),
        "covers": (["story", "photo", "quote"], ["photo"]),
    },
}
GAPS = ("post-tied-to-nothing 2030/bench", "amount-not-published 2031/course-grant", "no-such x")
PHOTOS = ("ferry-crew.jpg", "lantern-workshop.jpg", "reed-pattern.png", "reeds-in-rows.jpg")
DOCUMENTS = ("film-transcript.txt", "heron-counts.csv")
FILES = (
    *(f"photos/{name}" for name in (*PHOTOS, "new.jpg")),
    *(f"documents/{name}" for name in (*DOCUMENTS, "new.csv")),
)


@dataclass(frozen=True)
class Set:
    """A field of a file is given, or left out where the value is none."""

    path: str
    field: str
    value: Any

    def __call__(self, area: Area) -> None:
        file = area.get(self.path)
        fields = file.fields if isinstance(file, Text) else file
        if isinstance(fields, dict):
            _set(fields, self.field, self.value)


@dataclass(frozen=True)
class SetEntry:
    """A field of an entry of a list is given or left out."""

    path: str
    entry: int
    field: str
    value: Any

    def __call__(self, area: Area) -> None:
        entries = area.get(self.path)
        if isinstance(entries, list) and entries:
            _set(entries[self.entry % len(entries)], self.field, self.value)


@dataclass(frozen=True)
class DropEntry:
    """An entry of a list goes; ``tidily`` with all that names it."""

    path: str
    entry: int
    tidily: bool

    def __call__(self, area: Area) -> None:
        entries = area.get(self.path)
        if isinstance(entries, list) and entries:
            gone = entries.pop(self.entry % len(entries))
            if self.tidily and "id" in gone:
                refer(area, gone["id"], None)


@dataclass(frozen=True)
class ExplainGap:
    """A gap is explained that was open, or that is none."""

    gap: str

    def __call__(self, area: Area) -> None:
        entries = area["plan/known-gaps.yaml"]
        assert isinstance(entries, list)
        entries.append({"gap": self.gap, "because": "So.", "by": "the chair", "on": "2031-05-01"})


@dataclass(frozen=True)
class AddPage:
    """A new page."""

    name: str

    def __call__(self, area: Area) -> None:
        body = "## A heading\n\nSee [the shore](the-shore.md).\n"
        area[f"pages/{self.name}.md"] = Text({"title": "A new page", "order": "2"}, body)


@dataclass(frozen=True)
class Grow:
    """A theme or an activity is added: ``path`` is one to follow."""

    path: str
    new: str

    def __call__(self, area: Area) -> None:
        pattern = area.get(self.path)
        if isinstance(pattern, Text):
            fields = {**copy.deepcopy(pattern.fields), "title": f"New {self.new}"}
            for field in ("formerly", "replaced_by", "colour"):
                fields.pop(field, None)
            area[f"{self.path.rpartition('/')[0]}/{self.new}.md"] = Text(fields, "New.\n")


@dataclass(frozen=True)
class Move:
    """A file of the plan goes by another name; without one it goes away. ``tidily`` for all that
    leads to it too."""

    path: str
    name: str | None
    tidily: bool

    def __call__(self, area: Area) -> None:
        file = area.pop(self.path, None)
        if file is None:
            return
        folder, _, name = self.path.rpartition("/")
        old = name.removesuffix(".md")
        if self.name:
            area[f"{folder}/{self.name}.md"] = file
        if self.tidily:
            refer(area, old, self.name)
            for _, text in texts(area):
                new = f"/{self.name}/" if self.name else "/news/"
                text.body = re.sub(rf"\]\([^)]*/{old}/[^)]*\)", f"]({new})", text.body)


@dataclass(frozen=True)
class SetBody:
    """Only the text of a file is other than before."""

    path: str
    body: str

    def __call__(self, area: Area) -> None:
        file = area.get(self.path)
        if isinstance(file, Text):
            file.body = self.body


@dataclass(frozen=True)
class Count:
    """Money is counted in another currency, in every text."""

    sign: str
    currency: str

    def __call__(self, area: Area) -> None:
        for path, file in list(area.items()):
            area[path] = _counting(file, self.sign)
        fields = area["area.yaml"]
        assert isinstance(fields, dict)
        fields["currency"] = self.currency


@dataclass(frozen=True)
class Replace:
    """A photo or document has other bytes, or is there for the first time."""

    path: str
    number: int

    def __call__(self, area: Area) -> None:
        area[self.path] = _made(self.path, self.number)


@dataclass(frozen=True)
class MoveFile:
    """A photo or document goes by another name, or away; ``tidily`` for all that names it too."""

    path: str
    name: str | None
    tidily: bool

    def __call__(self, area: Area) -> None:
        file = area.pop(self.path, None)
        if file is None:
            return
        folder, _, old = self.path.rpartition("/")
        new = self.name and self.name + old[old.rindex(".") :]
        if new:
            area[f"{folder}/{new}"] = file
        if self.tidily:
            refer(area, old, new)
            for _, text in texts(area):
                entries = text.fields.get("photos")
                if entries:
                    text.fields["photos"] = [entry for entry in entries if "file" in entry]


def _set(fields: Any, field: str, value: Any) -> None:
    if value is None:
        fields.pop(field, None)
    else:
        fields[field] = copy.deepcopy(value)


def _counting(value: Any, sign: str) -> Any:
    if isinstance(value, str):
        return re.sub("[€£]", sign, value)
    if isinstance(value, list):
        return [_counting(part, sign) for part in value]
    if isinstance(value, dict):
        return {name: _counting(part, sign) for name, part in value.items()}
    return Text(_counting(value.fields, sign), value.body) if isinstance(value, Text) else value


def _made(path: str, number: int) -> bytes:
    if path.startswith("documents/"):
        return f"Day,Herons\n1,{number}\n".encode()
    made = BytesIO()
    picture = Image.new("RGB", (24 + 8 * (number % 2), 16), (40 * number, 90, 120))
    picture.save(made, "PNG" if path.endswith(".png") else "JPEG")
    return made.getvalue()


def _choices(choices: dict[str, dict[str, Sequence[Any]]]) -> list[tuple[str, str, Sequence[Any]]]:
    return [(path, field, values) for path, own in choices.items() for field, values in own.items()]


mostly = st.sampled_from((True, True, True, False))
entries = st.integers(0, 11)
_EDITS = st.one_of(
    st.sampled_from([(p, f, v) for p, f, vs in _choices(PATHS) for v in vs]).map(
        lambda choice: Set(*choice)
    ),
    st.sampled_from([(f, v) for f, vs in PATHS["area.yaml"].items() for v in vs]).map(
        lambda choice: Set("area.yaml", *choice)
    ),
    st.builds(
        lambda entry, choice: SetEntry(choice[0], entry, *choice[1:]),
        entries,
        st.sampled_from([(p, f, v) for p, f, vs in _choices(ENTRIES) for v in vs]),
    ),
    st.builds(
        lambda entry, choice: SetEntry("consents.yaml", entry, *choice),
        entries,
        st.sampled_from([(f, v) for f, vs in ENTRIES["consents.yaml"].items() for v in vs]),
    ),
    st.builds(DropEntry, st.sampled_from(sorted(ENTRIES)), entries, mostly),
    st.builds(ExplainGap, st.sampled_from(GAPS)),
    st.builds(AddPage, st.sampled_from(("a-new-page", "water"))),
    st.just(Grow("plan/themes/water.md", "new-theme")),
    st.just(Grow("plan/activities/reed-bank.md", "new-activity")),
    st.builds(
        Move,
        st.sampled_from([*(p for p in PATHS if p.endswith(".md")), "pages/a-new-page.md"]),
        st.sampled_from((None, "another-name")),
        mostly,
    ),
    st.builds(
        SetBody,
        st.sampled_from([p for p in PATHS if p.endswith(".md")]),
        st.sampled_from(BODIES),
    ),
    st.sampled_from((Count("£", "GBP"), Count("€", "EUR"))),
)
_FILE_EDITS = st.one_of(
    st.builds(Replace, st.sampled_from(FILES), st.integers(0, 5)),
    st.builds(MoveFile, st.sampled_from(FILES), st.sampled_from((None, "another")), mostly),
)


@st.composite
def plan_edits(draw: st.DrawFn) -> Callable[[Area], None]:
    """An edit of the plan, of pages or of what the area says about itself."""
    return draw(_EDITS)


@st.composite
def file_edits(draw: st.DrawFn) -> Callable[[Area], None]:
    """An edit of the photos and documents."""
    return draw(_FILE_EDITS)
