"""A number is shown as it was written, and nothing is shown as 0 that is something."""

from __future__ import annotations

import pytest

from tests.reading.small_site import SITE, WALK, build, site, walk

FILES = {
    WALK: walk(
        "activities: [boats]\nknown_from: survey\n"
        "outputs: [{measure: tonnes dug, value: 0.0004}, {measure: metres, value: 1234.567891}]"
    ),
    "plan/activities/boats.md": str(SITE["plan/activities/boats.md"]).replace(
        "---\n\nAfloat",
        "funding: [{span: 2030, spent: €9000}]\n"
        "added_value: [{span: 2030, kind: match-funding, amount: €4}]\n---\n\nAfloat",
    ),
    "plan/indicators/calm.yaml": """\
title: Calm days
better: higher
source: https://calm.example/ by hand
themes: [water]
baseline: {date: 2031-01-02, value: 0.000001}
readings: [{date: 2031-02-02, value: -0.25}]
""",
    "plan/indicators/wind.yaml": """\
title: Windy days
better: lower
source: https://wind.example/?a=1
themes: [water]
readings: [{date: 2031-02-02, value: 3}]
""",
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of a small site with the least of numbers."""
    built = build(site(FILES, tmp_path_factory.mktemp("small")))
    assert built.problems == ()
    return {f.path: f.data.decode() for f in built.files() if f.path.endswith(".html")}


@pytest.mark.parametrize("text", ["tonnes dug: 0.0004<", "metres: 1,234.567891<"])
def test_an_output_is_shown_as_it_was_written(pages: dict[str, str], text: str) -> None:
    assert text in pages["news/2031/walk/index.html"]


@pytest.mark.parametrize("text", ["0.000001", "-0.25"])
def test_a_reading_is_shown_as_it_was_written(pages: dict[str, str], text: str) -> None:
    assert f">{text}<" in pages["indicators/calm/index.html"]


def test_what_is_less_than_a_coin_beside_another_sum_is_said_to_be_less(
    pages: dict[str, str],
) -> None:
    assert "less than €0.01 (beside what was spent)" in pages["money/index.html"]


def test_a_source_that_is_no_whole_address_is_no_link(pages: dict[str, str]) -> None:
    theme = pages["themes/water/index.html"]
    assert 'href="https://wind.example/?a=1"' in theme
    assert "https://calm.example/ by hand" in theme
    assert 'href="https://calm.example/' not in theme
