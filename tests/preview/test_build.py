from __future__ import annotations

import sys
from pathlib import Path

import pytest

from plugins.preview.build import BuildResult, attempt, fresh_process


def test_a_process_that_ends_well_has_succeeded() -> None:
    assert fresh_process([sys.executable, "-c", "print('done')"])() == BuildResult(True, "done")


def test_a_process_that_fails_has_failed_and_both_its_outputs_are_the_report() -> None:
    words = "import sys; print('one', flush=True); print('two', file=sys.stderr); sys.exit(1)"
    assert fresh_process([sys.executable, "-c", words])() == BuildResult(False, "one\ntwo")


def test_a_process_runs_in_the_folder_it_is_given(tmp_path: Path) -> None:
    words = [sys.executable, "-c", "import os; print(os.getcwd())"]
    assert fresh_process(words, tmp_path)().report == str(tmp_path.resolve())


@pytest.mark.parametrize("failure", [ValueError("no such theme"), SystemExit("no such theme")])
def test_a_build_that_raises_has_failed_with_its_trace(failure: BaseException) -> None:
    def build() -> BuildResult:
        raise failure

    result = attempt(build)
    assert (result.succeeded, "no such theme" in result.report) == (False, True)


def test_a_build_that_is_interrupted_stays_interrupted() -> None:
    def build() -> BuildResult:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attempt(build)
