"""Whatever is edited, an incremental build comes to the site that a clean one makes.

Random edits of an invented area, of its theme, of its settings, of the output and of what builds
keep; after each step the site is built incrementally into the one output, and cleanly elsewhere,
and both are compared file by file. The suite always tries the same few examples. For a long run
with fresh seeds say how many examples to try, each of thirty steps::

    INCREMENTAL_EXAMPLES=100 make test ARGS="tests/outputs/test_same_as_clean.py"

``--hypothesis-seed=7`` in ``ARGS`` makes it a run that can be repeated. An example that fails is
printed as the steps that lead to it.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.outputs.bench import Bench
from tests.outputs.builds import Builds

EXAMPLES = int(os.environ.get("INCREMENTAL_EXAMPLES", "0"))


def test_any_steps_lead_to_the_site_of_a_clean_build(bench: Bench) -> None:
    unhurried = settings(
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    few = settings(unhurried, derandomize=True, max_examples=5, stateful_step_count=14)
    many = settings(unhurried, max_examples=EXAMPLES or 1, stateful_step_count=30)
    run_state_machine_as_test(lambda: Builds(bench), settings=many if EXAMPLES else few)
