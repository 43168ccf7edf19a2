"""What may happen between two builds, as values, so that a failing example can be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from hypothesis import strategies as st

from tests.outputs import tampering
from tests.outputs.bench import ADDRESSES, DAYS, Bench, State
from tests.outputs.disk import Sight
from tests.outputs.edits_of_plan import file_edits, plan_edits
from tests.outputs.edits_of_posts import post_edits, text_edits
from tests.outputs.edits_of_theme import theme_edits

Edits = tuple[Callable[[Any], None], ...]


class Builds(Protocol):
    """What a step may change: the state to build next, whether its files keep their times, the
    output, and what is kept, which was ``kept_first`` at the beginning. ``stirred`` says that
    something other than the area and the theme may be other than at the last build."""

    bench: Bench
    state: State
    unseen: bool
    stirred: bool
    kept_first: Sight


@dataclass(frozen=True)
class EditContent:
    """Somebody edits the area; ``unseen`` by the times of files."""

    edits: Edits
    unseen: bool

    def __call__(self, builds: Builds) -> None:
        for edit in self.edits:
            edit(builds.state.area)
        builds.unseen = self.unseen


@dataclass(frozen=True)
class EditTheme:
    """Somebody edits the site theme; ``unseen`` by the times of files."""

    edits: Edits
    unseen: bool

    def __call__(self, builds: Builds) -> None:
        for edit in self.edits:
            edit(builds.state.theme)
        builds.unseen = self.unseen


@dataclass(frozen=True)
class Set:
    """A setting is another."""

    setting: str
    value: object

    def __call__(self, builds: Builds) -> None:
        builds.stirred = getattr(builds.state, self.setting) != self.value
        builds.state = replace(builds.state, **{self.setting: self.value})


@dataclass(frozen=True)
class TamperWithOutput:
    """Something other than a build changes the output."""

    acts: tuple[tampering.Tampering, ...]

    def __call__(self, builds: Builds) -> None:
        for act in self.acts:
            act(builds.bench.output, tampering.made(builds.bench.output))
        builds.stirred = True


@dataclass(frozen=True)
class TamperWithKept:
    """Something other than a build changes what builds keep."""

    acts: tuple[tampering.Tampering, ...]

    def __call__(self, builds: Builds) -> None:
        for act in self.acts:
            act(builds.bench.work, tampering.kept(builds.bench.work))
        builds.stirred = True


@dataclass(frozen=True)
class Forget:
    """What is kept is gone, or is as it was at ``first``."""

    first: bool

    def __call__(self, builds: Builds) -> None:
        tampering.restore(builds.bench.work, builds.kept_first if self.first else {})
        builds.stirred = True


Step = Callable[[Builds], None]


def _some(one: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, min_size=1, max_size=most).map(tuple)


_content = post_edits() | plan_edits() | file_edits()
CONTENT = st.builds(EditContent, _some(_content, 6), st.booleans())
TEXTS = st.builds(EditContent, _some(text_edits(), 2), st.booleans())
THEME = st.builds(EditTheme, _some(theme_edits(), 3), st.booleans())
SETTINGS = st.one_of(
    st.builds(Set, st.just("as_of"), st.sampled_from(DAYS)),
    st.builds(Set, st.just("address"), st.sampled_from(ADDRESSES)),
    st.builds(Set, st.just("preview"), st.booleans()),
)
TAMPERING = st.one_of(
    st.builds(TamperWithOutput, _some(tampering.OUTPUT, 4)),
    st.builds(TamperWithKept, _some(tampering.KEPT, 2)),
    st.builds(Forget, st.booleans()),
)


@st.composite
def steps(draw: st.DrawFn) -> Step:
    """A step, most often an edit of the area."""
    kinds = (*5 * [CONTENT], *2 * [TEXTS], *2 * [THEME], SETTINGS, TAMPERING, TAMPERING)
    return draw(kinds[draw(st.integers(0, len(kinds) - 1))])
