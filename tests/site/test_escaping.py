"""What the site theme escapes: exactly what Jinja would, only sooner done."""

from __future__ import annotations

import markupsafe
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError

from plugins.impact.publish.templates import Templates, escaped

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
    "{{ '<' ~ page }}{{ html }}{% endblock %}",
}


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_a_page_is_what_jinja_makes_of_it(page: str, items: list[str]) -> None:
    pages = []
    for kind in (Environment, Templates):
        env = kind(loader=DictLoader(SOURCES), autoescape=True, undefined=StrictUndefined)
        env.globals["say"] = lambda text: f"{text}!"
        html = markupsafe.Markup("<b>cleaned</b>")
        pages.append(env.get_template("page.html").render(page=page, items=items, html=html))
    assert pages[0] == pages[1]


def test_what_a_template_is_not_handed_is_an_error() -> None:
    env = Templates(loader=DictLoader(SOURCES), autoescape=True, undefined=StrictUndefined)
    with pytest.raises(UndefinedError, match="items"):
        env.get_template("page.html").render(page="", html="")
