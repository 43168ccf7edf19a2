"""Steps that chance takes seldom, each by itself: see ``test_same_as_clean``."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.outputs import edits_of_theme as theme
from tests.outputs import tampering
from tests.outputs.bench import WAYS, Bench
from tests.outputs.builds import Builds
from tests.outputs.edits_of_plan import Replace
from tests.outputs.edits_of_posts import SetBody
from tests.outputs.steps import EditContent, EditTheme, Step, TamperWithKept

EDIT = EditContent((SetBody("2030/bench", "Other words.\n"),), unseen=True)
DOCUMENT = EditContent((Replace("documents/heron-counts.csv", 5),), unseen=False)
PHOTO = EditContent((Replace("photos/reeds-in-rows.jpg", 5),), unseen=True)


@pytest.fixture
def builds(bench: Bench) -> Iterator[Builds]:
    """The site as it was first built."""
    builds = Builds(bench)
    yield builds
    builds.teardown()


def take(builds: Builds, *steps: Step, way: str = "in a new process") -> None:
    """After each step, build and compare."""
    for step in steps:
        builds.take(step=step, way=way, picks=range(0, 10_000, 997))
        builds.the_output_is_that_of_a_clean_build()


def test_templates_behind_templates(builds: Builds) -> None:
    # A page for each way, since what one of them sees would hide what another does not.
    pages = ("glossary", "grants", "how_it_fits", "money", "partners", "take_part")
    ways = zip(pages, theme.INCLUDING, strict=True)
    includes = tuple(theme.Include(f"templates/{page}.html", how) for page, how in ways)
    shared, maybe = theme.Put(theme.SHARED, theme.shared_by(7)), theme.Put(theme.MAYBE, "7")
    take(
        builds,
        *(EditTheme(includes, unseen=True), EditTheme((shared,), unseen=True)),
        *(EditTheme((maybe,), unseen=True), EditTheme((theme.Drop(theme.MAYBE),), unseen=True)),
    )


@pytest.mark.parametrize("how", tampering.ROWS)
def test_entries_that_are_wrong(how: str, builds: Builds) -> None:
    take(builds, TamperWithKept((tampering.SpoilRows(how),)))


@pytest.mark.parametrize("way", WAYS)
def test_the_same_edits_in_each_way(way: str, builds: Builds) -> None:
    take(builds, EDIT, DOCUMENT, PHOTO, way=way)
