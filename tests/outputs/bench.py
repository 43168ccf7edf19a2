"""Where the tests build: a folder with everything in it, and the processes that build."""

from __future__ import annotations

import copy
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fictional_area import ROOT
from tests.outputs.area import Area, bytes_of, invented
from tests.outputs.builder import Answer, Builder, Order, builder
from tests.outputs.disk import settle
from tests.outputs.edits_of_theme import Files, untouched

DAYS = ("2031-05-20", "2031-05-21", "2031-06-02", "2030-06-30", "2031-02-01", "2034-01-01")
ADDRESSES = ("https://marrowmere.example", "https://host.example/shore", "")


@dataclass(frozen=True)
class State:
    """Everything that a site is made of."""

    area: Area
    theme: Files
    address: str = ADDRESSES[0]
    as_of: str = DAYS[0]
    preview: bool = False

    def copy(self) -> State:
        """One that can be changed without this one."""
        return replace(self, area=copy.deepcopy(self.area), theme=dict(self.theme))


class Bench:
    """``clean`` and ``anew`` are processes that begin anew for each build; ``living`` can live on.

    All that a test changes is in ``work``, which is as it was ``begun`` at the start of each.
    """

    def __init__(self, folder: Path, clean: Builder, anew: Builder, living: Builder) -> None:
        self.clean, self.anew, self.living = clean, anew, living
        self.work = folder / "work"
        self._begun = folder / "begun"
        self.state = State(invented(), untouched())
        self.settle(self.state)
        anew.begin(self.order(self.state))
        first = anew.answer()
        assert first.status == 0, first.report
        self.work.rename(self._begun)

    @property
    def output(self) -> Path:
        """Where incremental builds put the site."""
        return self.work / "output"

    @property
    def elsewhere(self) -> Path:
        """Where clean ones put theirs; it is not there before."""
        return self.work / "clean" / "output"

    def begin(self) -> State:
        """All as it was after the first build."""
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(self._begun, self.work)
        return self.state.copy()

    def settle(self, state: State, *, unseen: bool = False) -> bool:
        """Write the area and the theme; gives whether there was anything to change."""
        area = {path: bytes_of(file) for path, file in state.area.items()}
        other_area = settle(self.work / "area", area, unseen=unseen)
        return settle(self.work / "theme", state.theme, unseen=unseen) or other_area

    def order(self, state: State, *, jobs: int = 1, anew: bool = False) -> Order:
        """An order to build ``state`` incrementally, or all of it ``anew``."""
        asked = {
            "THEME": str(self.work / "theme"),
            "CACHE_PATH": str(self.work / "cache"),
            "IMPACT_CONTENT_SHOWN_AS": "area",
        }
        return Order(
            content=str(self.work / "area"),
            output=str(self.elsewhere if anew else self.output),
            site_address=state.address,
            as_of=state.as_of,
            preview=state.preview,
            settings={**asked, "IMPACT_JOBS": jobs, **({"IMPACT_REUSE": False} if anew else {})},
            fewest=2 if jobs > 1 else None,
        )

    def in_a_new_process(self, state: State) -> Callable[[], Answer]:
        """Begin a build as each command does one; gives how to wait for its answer."""
        self.anew.begin(self.order(state))
        return self.anew.answer

    def in_two_workers(self, state: State) -> Callable[[], Answer]:
        """The same with the work shared out."""
        self.anew.begin(self.order(state, jobs=2))
        return self.anew.answer

    def in_memory(self, state: State) -> Callable[[], Answer]:
        """Begin a build in the process that lives on."""
        self.living.begin(self.order(state))
        return self.living.answer

    def in_the_preview(self, state: State, paths: Sequence[str]) -> tuple[Answer, Answer]:
        """Files as the process that lives on shows them, and as a clean build makes them."""
        order = replace(self.order(state), shown=paths)
        for process in (self.living, self.clean):
            process.begin(order)
        return self.living.answer(), self.clean.answer()

    def by_command(self, state: State) -> Callable[[], Answer]:
        """Begin a build in a Python that was started for it, as Pelican's manual tells."""
        order = self.order(state)
        given = {
            "SITEURL": order.site_address,
            "IMPACT_AS_OF": order.as_of,
            "IMPACT_PREVIEW": order.preview,
        }
        words = ["-s", "pelicanconf.py", "-o", order.output, "-q", "-e"]
        words += [f"{name}={json.dumps(value)}" for name, value in (given | order.settings).items()]
        process = subprocess.Popen(
            [sys.executable, "-m", "pelican", order.content, *words],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

        def answer() -> Answer:
            _, said = process.communicate()
            return Answer(process.returncode, said)

        return answer


@contextmanager
def a_bench() -> Iterator[Bench]:
    """In memory where there is such a folder: hundreds of sites are written and removed."""
    memory = Path("/dev/shm")  # noqa: S108 - what is made there has a name of its own
    with ExitStack() as stack:
        place = TemporaryDirectory(dir=memory if memory.is_dir() else None)
        folder = Path(stack.enter_context(place)).resolve()
        compiled = folder / "compiled"
        compiled.mkdir()
        clean, anew, living = (stack.enter_context(builder(compiled)) for _ in range(3))
        yield Bench(folder, clean, anew, living)


WAYS: Mapping[str, Callable[[Bench, State], Callable[[], Answer]]] = {
    "in a new process": Bench.in_a_new_process,
    "in memory": Bench.in_memory,
    "in two workers": Bench.in_two_workers,
    "by command": Bench.by_command,
}
