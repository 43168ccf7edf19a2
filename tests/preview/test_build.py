from __future__ import annotations

import pytest

from plugins.preview.build import BuildResult, Changes, attempt


@pytest.mark.parametrize("failure", [ValueError("no such theme"), SystemExit("no such theme")])
def test_a_build_that_raises_has_failed_with_its_trace(failure: BaseException) -> None:
    def build(_: Changes) -> BuildResult:
        raise failure

    result = attempt(build, frozenset())
    assert (result.succeeded, "no such theme" in result.report) == (False, True)


def test_a_build_that_is_interrupted_stays_interrupted() -> None:
    def build(_: Changes) -> BuildResult:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attempt(build, frozenset())


def test_a_result_is_one_line_and_comes_back_from_it() -> None:
    result = BuildResult(False, "x.md:3: “helth”\nis no theme", 0.25)
    line = result.as_line()
    assert (line.count(b"\n"), BuildResult.of_line(line)) == (1, result)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"Traceback (most recent call last):\n",
        b"[]\n",
        b"{}\n",
        b'{"succeeded": 1, "report": "", "seconds": 0.1}\n',
        b'{"succeeded": true, "report": null, "seconds": 0.1}\n',
        b'{"succeeded": true, "report": "", "seconds": "1"}\n',
        b'{"succeeded": true, "report": "\xff", "seconds": 0.1}\n',
    ],
)
def test_anything_else_is_no_result(line: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        BuildResult.of_line(line)
