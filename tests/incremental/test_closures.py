"""Templates, and those behind them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from jinja2 import DictLoader, Environment

from plugins.incremental import Closures, References

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


def closures(templates: Mapping[str, str], remembered: References | None = None) -> Closures:
    environment = Environment(loader=DictLoader(dict(templates)), autoescape=True)
    return Closures(templates, environment, remembered or {})


@pytest.mark.parametrize("changed", TEMPLATES)
@pytest.mark.parametrize("page", BEHIND)
def test_a_page_changes_with_each_template_behind_it_and_no_other(page: str, changed: str) -> None:
    before = closures(TEMPLATES)
    after = closures({**TEMPLATES, changed: TEMPLATES[changed] + "<!-- -->"}, before.references)
    assert (before.digest(page) != after.digest(page)) == (changed in BEHIND[page])


def test_templates_that_change_places_are_others() -> None:
    page = {"page.html": "{% include 'a.html' %}{% include 'b.html' %}"}
    one = closures({**page, "a.html": "x", "b.html": "y"})
    other = closures({**page, "a.html": "y", "b.html": "x"})
    assert one.digest("page.html") != other.digest("page.html")


def test_it_is_the_same_for_the_same_templates_in_any_order() -> None:
    turned = dict(reversed(TEMPLATES.items()))
    assert closures(turned).digest("page.html") == closures(TEMPLATES).digest("page.html")


UNTOLD = {
    "a name that is computed": "{% include name %}",
    "a parent that is chosen": "{% extends 'a.html' if x else 'b.html' %}",
    "a name among names": "{% include ['frame.html', name] %}",
    "a template that is not there": "{% include 'nowhere.html' %}",
    "one that may not be there": "{% include 'nowhere.html' ignore missing %}",
    "what Jinja cannot read": "{% if %}",
}


@pytest.mark.parametrize("case", UNTOLD)
@pytest.mark.parametrize("page", ["page.html", "parts/deep.html"])
def test_it_cannot_be_told_behind(case: str, page: str) -> None:
    """Deep down as well."""
    found = closures({**TEMPLATES, page: UNTOLD[case]})
    assert found.digest("page.html") == ""
    assert found.digest("alone.html") != ""


def test_a_page_without_a_template_has_none() -> None:
    assert closures(TEMPLATES).digest("nowhere.html") == ""


def test_one_that_comes_to_be_there_is_seen() -> None:
    without = {**TEMPLATES, "alone.html": "{% include 'new.html' %}"}
    before = closures(without)
    assert before.digest("alone.html") == ""
    after = closures({**without, "new.html": "new"}, before.references)
    assert after.digest("alone.html") != ""


def test_templates_that_include_each_other_come_to_an_end() -> None:
    around = {"a.html": "{% include 'b.html' %}", "b.html": "{% include 'a.html' %}"}
    assert closures(around).digest("a.html") == closures(around).digest("b.html") != ""


class Reading(Environment):
    """Counts the templates that it takes apart."""

    taken_apart = 0

    def parse(self, *words, **named):
        self.taken_apart += 1
        return super().parse(*words, **named)


def test_what_is_remembered_is_not_taken_apart_again() -> None:
    before = closures(TEMPLATES)
    expected = before.digest("page.html")
    environment = Reading()
    after = Closures(TEMPLATES, environment, before.references)
    assert after.digest("page.html") == expected
    assert environment.taken_apart == 0


def test_a_changed_template_is_taken_apart_again() -> None:
    before = closures(TEMPLATES)
    before.digest("page.html")
    environment = Reading()
    after = Closures({**TEMPLATES, "page.html": "other"}, environment, before.references)
    after.digest("page.html")
    assert environment.taken_apart == 1


def test_only_what_is_asked_for_now_is_remembered_further() -> None:
    before = closures(TEMPLATES)
    before.digest("page.html")
    before.digest("list.html")
    after = closures(TEMPLATES, before.references)
    after.digest("alone.html")
    assert list(after.references.values()) == [()]
