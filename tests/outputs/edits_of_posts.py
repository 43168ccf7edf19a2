"""What a volunteer may do to a post. An edit of what is not there does nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from tests.outputs.area import Area, Fields, Text, refer, texts

SLUGS = (
    "2029/first-evening",
    "2030/accounts",
    "2030/bench",
    "2030/ferry-mechanic",
    "2030/juncos-plantados",
    "2030/kiln-grant",
    "2030/lamp-by-the-steps",
    "2030/lullaby-on-the-pier",
    "2030/planting-day",
    "2030/reeds-in-the-newsletter",
    "2030/reeds-planted",
    "2030/report-autumn",
    "2030/report-spring",
    "2030/review-of-the-water",
    "2030/rowers-grant",
    "2030/second-plan",
    "2030/supper-crew",
    "2030/supper-outside",
    "2030/walks",
    "2031/afterwards",
    "2031/lantern-walk",
    "2031/lantern-workshop",
    "2031/loft-stairs",
    "2031/mending-guide",
    "2031/minutes-april",
    "2031/regatta",
    "2031/second-planting-day",
    "2031/soup-day",
)
NEW_SLUGS = ("2030/new-a", "2030/new-b", "2031/new-c")
ROWS: Sequence[Fields] = (
    {"activity": "reed-bank", "impacts": ["confidence"], "people": "about 12", "who": "rowers"},
    {
        "activity": "supper-club",
        "impacts": ["community-spirit", "wild-neighbours"],
        "outputs": [{"measure": "chairs mended", "value": "7"}],
        "known_from": "feedback",
    },
    {"theme": "water", "impacts": ["a-nicer-area"], "people": "30", "known_from": "survey"},
)
OF_A_ROW = ("impacts", "people", "who", "outputs", "known_from")
KINDS: dict[str, Fields] = {
    "news": {},
    "plan-news": {"plan_period": "second-tide", "decision": "To go on."},
    "story": {"said": "It is dark.", "did": "We hung a lamp."},
    "case-study": {"about": "group", "evidence": [ROWS[0]], "activities": ["reed-bank"]},
    "rep-report": {"quarter": "2030-Q3"},
    "theme-review": {"theme": "table", "relevant": {"answer": "yes"}, "decision": "continue"},
    "event": {"state": "planned", "starts": "2031-07-01 18:00", "place": "The quay"},
    "grant": {"recipient": {"individual": "yes"}, "purpose": "A kettle.", "amount": "€90"},
    "document": {"document_type": "plan-review", "link": "https://papers.example/1"},
}
TITLES = ("A plain title", "Bread: soup & <b>jam</b>", "«Ça» – {{ 7 }} “x”", "A")
BODIES = (
    "We walked.\n",
    "We sat.\n",
    "## Along the quay\n\nWe walked.\n\n## Back by the mill\n\nWe ran.\n",
    "## Along the mill\n\nWe walked.\n",
    "See [walks](../2030/walks.md) and [the bank](/activities/reed-bank/).\n",
    "See [the mill](../2030/walks.md#back-by-the-mill).\n",
    "See [how](/how-we-meet/#open-evenings) and [the new one](../2030/new-a.md).\n",
    "One[^1], two.\n\n[^1]: A note.\n\n| A | B |\n| --- | ---: |\n| 1 | 2 |\n",
)
PARAGRAPHS = (
    "And on.",
    "A *line*  \nand <b>more</b> & “such” things, 1 < 2.",
    "- one\n- two",
    "Odd\u200bness, \u0007.",
    "[Nowhere](nowhere.md).",
    "> It was.",
)
FIELDS: dict[str, Sequence[Any]] = {
    "summary": (None, "In short.", "In short; and more."),
    "status": (None, "draft", "published"),
    "published": (None, "2030-01-15", "2031-05-20", "2031-06-02", "2034-01-01"),
    "themes": (None, ["water"], ["table", "mending"], ["new-theme"]),
    "activities": (None, ["ferry-club"], ["reed-bank", "supper-club"], ["new-activity"]),
    "partners": (None, ["reed-wardens"], ["moonquay-school", "saltmeadow-mutual"]),
    "tells_of": (None, ["2030/walks"], ["2030/reeds-planted"], ["2030/new-a"]),
    "authors": (None, ["the secretary"]),
    "updated": (None, "2031-04-30"),
    "corrections": (None, [{"date": "2031-04-02", "what": "It was 40."}]),
    "sources": (None, ["invented-shore.example/notes"]),
    "date_note": (None, "We think so."),
    "old_addresses": (None, ["/old/a/"], ["/old/b.html"], ["/blog/first-evening.html"]),
    "documents": (None, [{"file": "heron-counts.csv", "title": "Counts"}]),
    "photos": (
        None,
        [{"file": "reeds-in-rows.jpg", "alt": "Reeds.", "people": "none"}],
        [{"file": "reed-pattern.png", "decorative": "yes", "people": "none"}],
        [
            {
                "file": "supper-outside.jpg",
                "alt": "A table.",
                "people": "adults",
                "consent": "supper-notice",
            }
        ],
    ),
    "films": (None, [{"title": "A film", "link": "https://films.example/1"}]),
}
OF_KINDS: dict[str, dict[str, Sequence[Any]]] = {
    "plan-news": {"decision": (None, "To stop."), "plan_period": (None, "first-tide")},
    "story": {"said": (None, "It is cold."), "changed": (None, "It is warm.")},
    "case-study": {"quote": (None, {"text": "Good.", "consent": "supper-words"})},
    "rep-report": {"quarter": ("2030-Q4", "2031-Q1")},
    "theme-review": {"decision": (None, "stop"), "next_review": (None, "2031-05", "2033")},
    "event": {
        "state": ("planned", "held", "cancelled"),
        "starts": (None, "2031-05-25 10:00", "2030-03-14"),
        "attendance": (None, "about 9"),
    },
    "grant": {
        "amount": (None, "€10", "about €2,500"),
        "recipient": ({"partner": "moonquay-school"}, {"name": "The Oars"}),
    },
    "document": {"covers": (None, "2031-03"), "agreed": (None, "2031-05-01")},
}


def post_at(area: Area, slug: str) -> Text | None:
    """The post that is called ``slug``."""
    found = area.get(f"posts/{slug}.md")
    return found if isinstance(found, Text) else None


@dataclass(frozen=True)
class AddPost:
    """A new post of a kind, or another in place of one."""

    slug: str
    kind: str
    title: str

    def __call__(self, area: Area) -> None:
        date = "2030-Q3" if self.kind == "rep-report" else f"{self.slug[:4]}-04-03"
        fields = {"title": self.title, "date": date, "kind": self.kind, "themes": ["water"]}
        area[f"posts/{self.slug}.md"] = Text({**fields, **KINDS[self.kind]}, "It was so.\n")


@dataclass(frozen=True)
class DropPost:
    """A post is deleted; ``tidily`` with all that leads to it."""

    slug: str
    tidily: bool

    def __call__(self, area: Area) -> None:
        if area.pop(f"posts/{self.slug}.md", None) and self.tidily:
            refer(area, self.slug, None)
            name = self.slug[5:]
            for _, text in texts(area):
                text.body = re.sub(rf"\]\([^)]*\b{name}(\.md|/)[^)]*\)", "](/news/)", text.body)


@dataclass(frozen=True)
class RenamePost:
    """A post goes by another name in the same year; ``tidily`` for all that leads to it too."""

    slug: str
    name: str
    tidily: bool

    def __call__(self, area: Area) -> None:
        old, new = self.slug, f"{self.slug[:4]}/{self.name}"
        if f"posts/{old}.md" not in area:
            return
        area[f"posts/{new}.md"] = area.pop(f"posts/{old}.md")
        if self.tidily:
            refer(area, old, new)
            for _, text in texts(area):
                text.body = re.sub(rf"\b{old[5:]}(?=\.md|/\))", self.name, text.body)


@dataclass(frozen=True)
class SetField:
    """A field of a post is given, or left out where the value is none."""

    slug: str
    field: str
    value: Any

    def __call__(self, area: Area) -> None:
        post = post_at(area, self.slug)
        if post:
            _set(post.fields, self.field, self.value)


@dataclass(frozen=True)
class SetOwnField:
    """A field that only the post's kind has is given or left out."""

    slug: str
    choice: int

    def __call__(self, area: Area) -> None:
        post = post_at(area, self.slug)
        if post:
            own = OF_KINDS.get(post.fields["kind"], {"summary": ("Short.",)})
            values = [(field, value) for field, values in own.items() for value in values]
            _set(post.fields, *values[self.choice % len(values)])


