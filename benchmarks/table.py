"""What was measured, as text for a terminal of 100 columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.figures import Figure, ratio, verdict
from benchmarks.generators.this_project import ThisProject
from benchmarks.targets import MEMORY, PREVIEW_MEMORY, TARGETS, Target

Measured = Mapping[str, Mapping[str, Sequence[float]]]
OURS = ThisProject.name
BYTES = (MEMORY, PREVIEW_MEMORY)
MEBIBYTE = 1024 * 1024


def measurements(measured: Measured) -> Iterator[str]:
    """The middle of each measure by generator, and in brackets the least and the most."""
    for measure, by_generator in measured.items():
        yield f"{measure} ({'MiB' if measure in BYTES else 'seconds'})"
        for name, values in by_generator.items():
            own = by_generator.get(OURS)
            compared = own if own and name != OURS else None
            yield f"  {name:<16}{_figure(values, measure):<30}{_ratio(compared, values)}".rstrip()


def targets(measured: Measured, count: int) -> Iterator[str]:
    """Each target beside what was measured; a size without a target has the ratio only."""
    yield f"{'ratio':<52}{'target':>8}   {'measured':<24}verdict"
    for target in TARGETS:
        by_generator = measured.get(target.measure, {})
        if OURS in by_generator and target.other.name in by_generator:
            found = ratio(by_generator[OURS], by_generator[target.other.name])
            yield _target(target, target.at_most.get(count), found)


def _target(target: Target, at_most: float | None, found: Figure) -> str:
    aim = "–" if at_most is None else f"≤ {at_most}"
    said = "" if at_most is None else verdict(found, at_most)
    return f"{target.title:<52}{aim:>8}   {_spread(found, '.2f'):<24}{said}".rstrip()


def phases(spent: Mapping[str, Sequence[float]]) -> Iterator[str]:
    """The phases of this project's cold build."""
    if spent:
        yield f"{OURS}: a cold build by phase (seconds)"
    for phase, values in spent.items():
        yield f"  {phase:<26}{_spread(Figure.of(values), '.2f')}"


def imports(spent: Mapping[str, float], most: int = 8) -> str:
    """The slowest imports on one line."""
    slowest = list(spent.items())[:most]
    return "  imports: " + ", ".join(f"{name} {1000 * own:.0f} ms" for name, own in slowest)


def _figure(values: Sequence[float], measure: str) -> str:
    scale, shape = (MEBIBYTE, ".0f") if measure in BYTES else (1, ".3f")
    return _spread(Figure.of([value / scale for value in values]), shape)


def _ratio(ours: Sequence[float] | None, theirs: Sequence[float]) -> str:
    return f"ours ÷ this: {_spread(ratio(ours, theirs), '.2f')}" if ours else ""


def _spread(figure: Figure, shape: str) -> str:
    return f"{figure.middle:{shape}} ({figure.least:{shape}}–{figure.most:{shape}})"
