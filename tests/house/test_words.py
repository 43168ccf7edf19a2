"""Every word of the interface is in the catalogue, and every word there is said somewhere."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

import jinja2
import pytest
from jinja2 import nodes

from plugins.documents.identification import FORMATS, PICTURES
from plugins.impact.compute.gaps import GAP_KINDS, Closer
from plugins.impact.compute.trend import Lack, Trend
from plugins.impact.model.area import DocumentType
from plugins.impact.model.kinds import KINDS, Answer, Decision, EventState
from plugins.impact.model.plan import AddedValueKind, Better, Scope, Status
from plugins.impact.model.post import KnownFrom
from plugins.impact.report.changes.reports import CELLS
from plugins.impact.report.money.grants import LACKS
from plugins.impact.report.open_data.definitions import GROUPS, TABLES
from plugins.impact.report.open_data.tables import FieldType
from plugins.impact.report.page import FILES
from plugins.impact.report.posts.lists import PARTS
from plugins.impact.report.reviews.page import QUESTIONS
from plugins.impact.report.site.frame import MENU
from plugins.impact.report.site.static_pages import TERMS
from plugins.impact.words.catalogue import catalogue
from tests.house.sources import ROOT, called, modules, room

TEMPLATES = ROOT / "theme" / "templates"
WORDS = catalogue("en")
WAYS = (*get_args(KnownFrom), "unsaid")
STORY = ("said", "did", "changed")
# Keys that are put together from parts, and all that the parts can be.
MADE: Mapping[str, tuple[str, ...]] = {
    "chart.scope.*": get_args(Scope),
    "data.field.*": tuple({column.meaning or column.name for t in TABLES for column in t.columns}),
    "data.file.*": tuple(FILES),
    "data.file.*.about": tuple(FILES),
    "data.form.*": ("json", "csv", "ics"),
    "data.group.*": tuple(GROUPS),
    "data.lacks.*": tuple(LACKS),
    "data.part.*": ("first", "last", "qualifier", "about", "at_least", "currency"),
    "data.table.*": tuple(table.name for table in TABLES),
    "data.table.*.about": tuple(table.name for table in TABLES),
    "data.type.*": get_args(FieldType),
    "document.*": get_args(DocumentType),
    "event.state.*": (*get_args(EventState), "announced"),
    "evidence.known.*": WAYS,
    "format.*": tuple(name for name in FORMATS if name not in PICTURES),
    "gap.*": tuple(GAP_KINDS),
    "gap.*.never": tuple(kind.code for kind in GAP_KINDS.values() if kind.or_never),
    "gap_closing.*": tuple(GAP_KINDS),
    "gap_closing.*.ended": tuple(GAP_KINDS),
    "gap_item.*": tuple(
        code for code in GAP_KINDS if re.search(r"\{(?:since|impact)\}", str(WORDS[f"gap.{code}"]))
    ),
    "gap_summary.*": tuple(GAP_KINDS),
    "money.kind.*": get_args(AddedValueKind),
    "gaps.closer.*": get_args(Closer),
    "gaps.closer.*.ended": get_args(Closer),
    "gaps.closer.*.lead": get_args(Closer),
    "gaps.closer.*.lead_ended": get_args(Closer),
    "impact.*": ("expected", "unexpected"),
    "impact.key.*": get_args(Scope),
    "impact.scope.*": get_args(Scope),
    "impacts.caption.*": get_args(Scope),
    "indicator.better.*": get_args(Better),
    "indicator.lack.*": get_args(Lack),
    "indicator.trend.*": get_args(Trend),
    "kind.*": tuple(KINDS),
    "known_from.*": WAYS,
    "known_way.*": WAYS,
    "menu.*": tuple(MENU),
    "money.per.*": ("budget", "spent"),
    "neighbours.*": ("earlier", "later"),
    "preview.*.text": ("draft", "scheduled"),
    "preview.*.title": ("draft", "scheduled"),
    "quantity.*": ("about", "at_least", "at_least_about"),
    "quarter.*": ("missing", "not-yet-due"),
    "rep_report.*": PARTS,
    "reports.*": tuple(CELLS),
    "reports.way.*": WAYS,
    "rep_report.*.wordings": PARTS,
    "review.answer.*": get_args(Answer),
    "review.decision.*": get_args(Decision),
    "review.question.*": QUESTIONS,
    "status.*": get_args(Status),
    "story.*": STORY,
    "story.*_unknown": STORY,
    "term.*": TERMS,
    "term.*.meaning": TERMS,
    "text.*": ("table", "note", "back"),
    "thread.level.*": (
        "vision",
        "goal",
        "outcome",
        "theme",
        "activity",
        "impact",
        "partner",
        "indicator",
    ),
}


@dataclass(frozen=True)
class Said:
    """A key as it stands in a source, with ``*`` for what is filled in, and the values given.

    ``**`` among the values says that they are given later, or cannot be seen here.
    """

    where: str
    key: str
    values: frozenset[str]


@cache
def said() -> tuple[Said, ...]:
    """Every key that a module or a template says."""
    return (*_in_modules(), *_in_templates())


def _in_modules() -> Iterator[Said]:
    for path, tree in modules().items():
        if room(path) not in {"impact/report", "impact/publish", "impact/words"}:
            continue
        named = _names(tree)
        for name, call in called(tree):
            if name == "say" and call.args:
                values = frozenset(keyword.arg or "**" for keyword in call.keywords)
                yield from (Said(path, key, values) for key in _python(call.args[0], named))
        for node in ast.walk(tree):
            if isinstance(node, ast.Subscript) and _is_name(node.value, "words"):
                yield from (
                    Said(path, key, frozenset({"**"})) for key in _python(node.slice, named)
                )


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _names(tree: ast.Module) -> Mapping[str, list[ast.expr]]:
    """What is assigned to each name of a module, for keys that are chosen beforehand."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found.setdefault(node.targets[0].id, []).append(node.value)
    return found


