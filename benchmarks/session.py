"""What is measured in one run for one size of area, and with what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.generators import Generator
from benchmarks.invention import Post, posts
from benchmarks.measuring.process import Run, run

Say = Callable[[str], None]


@dataclass
class Session:
    """``measured``: by measure and generator, one number a round, in seconds or bytes.

    ``files``: by generator, how many files its site has. Everything lies below ``folder``.
    """

    folder: Path
    generators: tuple[Generator, ...]
    posts: tuple[Post, ...]
    tell: Say
    measured: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)
    edits: int = 0

    @classmethod
    def of(cls, folder: Path, count: int, chosen: Sequence[type[Generator]], tell: Say) -> Session:
        """A session with ``count`` posts, written for each of ``chosen`` and built once.

        The first builds are not measured: they bring programs and posts into memory, and show
        that every post has its page.
        """
        made = tuple(kind(folder / kind.__name__.lower()) for kind in chosen)
        session = cls(folder, made, tuple(posts(count)), tell)
        for generator in made:
            session.say(f"writing for {generator.name}, and a first build")
            generator.folder.mkdir(parents=True)
            generator.write(session.posts)
            session.build(generator)
            session.files[generator.name] = pages_of(generator, session.posts)
        return session

    @property
    def edited(self) -> Post:
        """The post that edits are made to: the newest news, which lists and feeds show too."""
        return next(post for post in reversed(self.posts) if post.kind == "news")

    def say(self, text: str) -> None:
        """Tell how far the run has come."""
        self.tell(f"{len(self.posts)} posts: {text} …")

    def note(self, measure: str, generator: Generator, value: float) -> None:
        """Keep one number."""
        self.measured.setdefault(measure, {}).setdefault(generator.name, []).append(value)

    def rounds(self, what: str, count: int) -> Iterator[int]:
        """``count`` rounds, telling of each."""
        for number in range(count):
            self.say(f"{what}, round {number + 1} of {count}")
            yield number

    def build(self, generator: Generator) -> Run:
        """Build a site as it stands."""
        return run(generator.build, generator.home, self.log(generator))

    def edit(self, generator: Generator) -> str:
        """Edit a post; gives the words that its page must show now, never used before."""
        self.edits += 1
        mark = f"edit number {self.edits} of this run"
        generator.edit(self.edited, mark)
        return mark

    def log(self, generator: Generator) -> Path:
        """The file for what ``generator`` has to say."""
        return self.folder / f"{type(generator).__name__.lower()}.txt"


def pages_of(generator: Generator, posts: Sequence[Post]) -> int:
    """How many files a site has. Raises ``SystemExit`` where the page of a post is missing."""
    for post in posts:
        if not generator.page_of(post).is_file():
            raise SystemExit(f"{generator.name} has made no page for {post.slug}.")
    return sum(path.is_file() for path in generator.output.rglob("*"))