@dataclass(frozen=True)
class SetBody:
    """Only the text of a post is other than before."""

    slug: str
    body: str

    def __call__(self, area: Area) -> None:
        post = post_at(area, self.slug)
        if post:
            post.body = self.body


@dataclass(frozen=True)
class AddParagraph:
    """Somebody goes on writing, of which no other page can tell."""

    slug: str
    words: str

    def __call__(self, area: Area) -> None:
        post = post_at(area, self.slug)
        if post:
            post.body = f"{post.body.rstrip()}\n\n{self.words}\n"


@dataclass(frozen=True)
class SetEvidence:
    """A post tells of other evidence, and of the activities and themes that this is about."""

    slug: str
    rows: tuple[int, ...]

    def __call__(self, area: Area) -> None:
        post = post_at(area, self.slug)
        if post:
            rows = [dict(ROWS[row]) for row in self.rows]
            for field in OF_A_ROW:
                post.fields.pop(field, None)
            post.fields["evidence"] = rows
            post.fields["activities"] = [row["activity"] for row in rows if "activity" in row]
            post.fields["themes"] = ["water"]


@dataclass(frozen=True)
class MoveInTime:
    """A post is of another day of its year."""

    slug: str
    day: str

    def __call__(self, area: Area) -> None:
        post = post_at(area, self.slug)
        if post:
            post.fields["date"] = f"{self.slug[:4]}-{self.day}"


