"""One output, built incrementally again and again, and compared with clean builds."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.outputs import tampering
from tests.outputs.bench import WAYS, Bench, State
from tests.outputs.builder import END, LIVE, Answer
from tests.outputs.disk import Sight, sight
from tests.outputs.steps import Step, steps

PROBLEM = re.compile(r"^\S+:\d+: .*\](?: \(draft\))?$", re.MULTILINE)
# The others take longer.
OFTEN = 5 * ("in a new process", "in memory")
DRAFT = "news/2031/loft-stairs/index.html"
PICKS = st.lists(st.integers(0, 10_000), max_size=4)


class Builds(RuleBasedStateMachine):
    """One output, built incrementally again and again, in one way or another."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.bench = bench
        self.state = bench.begin()
        self.good = self.state.copy()
        self.unseen = False
        self.kept_first = tampering.kept(bench.work)
        self.way = "in a new process"
        self.stirred = True
        self.paths = {DRAFT, *sight(bench.output)}
        self.picks: Sequence[int] = ()
        bench.living.begin(LIVE)

    def teardown(self) -> None:
        self.bench.living.begin(END)

    @rule(step=steps(), way=st.sampled_from((*OFTEN, *WAYS)), picks=PICKS)
    def take(self, step: Step, way: str, picks: Sequence[int]) -> None:
        self.unseen = False
        self.picks = picks
        step(self)
        self.stirred = self.stirred or way != self.way
        self.way = way

    @invariant()
    def the_output_is_that_of_a_clean_build(self) -> None:
        if not self.bench.settle(self.state, unseen=self.unseen) and not self.stirred:
            return
        self.stirred = False
        before = sight(self.bench.output)
        answer = WAYS[self.way](self.bench, self.state)
        clean = built_cleanly(self.bench, self.state)
        kept = answer()
        after = sight(self.bench.output)
        assert (kept.status, problems(kept)) == (clean.status, problems(clean)), (
            f"{kept.report}\n--- but built cleanly:\n{clean.report}"
        )
        self._the_preview_shows_a_clean_build(whole=not clean.status)
        if clean.status:
            assert problems(clean) or "jinja2" in clean.report, clean.report
            assert after == before
            # What comes next is an edit of the last area that was right.
            self.state = self.good.copy()
        else:
            assert list(differences(after, sight(self.bench.elsewhere))) == []
            assert list(touched(before, after)) == []
            assert list(empty_folders(self.bench.output)) == []
            self.good = self.state.copy()

    def _the_preview_shows_a_clean_build(self, *, whole: bool) -> None:
        """The same problems of reading, and of a site that is ``whole`` the files picked, among
        all that there ever were."""
        if whole:
            self.paths |= sight(self.bench.elsewhere).keys()
        paths = sorted(self.paths)
        picked = [paths[pick % len(paths)] for pick in self.picks] if whole else []
        shown, clean = self.bench.in_the_preview(self.state, picked)
        assert shown == clean


def built_cleanly(bench: Bench, state: State) -> Answer:
    """What comes of a build that finds nothing of an earlier one."""
    shutil.rmtree(bench.elsewhere.parent, ignore_errors=True)
    bench.clean.begin(bench.order(state, anew=True))
    return bench.clean.answer()


def problems(answer: Answer) -> list[str]:
    """The lines that a volunteer is told."""
    return PROBLEM.findall(answer.report)


def differences(site: Sight, clean: Sight) -> Iterator[str]:
    """What is not as in a clean build; what somebody put there counts as part of neither."""
    for path in sorted((site.keys() | clean.keys()) - {*tampering.STRANGERS}):
        if path not in site:
            yield f"missing: {path}"
        elif path not in clean:
            yield f"stale: {path}"
        elif site[path].data != clean[path].data:
            yield f"other: {path}: {_first_other(site[path].data, clean[path].data)}"


def _first_other(site: bytes, clean: bytes) -> str:
    lines = zip_longest(site.splitlines(), clean.splitlines())
    return next((f"{one!r}, not {other!r}" for one, other in lines if one != other), "line ends")


def touched(before: Sight, after: Sight) -> Iterator[str]:
    """The files that hold what they held and were written all the same, and those of somebody's
    own that are no longer as they were."""
    for path, seen in before.items():
        now = after.get(path)
        if now and now.data == seen.data and now.time != seen.time:
            yield f"written again: {path}"
        if path in tampering.STRANGERS and now != seen:
            yield f"not as its owner left it: {path}"


def empty_folders(folder: Path) -> Iterator[str]:
    """The folders that were left behind."""
    for path in folder.rglob("*"):
        if path.is_dir() and not any(path.iterdir()):
            yield f"empty: {path.relative_to(folder)}"
