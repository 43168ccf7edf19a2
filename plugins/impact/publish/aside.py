"""Open data, worked out beside the pages, which it does not need."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from plugins.impact.publish.memory import SiteMemory
from plugins.impact.publish.open_data import Weighed, weighed
from plugins.impact.report.facts import Facts
from plugins.parallel import beside, pays


def begun(facts: Facts, memory: SiteMemory, jobs: int) -> Callable[[], Weighed]:
    """Begin it in a copy of this process, where there is much to do; gives a way to wait for it."""
    work = partial(weighed, facts, memory.weights, memory.packages)
    much = jobs > 1 and pays(len(facts.content.posts))
    return beside(work, "open data") if much else work
