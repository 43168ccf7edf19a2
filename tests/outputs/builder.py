"""Builds in processes that know nothing of each other, without starting Python for each.

A process that has built nothing yet takes orders, lines of JSON, and forks for each: so a build
finds nothing in memory of the ones before. It can also fork one that lives on, builds again and
again in memory, and shows files as the preview does.
"""

from __future__ import annotations

import json
import marshal
import os
import subprocess
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr
from dataclasses import asdict, dataclass, field
from datetime import date
from hashlib import sha256
from importlib import import_module
from io import StringIO, TextIOWrapper
from pathlib import Path
from select import select
from tempfile import TemporaryFile
from typing import IO, Any

from babel.dates import format_date
from babel.numbers import is_currency
from jinja2 import Environment
from PIL import Image

from plugins import parallel
from plugins.impact.publish.build import Build
from plugins.impact.publish.build_options import BuildOptions
from plugins.impact.publish.preview import PreviewSite
from plugins.impact.publish.site_cache import SiteCache
from plugins.impact.words.catalogue import catalogue
from plugins.kit.asking import Request
from plugins.kit.building import Site, build
from plugins.kit.folders import Folders

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
LIVE, END = "live", "end"


@dataclass(frozen=True)
class Order:
    """What to build, and how: ``settings`` are Pelican's, and ``fewest`` how many things are
    enough to share work out, where that is other than usual. Where it names files to be
    ``shown``, nothing is built: the report tells of them as the preview shows them."""

    content: str
    output: str
    site_address: str
    as_of: str
    preview: bool
    settings: dict[str, Any] = field(default_factory=dict)
    fewest: int | None = None
    shown: Sequence[str] | None = None

    @property
    def options(self) -> BuildOptions:
        """What the preview makes of it."""
        theme, day = Path(self.settings["THEME"]), date.fromisoformat(self.as_of)
        return BuildOptions(
            Path(self.content), theme, site_address=self.site_address, as_of=day, preview=True
        )


@dataclass
class Memory:
    """What a process that lives on holds: the site that it builds, and the one that it shows."""

    built: tuple[Order, Site] | None = None
    previewed: tuple[BuildOptions, PreviewSite] | None = None

    def site(self, order: Order, request: Request) -> Site:
        """The one held, if the order is the same."""
        if self.built is None or self.built[0] != order:
            self.built = order, Site(request)
        return self.built[1]

    def preview(self, order: Order) -> PreviewSite:
        """The one held, if it is of the same options."""
        if self.previewed is None or self.previewed[0] != order.options:
            cache = SiteCache(Path(order.settings["CACHE_PATH"]), ROOT / "plugins")
            self.previewed = order.options, PreviewSite(order.options, cache)
        return self.previewed[1]


class CleanSite:
    """What the preview has to show: the files of a build that finds nothing of an earlier one."""

    def __init__(self, options: BuildOptions) -> None:
        self._build = Build.read(options)

    def refresh(self) -> Sequence[str]:
        problems = self._build.reading.problems
        stops = any(not problem.advice for problem in problems)
        return [problem.said for problem in problems] if stops else ()

    def get(self, path: str) -> bytes | None:
        found = (output for output in self._build.outputs if output.path == path)
        output = next(found, None)
        return output.make() if output is not None else None


@dataclass(frozen=True)
class Answer:
    """The exit status of a build, and what it printed."""

    status: int
    report: str


