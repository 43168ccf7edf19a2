"""Templates: they escape, fail on what is not there, and are handed a text as clean HTML."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest
from jinja2 import Environment, UndefinedError

from plugins.impact.model.text import Text
from plugins.impact.publish.rendering import ShownText
from plugins.impact.publish.site_theme import SiteTheme, environment, once
from tests.fictional_area import THEME


@dataclass(frozen=True)
class Thing:
    """Something with a title and nothing else."""

    title: str


@cache
def templates() -> Environment:
    return environment(SiteTheme.read(THEME), str, "/below")


def test_a_value_is_escaped() -> None:
    shown = templates().from_string("{{ thing.title }}").render(thing=Thing("<b>&'\""))
    assert shown == "&lt;b&gt;&amp;&#39;&#34;"


def test_the_html_of_a_text_stands_as_it_is() -> None:
    text = ShownText.of(Text("<p>a</p>", "<p>b</p>", ("<p>c</p>",), "<p>d</p>"))
    source = "{{ text.html }}{{ text.introduction }}{{ text.parts[0] }}{{ text.notes }}"
    shown = templates().from_string(source).render(text=text)
    assert shown == "<p>a</p><p>b</p><p>c</p><p>d</p>"


@pytest.mark.parametrize("source", ["{{ nothing }}", "{{ thing.nothing }}", "{{ thing['x'] }}"])
def test_what_is_not_there_is_an_error(source: str) -> None:
    with pytest.raises(UndefinedError):
        templates().from_string(source).render(thing=Thing(""))


def test_links_within_the_site_lead_below_its_folder() -> None:
    source = "{{ link('/themes/') }} {{ link('#top') }} {{ link('https://a.example') }}"
    assert templates().from_string(source).render() == "/below/themes/ #top https://a.example"


def test_what_is_asked_once_is_asked_again_of_another_thing() -> None:
    asked: list[object] = []
    said = once()

    def macro(thing: object) -> str:
        asked.append(thing)
        return str(thing)

    one, other = Thing("same"), Thing("same")
    assert [said(macro, thing) for thing in (one, one, other, one)] == [str(one)] * 4
    assert [id(thing) for thing in asked] == [id(one), id(other), id(one)]
