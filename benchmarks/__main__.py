"""``python -m benchmarks run`` measures; ``python -m benchmarks area FOLDER`` writes an area."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import results, table
from benchmarks.builds import measure_builds, measure_memory
from benchmarks.generators import ALL
from benchmarks.generators.this_project import EarlierCheckout, ThisProject
from benchmarks.invention import posts
from benchmarks.phases import imports, measure_phases
from benchmarks.preview_memory import show_curve
from benchmarks.previews import measure_previews
from benchmarks.session import Makers, Session

ROUNDS = {100: 7, 1000: 5, 5000: 3}
NAMES = {kind.__name__.lower(): kind for kind in ALL}
BUILDS, PREVIEWS, MEMORY, PHASES = MEASURES = ("builds", "previews", "memory", "phases")
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a file system in memory, where there is one


def _run(words: argparse.Namespace) -> int:
    makers: Makers = {name: NAMES[name] for name in words.only}
    if words.before:
        makers = {**makers, "before": partial(EarlierCheckout, checkout=words.before)}
    with tempfile.TemporaryDirectory(prefix="bench-", dir=_place(words.place)) as folder:
        found: dict[str, Any] = {"computer": results.computer(Path(folder)), "sizes": {}}
        for count in words.sizes:
            session = Session.of(Path(folder) / str(count), count, makers, _tell)
            rounds = words.rounds or ROUNDS.get(count, 3)
            found["sizes"][str(count)] = _measured(session, rounds, words.measures)
            shutil.rmtree(session.folder)
    print(f"\nThe numbers are in {results.save(found)}")
    return 0


def _measured(session: Session, rounds: int, measures: Sequence[str]) -> dict[str, Any]:
    count = len(session.posts)
    if measures != [PREVIEWS]:
        session.build_first()
    if BUILDS in measures:
        measure_builds(session, rounds)
    if PREVIEWS in measures:
        measure_previews(session, rounds)
    if MEMORY in measures:
        measure_memory(session, min(rounds, 3))
    phases = measure_phases(session, min(rounds, 3)) if PHASES in measures else {}
    slow = imports(session) if PHASES in measures else {}
    lines = [
        f"\n=== {count} posts, {rounds} rounds: middle (least–most) ===\n",
        *table.measurements(session.measured),
        "",
        *table.phases(phases),
        *table.imports(slow),
        *table.targets(session.measured, count),
    ]
    print("\n".join(lines), flush=True)
    return {
        "rounds": rounds,
        "files": session.files,
        "measured": session.measured,
        "phases": phases,
        "imports": slow,
    }


def _area(words: argparse.Namespace) -> int:
    if words.folder.exists() and any(words.folder.iterdir()):
        print(f"{words.folder} is not empty. Nothing was written.", file=sys.stderr)
        return 1
    ThisProject(words.folder).write(tuple(posts(words.posts)))
    print(f"{words.posts} posts are in {words.folder / 'content'}")
    return 0


def _preview_memory(words: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory(prefix="bench-", dir=_place(words.place)) as folder:
        show_curve(Path(folder), words.posts, words.edits, lambda line: print(line, flush=True))
    return 0


def _place(chosen: Path | None) -> Path | None:
    """Where sites are built: in memory, because a disk's own moods are larger than what counts."""
    return chosen or (IN_MEMORY if IN_MEMORY.is_dir() else None)


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


def _some_of(known: Collection[str]) -> Callable[[str], list[str]]:
    """What reads a list of names with commas between them, all of them ``known``."""

    def read(text: str) -> list[str]:
        unknown = [name for name in text.split(",") if name not in known]
        if unknown:
            raise argparse.ArgumentTypeError(f"{unknown[0]} is none of {', '.join(known)}")
        return text.split(",")

    return read


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    run = commands.add_parser("run", help="measure, print tables, keep the numbers")
    run.add_argument("--sizes", type=_sizes, default=list(ROUNDS), help="such as 100,1000")
    run.add_argument("--rounds", type=int, default=0, help="rounds of each size")
    run.add_argument("--only", type=_some_of(NAMES), default=list(NAMES), help=",".join(NAMES))
    run.add_argument(
        "--measures", type=_some_of(MEASURES), default=list(MEASURES), help=",".join(MEASURES)
    )
    run.add_argument("--before", type=Path, help="an older checkout of this project beside it")
    run.add_argument("--place", type=Path, help="where to build, if not in memory")
    run.set_defaults(run=_run)
    area = commands.add_parser("area", help="write the area of this project, to look at it")
    area.add_argument("folder", type=Path)
    area.add_argument("--posts", type=int, default=1000)
    area.set_defaults(run=_area)
    curve = commands.add_parser("preview-memory", help="edit again and again, and show a curve")
    curve.add_argument("--posts", type=int, default=1000)
    curve.add_argument("--edits", type=int, default=200)
    curve.add_argument("--place", type=Path, help="where to build, if not in memory")
    curve.set_defaults(run=_preview_memory)
    return parser


def main(words: list[str]) -> int:
    """Do what ``words`` say; gives the exit status."""
    arguments = _parser().parse_args(words)
    status: int = arguments.run(arguments)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