class Builder:
    """A process that takes orders; ``begin`` one, do something else, and ask for its ``answer``."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def begin(self, order: Order | str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order if isinstance(order, str) else asdict(order)))
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def answer(self) -> Answer:
        assert self._process.stdout is not None
        # One that waits for ever, for another build perhaps, is to fail and not to hang.
        arrived, _, _ = select([self._process.stdout], [], [], PATIENCE)
        assert arrived, f"a build has not ended after {PATIENCE} seconds"
        return Answer(**json.loads(self._process.stdout.readline()))


@contextmanager
def builder(compiled: Path) -> Iterator[Builder]:
    """Start one; what Jinja makes of each template is remembered in the folder ``compiled``."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.outputs.builder", str(compiled)],
        cwd=ROOT,
        env={**os.environ, "JOBS": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Builder(process)
        assert process.stdin is not None
        process.stdin.close()


def remember_compiled(folder: Path) -> None:
    """To compile all templates takes Jinja longer than everything else in a build of this size,
    and the same source always comes to the same."""
    compiling = Environment.compile

    def compiled(self: Environment, source: Any, *words: Any, **more: Any) -> Any:
        key = sha256(repr((source, words[:1], sorted(more)[:1])).encode()).hexdigest()
        path = folder / key
        if path.is_file():
            return marshal.loads(path.read_bytes())  # noqa: S302 - ours, of a moment ago
        code = compiling(self, source, *words, **more)
        draft = folder / f"{key}.{os.getpid()}"
        draft.write_bytes(marshal.dumps(code))
        draft.replace(path)
        return code

    Environment.compile = compiled  # type: ignore[assignment,method-assign]


def show(shown: Sequence[str], site: CleanSite | PreviewSite) -> int:
    """Tell of problems, or else of each file; gives whether there are problems."""
    with redirect_stderr(StringIO()):  # advice, of which the builds themselves are asked
        lines = site.refresh()
    print(*lines, sep="\n")
    for path in () if lines else shown:
        data = site.get(path)
        print(path, "is not there" if data is None else sha256(data).hexdigest())
    return 1 if lines else 0


def obey(order: Order, memory: Memory | None) -> int:
    """Do one build; gives its exit status. ``memory`` is that of a process that lives on."""
    if order.fewest is not None:
        parallel.FEWEST = order.fewest
    folders = Folders(Path(order.content), Path(order.output))
    day = date.fromisoformat(order.as_of)
    request = Request(folders, order.site_address, day, order.preview, order.settings)
    try:
        if order.shown is not None:
            site = memory.preview(order) if memory else CleanSite(order.options)
            return show(order.shown, site)
        return memory.site(order, request).build() if memory else build(request)
    except SystemExit as stopped:
        return int(stopped.code or 0) if not isinstance(stopped.code, str) else 1
    except Exception:  # noqa: BLE001 - whatever it is, the test is told
        traceback.print_exc()
        return 2


def answer(line: str, memory: Memory | None, report: IO[bytes]) -> str:
    report.seek(0)
    report.truncate()
    status = obey(Order(**json.loads(line)), memory)
    sys.stdout.flush()
    sys.stderr.flush()
    report.seek(0)
    said = report.read().decode("utf-8", "replace")
    return json.dumps({"status": status, "report": said})


def child(line: str, answers: TextIOWrapper) -> None:
    """One build; or, where it is to live, all that are ordered until its end."""
    with TemporaryFile() as report:
        for stream in (1, 2):
            os.dup2(report.fileno(), stream)
        if json.loads(line) != LIVE:
            print(answer(line, None, report), file=answers, flush=True)
            return
        memory = Memory()
        for order in iter(sys.stdin.readline, ""):
            if json.loads(order) == END:
                return
            print(answer(order, memory, report), file=answers, flush=True)


def read_ahead() -> None:
    """What every build reads and none can change: code, the kit's words, the libraries' data."""
    import_module("plugins.impact.hooks")
    catalogue("en")
    is_currency("EUR")
    format_date(date(2031, 5, 20), locale="en")
    Image.init()


def main(compiled: Path) -> None:
    remember_compiled(compiled)
    read_ahead()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for line in iter(sys.stdin.readline, ""):
        if json.loads(line) == END:
            continue
        process = os.fork()
        if not process:
            child(line, answers)
            os._exit(0)
        os.waitpid(process, 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
