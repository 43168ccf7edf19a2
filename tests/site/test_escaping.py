"""What the site theme makes of templates: exactly what Jinja would, only sooner done."""

from __future__ import annotations

from dataclasses import dataclass

import markupsafe
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError

from plugins.impact.publish.compiler import escaped
from plugins.impact.publish.templates import Templates, once
from plugins.parallel import in_turn

TEXTS = st.text(st.sampled_from("&<>\"'a é;#\x00") | st.characters())


class Loud(str):
    """A text of a type of its own."""


class Html:
    """Something that says itself how it is written in HTML."""

    def __html__(self) -> str:
        return "<i>said</i>"


@given(TEXTS)
def test_a_text_is_escaped_as_markupsafe_does(text: str) -> None:
    assert escaped(text) == str(markupsafe.escape(text))


@given(TEXTS)
def test_html_that_was_cleaned_stands_as_it_is(text: str) -> None:
    assert escaped(markupsafe.Markup(text)) == text  # noqa: S704 - that is the point


@pytest.mark.parametrize(
    "value", [0, -7, 2.5, True, None, Loud("<b>"), Html(), ["<b>"], ("'",)], ids=repr
)
def test_any_other_value_is_escaped_as_markupsafe_does(value: object) -> None:
    assert escaped(value) == str(markupsafe.escape(value))


SOURCES = {
    "frame.html": "<title>{% block title %}{{ page }}{% endblock %}</title>"
    "{% block content %}{% endblock %}",
    "card.html": "{% macro card(title, level=3) %}<h{{ level }}>{{ title }}</h{{ level }}>"
    "{% if caller is defined %}{{ caller() }}{% endif %}{% endmacro %}",
    "page.html": "{% extends 'frame.html' %}{% from 'card.html' import card %}"
    "{% block title %}{{ super() }} &amp; more{% endblock %}"
    "{% block content %}{% set side %}{{ card(page) }}{% endset %}{{ side }}"
    "{% for item in items %}{{ card(item, level=loop.index) }}{{ say(item) }}{% endfor %}"
    "{% call card(page ~ '<') %}{{ page|upper }}{% endcall %}{{ [page, '<']|join(', ') }}"
    "{{ '<' ~ page }}{{ html }}{{ card(title=page) }}{{ card(page, level=4) }}"
    "{{ thing.title }}{{ thing.title|default('none') }}{{ thing.title if thing.title is defined }}"
    "{{ thing.other|default(page) }}{{ page if thing.other is defined }}"
    "{{ namespace(title=page).title }}{% endblock %}",
}


@dataclass(frozen=True)
class Thing:
    """Something with a title and nothing else."""

    title: str


def _environment(kind: type[Environment]) -> Environment:
    env = kind(loader=DictLoader(SOURCES), autoescape=True, undefined=StrictUndefined)
    env.globals["say"] = lambda text: f"{text}!"
    return env


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_a_page_is_what_jinja_makes_of_it(page: str, items: list[str]) -> None:
    html = markupsafe.Markup("<b>cleaned</b>")
    pages = {
        _environment(kind)
        .get_template("page.html")
        .render(page=page, items=items, html=html, thing=Thing(page))
        for kind in (Environment, Templates)
    }
    assert len(pages) == 1


def test_templates_that_were_loaded_together_give_the_same_page() -> None:
    values = {"page": "<a>", "items": ["b"], "html": "", "thing": Thing("")}
    alone, together = _environment(Templates), _environment(Templates)
    together.load(SOURCES, in_turn)
    together.loader = None
    pages = {env.get_template("page.html").render(values) for env in (alone, together)}
    assert len(pages) == 1


def test_what_is_asked_once_is_asked_again_of_another_thing() -> None:
    asked: list[object] = []
    said = once()

    def macro(thing: object) -> str:
        asked.append(thing)
        return str(thing)

    one, other = Thing("same"), Thing("same")
    assert [said(macro, thing) for thing in (one, one, other, one)] == [str(one)] * 4
    assert [id(thing) for thing in asked] == [id(one), id(other), id(one)]


def test_what_a_template_is_not_handed_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="items"):
        _environment(Templates).get_template("page.html").render(page="", html="")


def test_what_a_thing_does_not_have_is_an_error() -> None:
    env = _environment(Templates)
    with pytest.raises(AttributeError, match="nothing"):
        env.from_string("{{ thing.nothing }}").render(thing=Thing(""))