@dataclass(frozen=True)
class Translate:
    """A post becomes the translation of another, or no longer is one."""

    slug: str
    of: str | None

    def __call__(self, area: Area) -> None:
        post = post_at(area, self.slug)
        if post:
            _set(post.fields, "translation_of", self.of)
            _set(post.fields, "language", "pt" if self.of else None)


def _set(fields: Fields, field: str, value: Any) -> None:
    if value is None:
        fields.pop(field, None)
    else:
        fields[field] = value


slugs = st.sampled_from((*SLUGS, *NEW_SLUGS))
_TEXTS = st.builds(AddParagraph, slugs, st.sampled_from(PARAGRAPHS))
_EDITS = st.one_of(
    st.builds(AddPost, st.sampled_from(NEW_SLUGS), st.sampled_from(sorted(KINDS)), st.just("New")),
    st.builds(DropPost, slugs, st.sampled_from((True, True, False))),
    st.builds(
        RenamePost, slugs, st.sampled_from(("new-a", "new-b")), st.sampled_from((True, True, False))
    ),
    st.builds(SetField, slugs, st.just("title"), st.sampled_from(TITLES)),
    st.one_of(
        [
            st.builds(SetField, slugs, st.just(field), st.sampled_from(values))
            for field, values in FIELDS.items()
        ]
    ),
    st.builds(SetOwnField, slugs, st.integers(0, 9)),
    st.builds(SetBody, slugs, st.sampled_from(BODIES)),
    st.builds(SetBody, st.just("2030/walks"), st.sampled_from(BODIES)),
    _TEXTS,
    st.builds(SetEvidence, slugs, st.lists(st.integers(0, 2), unique=True, max_size=3).map(tuple)),
    st.builds(MoveInTime, slugs, st.sampled_from(("01-02", "05-20", "06-14", "12", "Q2"))),
    st.builds(Translate, slugs, st.sampled_from((None, "2030/walks", "2030/bench"))),
)


@st.composite
def text_edits(draw: st.DrawFn) -> Callable[[Area], None]:
    """An edit of nothing but a text."""
    return draw(_TEXTS)


@st.composite
def post_edits(draw: st.DrawFn) -> Callable[[Area], None]:
    """An edit of a post. A function, since Hypothesis shows every choice of a strategy."""
    return draw(_EDITS)
