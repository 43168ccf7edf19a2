"""What was measured, as text for a terminal of 100 columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.figures import Figure, ratio, verdict
from benchmarks.generators.this_project import EarlierCheckout, ThisProject
from benchmarks.targets import MEMORY, PREVIEW_MEMORY, TARGETS, Target

Measured = Mapping[str, Mapping[str, Sequence[float]]]
OURS, BEFORE = ThisProject.name, EarlierCheckout.name
BYTES = (MEMORY, PREVIEW_MEMORY)
MEBIBYTE = 1024 * 1024


def measurements(measured: Measured) -> Iterator[str]:
    """The middle of each measure by generator, and in brackets the least and the most."""
    for measure, by_generator in measured.items():
        yield f"{measure} ({'MiB' if measure in BYTES else 'seconds'})"
        for name, values in by_generator.items():
            own = by_generator.get(OURS)
            compared = own if own and name != OURS else None
            yield f"  {name:<22}{_figure(values, measure):<26}{_ratio(compared, values)}".rstrip()


def targets(measured: Measured, count: int) -> Iterator[str]:
    """Each target beside what was measured; what has none at this size has the ratio only.

    The ratio of an older checkout, where one was measured, stands last.
    """
    before = "before" if any(BEFORE in found for found in measured.values()) else ""
    yield f"{'ratio':<36}{'target':>6}  {'measured':<20}{'verdict':<15}{before}".rstrip()
    for target in TARGETS:
        by_generator = measured.get(target.measure, {})
        if OURS in by_generator and target.other.name in by_generator:
            yield _target(target, target.at_most.get(count), by_generator)


def _target(target: Target, at_most: float | None, found: Mapping[str, Sequence[float]]) -> str:
    theirs = found[target.other.name]
    ours = ratio(found[OURS], theirs)
    aim = "–" if at_most is None else f"≤ {at_most}"
    said = "" if at_most is None else verdict(ours, at_most)
    before = _spread(ratio(found[BEFORE], theirs), ".2f") if BEFORE in found else ""
    return f"{target.title:<36}{aim:>6}  {_spread(ours, '.2f'):<20}{said:<15}{before}".rstrip()


def phases(spent: Mapping[str, Sequence[float]]) -> Iterator[str]:
    """The phases of this project's cold build."""
    if spent:
        yield f"{OURS}: a cold build by phase (seconds)"
    for phase, values in spent.items():
        yield f"  {phase:<26}{_spread(Figure.of(values), '.2f')}"


def imports(spent: Mapping[str, float], most: int = 8) -> Iterator[str]:
    """The slowest imports on one line."""
    slowest = list(spent.items())[:most]
    if slowest:
        yield "  imports: " + ", ".join(f"{name} {1000 * own:.0f} ms" for name, own in slowest)
        yield ""


def _figure(values: Sequence[float], measure: str) -> str:
    scale, shape = (MEBIBYTE, ".0f") if measure in BYTES else (1, ".3f")
    return _spread(Figure.of([value / scale for value in values]), shape)


def _ratio(ours: Sequence[float] | None, theirs: Sequence[float]) -> str:
    return f"ours ÷ this: {_spread(ratio(ours, theirs), '.2f')}" if ours else ""


def _spread(figure: Figure, shape: str) -> str:
    return f"{figure.middle:{shape}} ({figure.least:{shape}}–{figure.most:{shape}})"
