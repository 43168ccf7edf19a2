"""Templates, and those behind them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from jinja2 import Environment, meta

from plugins.outputs.template_dependencies import TemplateDependencies

TEMPLATES = {
    "page.html": "{% extends 'frame.html' %}{% import 'parts/mark.html' as mark %}{{ mark.a() }}",
    "list.html": "{% extends 'frame.html' %}{% include 'parts/line.html' %}",
    "frame.html": "{% from 'parts/head.html' import head %}{{ head() }}{% block a %}{% endblock %}",
    "parts/head.html": "{% macro head() %}{% include 'parts/deep.html' %}{% endmacro %}",
    "parts/mark.html": "{% macro a() %}mark{% endmacro %}",
    "parts/line.html": "line",
    "parts/deep.html": "deep",
    "alone.html": "alone",
}
BEHIND = {
    "page.html": {"page.html", "frame.html", "parts/head.html", "parts/deep.html"}
    | {"parts/mark.html"},
    "list.html": {"list.html", "frame.html", "parts/head.html", "parts/deep.html"}
    | {"parts/line.html"},
    "alone.html": {"alone.html"},
}


@pytest.mark.parametrize("changed", TEMPLATES)
@pytest.mark.parametrize("page", BEHIND)
def test_a_page_changes_with_each_template_behind_it_and_no_other(page: str, changed: str) -> None:
    before = TemplateDependencies(TEMPLATES)
    after = TemplateDependencies({**TEMPLATES, changed: TEMPLATES[changed] + "<!-- -->"})
    assert (before.digest(page) != after.digest(page)) == (changed in BEHIND[page])


def digest(templates: Mapping[str, str], name: str) -> str:
    return TemplateDependencies(templates).digest(name)


def test_templates_that_change_places_are_others() -> None:
    page = {"page.html": "{% include 'a.html' %}{% include 'b.html' %}"}
    one = TemplateDependencies({**page, "a.html": "x", "b.html": "y"})
    other = TemplateDependencies({**page, "a.html": "y", "b.html": "x"})
    assert one.digest("page.html") != other.digest("page.html")


def test_it_is_the_same_for_the_same_templates_in_any_order() -> None:
    turned = dict(reversed(TEMPLATES.items()))
    assert TemplateDependencies(turned).digest("page.html") == TemplateDependencies(
        TEMPLATES
    ).digest("page.html")


UNTOLD = {
    "a name that is computed": "{% include name %}",
    "a parent that is chosen": "{% extends 'a.html' if x else 'b.html' %}",
    "a name among names": "{% include ['frame.html', name] %}",
    "a template that is not there": "{% include 'nowhere.html' %}",
    "one that may not be there": "{% include 'nowhere.html' ignore missing %}",
    "a name in two pieces": "{% include 'fra' ~ 'me.html' %}",
    "a name that is cut off": "{% include 'frame.html",
}


@pytest.mark.parametrize("case", UNTOLD)
@pytest.mark.parametrize("page", ["page.html", "parts/deep.html"])
def test_it_cannot_be_told_behind(case: str, page: str) -> None:
    """Deep down as well."""
    found = TemplateDependencies({**TEMPLATES, page: UNTOLD[case]})
    assert found.digest("page.html") == ""
    assert found.digest("alone.html") != ""


def test_a_page_without_a_template_has_none() -> None:
    assert TemplateDependencies(TEMPLATES).digest("nowhere.html") == ""


def test_one_that_comes_to_be_there_is_seen() -> None:
    without = {**TEMPLATES, "alone.html": "{% include 'new.html' %}"}
    before = TemplateDependencies(without)
    assert before.digest("alone.html") == ""
    after = TemplateDependencies({**without, "new.html": "new"})
    assert after.digest("alone.html") != ""


def test_templates_that_include_each_other_come_to_an_end() -> None:
    around = {"a.html": "{% include 'b.html' %}", "b.html": "{% include 'a.html' %}"}
    assert (
        TemplateDependencies(around).digest("a.html")
        == TemplateDependencies(around).digest("b.html")
        != ""
    )


WAYS = [
    "{% extends 'frame.html' %}",
    '{%- extends "frame.html" -%}',
    "{%+include 'frame.html'%}",
    "{% include 'frame.html' ignore missing %}",
    "{% include 'frame.html' without context %}",
    "{%import 'frame.html' as frame%}",
    "{% import 'frame.html' as frame with context %}",
    "{%\n  from 'frame.html' import head %}",
    "{% from 'frame.html' import head as top, block -%}",
]


@pytest.mark.parametrize("way", WAYS)
def test_each_way_of_bringing_one_in_is_seen_as_jinja_sees_it(way: str) -> None:
    assert list(meta.find_referenced_templates(Environment(autoescape=True).parse(way))) == [
        "frame.html"
    ]
    before, after = ({"a.html": way, "frame.html": frame} for frame in ("one", "two"))
    assert (
        TemplateDependencies(before).digest("a.html")
        != TemplateDependencies(after).digest("a.html")
        != ""
    )