def _python(node: ast.expr, named: Mapping[str, list[ast.expr]]) -> list[str]:
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.JoinedStr):
        parts = (v.value if isinstance(v, ast.Constant) else "*" for v in node.values)
        return ["".join(map(str, parts))]
    if isinstance(node, ast.IfExp):
        return [*_python(node.body, named), *_python(node.orelse, named)]
    if isinstance(node, ast.BinOp):
        ends = _python(node.right, named)
        return [start + end for start in _python(node.left, named) for end in ends]
    if isinstance(node, ast.Name) and node.id == "key":
        return [key for value in named.get("key", ()) for key in _python(value, named)]
    return ["*"]


def _in_templates() -> Iterator[Said]:
    environment = jinja2.Environment(autoescape=True)
    for path in sorted(TEMPLATES.rglob("*.html")):
        where = path.relative_to(ROOT).as_posix()
        for call in environment.parse(path.read_text("utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "say":
                values = frozenset(keyword.key for keyword in call.kwargs)
                yield from (Said(where, key, values) for key in _jinja(call.args[0]))


def _jinja(node: Any) -> list[str]:
    if isinstance(node, nodes.Const):
        return [str(node.value)]
    if isinstance(node, nodes.CondExpr):
        return [*_jinja(node.expr1), *_jinja(node.expr2)]
    if isinstance(node, nodes.Concat):
        keys = [""]
        for part in node.nodes:
            keys = [key + end for key in keys for end in _jinja(part)]
        return keys
    return ["*"]


def filled(pattern: str) -> set[str]:
    """The keys that ``pattern`` can become; itself where nothing is filled in."""
    if "*" not in pattern:
        return {pattern}
    return {pattern.replace("*", part) for part in MADE.get(pattern, ())}


def places(key: str) -> set[str]:
    """The names that the text at ``key`` has places for."""
    text = WORDS[key]
    forms = [text] if isinstance(text, str) else list(text.values())
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name}


def test_every_key_that_is_said_is_in_the_catalogue() -> None:
    missing = {(s.where, key) for s in said() for key in filled(s.key) if key not in WORDS}
    assert missing == set()


def test_every_key_in_the_catalogue_is_said() -> None:
    assert WORDS.keys() - {key for s in said() for key in filled(s.key)} == set()


def test_it_is_told_here_what_every_key_can_be_made_of() -> None:
    assert {s.key for s in said() if "*" in s.key} == MADE.keys()


def test_every_place_in_a_text_is_filled() -> None:
    empty = {
        (s.where, key, name)
        for s in said()
        if "**" not in s.values
        for key in filled(s.key)
        if key in WORDS
        for name in places(key) - s.values
    }
    assert empty == set()


def test_a_text_with_forms_has_the_one_that_always_serves() -> None:
    assert [
        key for key, text in WORDS.items() if not isinstance(text, str) and "other" not in text
    ] == []


def test_no_key_is_written_twice() -> None:
    text = (ROOT / "plugins/impact/words/en.yaml").read_text("utf-8")
    keys = re.findall(r"^([^\s#][^:]*):", text, re.MULTILINE)
    assert len(keys) == len(set(keys)) == len(WORDS)


CODE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
TAG = re.compile(r"<[^>]*>|&\w+;")
LETTERS = re.compile(r"[^\W\d_]+")
READ_ALOUD = re.compile(r"\b(?:aria-label|alt|title|placeholder)=\"([^\"]*)\"")


@pytest.mark.parametrize(
    "template", [p.relative_to(TEMPLATES).as_posix() for p in sorted(TEMPLATES.rglob("*.html"))]
)
def test_a_template_has_no_words_of_its_own(template: str) -> None:
    text = CODE.sub("0", (TEMPLATES / template).read_text("utf-8"))
    aloud = " ".join(READ_ALOUD.findall(text))
    assert LETTERS.findall(TAG.sub(" ", text) + aloud) == []
