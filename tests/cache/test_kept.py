"""Results that are found again, and those that are worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.cache.kept import Kept
from plugins.cache.store import Cache


@dataclass(frozen=True)
class Length:
    """An invented result."""

    of: str
    length: int


class Step:
    """Works out lengths, and tells of which."""

    def __init__(self, folder: Path | None, shape: type = Length) -> None:
        self.kept = Kept(shape, Cache(folder, ""))
        self.worked_out: list[str] = []

    def __call__(self, *texts: str, wrong: Sequence[str] = ()) -> list[Length]:
        self.worked_out = []

        def make(missing: Sequence[int]) -> list[Length]:
            self.worked_out = [texts[index] for index in missing]
            return [Length(texts[index], len(texts[index])) for index in missing]

        keys = [self.kept.key(text) for text in texts]
        return self.kept.results(keys, make, lambda index, _: texts[index] not in wrong)


@pytest.fixture
def step(tmp_path: Path) -> Step:
    return Step(tmp_path)


def test_results_come_in_the_order_of_their_keys(step: Step) -> None:
    step("bb")
    assert step("a", "bb", "ccc", "a") == [
        Length("a", 1),
        Length("bb", 2),
        Length("ccc", 3),
        Length("a", 1),
    ]


def test_what_is_in_memory_is_not_worked_out_again(step: Step) -> None:
    before = step("a", "bb")
    assert all(one is other for one, other in zip(step("a", "bb"), before, strict=True))
    assert step.worked_out == []


def test_another_process_finds_it_on_disk(step: Step, tmp_path: Path) -> None:
    step("a", "bb")
    another = Step(tmp_path)
    assert another("bb", "ccc") == [Length("bb", 2), Length("ccc", 3)]
    assert another.worked_out == ["ccc"]


def test_without_a_folder_memory_is_all_there_is() -> None:
    step = Step(None)
    step("a")
    step("a")
    assert step.worked_out == []


def test_only_the_last_round_stays_in_memory() -> None:
    step = Step(None)
    step("a")
    step("bb")
    step("a")
    assert step.worked_out == ["a"]


def test_what_no_longer_holds_is_worked_out(step: Step) -> None:
    step("a", "bb")
    step("a", "bb", wrong=["bb"])
    assert step.worked_out == ["bb"]


def test_another_shape_is_worked_out(step: Step, tmp_path: Path) -> None:
    @dataclass(frozen=True)
    class Breadth:
        breadth: int

    Kept(Breadth, Cache(tmp_path, "")).results(
        [step.kept.key("a")], lambda missing: [Breadth(4) for _ in missing]
    )
    assert step("a") == [Length("a", 1)]
    assert step.worked_out == ["a"]


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b"\xff", b'{"of": "a"}', b'{"of": 1, "length": "x"}']
)
def test_what_is_not_of_the_shape_is_worked_out(step: Step, tmp_path: Path, data: bytes) -> None:
    Cache(tmp_path, "").keep({step.kept.key("a"): data})
    assert step("a") == [Length("a", 1)]


def test_two_of_one_key_may_have_results_of_their_own() -> None:
    """As two posts of the same words whose links lead to different places."""
    kept: Kept[Length] = Kept(Length, Cache(None, ""))
    keys, right = [b"key", b"key"], [Length("one", 1), Length("other", 2)]

    def make(missing: Sequence[int]) -> list[Length]:
        return [right[index] for index in missing]

    for _ in range(2):
        assert kept.results(keys, make, lambda n, found: found == right[n]) == right


def test_an_empty_round_is_one_too(step: Step) -> None:
    step("a")
    assert step() == []
