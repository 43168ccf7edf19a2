"""The ids that templates write are found in their sources."""

from __future__ import annotations

from plugins.impact.publish.site_theme import SiteTheme, template_ids
from tests.fictional_area import ROOT, built

THEME = SiteTheme.read(ROOT / "theme")
IDS = template_ids(THEME.templates.values())
# The headings of a rep's report have ids of its text outside the text's own element.
WITH_HEADINGS = "rep-reports/"
# The chart of an indicator has its id, which is a value.
OF_A_VALUE = "indicator-"
BESIDE_THE_TEXT = "//*[@id][not(ancestor-or-self::*[@class='prose'])][not(ancestor::svg)]/@id"


def test_an_id_is_one_that_is_written_out() -> None:
    page = '<h2 id="posts">Posts</h2><p class="id" data-id="other">{{ view.id }}</p>'
    assert template_ids([page]) == {"posts"}


def test_an_id_that_a_value_gives_is_none() -> None:
    assert template_ids(['<h2 id="{{ theme.id }}">', '<h2 id="theme-{{ id }}">']) == frozenset()


def test_an_id_is_one_that_a_macro_is_handed() -> None:
    macro = '{% macro panel(title, id="panel") -%}<h2 id="{{ id }}"></h2>{%- endmacro %}'
    calls = '{{ panel(say("panel.title"), "about") }} {{ panel("", id="more") }}'
    assert template_ids([calls, macro]) == {"about", "more", "panel"}


def test_an_id_has_the_ending_that_a_macro_gives_it() -> None:
    macro = '{% macro chart(id, level=2) %}<b id="{{ id }}-title"></b><i id="{{ id }}-text"></i>'
    page = '{{ chart("ages", level=3) }}'
    assert template_ids([f"{macro}{{% endmacro %}}", page]) == {"ages-title", "ages-text"}


def test_no_text_takes_the_top_of_the_page() -> None:
    assert THEME.ids == IDS | {"top"}


def test_a_page_with_a_text_has_no_other_id_beside_it() -> None:
    beside = {
        (path, id_)
        for path, tree in built().trees.items()
        if not path.startswith(WITH_HEADINGS) and tree.find_class("prose")
        for id_ in tree.xpath(BESIDE_THE_TEXT)
    }
    assert {id_ for _, id_ in beside} > {"what-this-tells-us", "tells-of", "chart-of-changes-title"}
    written = {(path, id_) for path, id_ in beside if not id_.startswith(OF_A_VALUE)}
    assert {(path, id_) for path, id_ in written if id_ not in IDS} == set()
