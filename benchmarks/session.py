"""What is measured in one run for one size of area, and with what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.generators import Generator
from benchmarks.invention import Post, posts
from benchmarks.measuring.process import Run, run

Say = Callable[[str], None]
Makers = Mapping[str, Callable[[Path], Generator]]
"""By the names of their folders, what makes generators there."""


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
    def of(cls, folder: Path, count: int, makers: Makers, tell: Say) -> Session:
        """A session with ``count`` posts, written for each generator that ``makers`` make."""
        made = tuple(make(folder / name) for name, make in makers.items())
        session = cls(folder, made, tuple(posts(count)), tell)
        for generator in made:
            session.say(f"writing for {generator.name}")
            generator.folder.mkdir(parents=True)
            generator.write(session.posts)
        return session

    def build_first(self) -> None:
        """Build each site once, which is not measured.

        These builds bring programs and posts into memory, and show that every post has its page.
        """
        for generator in self.generators:
            self.say(f"a first build by {generator.name}")
            self.build(generator)
            self.files[generator.name] = pages_of(generator, self.posts)

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
        """Edit the text of a post; gives the words that its page must show now."""
        generator.edit(self.edited, mark := self._new_mark())
        return mark

    def edit_title(self, generator: Generator) -> str:
        """Edit the title of that post; gives the words that the title must end in now."""
        generator.edit_title(self.edited, mark := self._new_mark())
        return mark

    def _new_mark(self) -> str:
        """Words that were never used before."""
        self.edits += 1
        return f"edit number {self.edits} of this run"

    def log(self, generator: Generator) -> Path:
        """The file for what ``generator`` has to say."""
        return self.folder / f"{generator.folder.name}.txt"


def pages_of(generator: Generator, posts: Sequence[Post]) -> int:
    """How many files a site has. Raises ``SystemExit`` where the page of a post is missing."""
    for post in posts:
        if not generator.page_of(post).is_file():
            raise SystemExit(f"{generator.name} has made no page for {post.slug}.")
    return sum(path.is_file() for path in generator.output.rglob("*"))
