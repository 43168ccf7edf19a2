"""What does not need the pages of a site, worked out beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from plugins.impact.publish.memory import SiteMemory
from plugins.impact.publish.open_data import Weighed, weighed
from plugins.impact.publish.templates import Templates
from plugins.impact.report.facts import Facts
from plugins.parallel import beside, pays

Aside = tuple[Weighed, Mapping[str, bytes]]
"""Open data, and templates that were compiled."""


def begun(facts: Facts, memory: SiteMemory, templates: Templates, jobs: int) -> Callable[[], Aside]:
    """Begin it in a copy of this process, where there is much to do; gives a way to wait for it.

    ``templates`` are compiled only where so many texts are new that nearly all pages will be.
    """
    open_data = partial(weighed, facts, memory.weights, memory.packages)
    if jobs < 2 or not pays(len(facts.content.posts)):
        return lambda: (open_data(), {})
    all_is_new = pays(memory.reading.texts.made)

    def work() -> Aside:
        return open_data(), templates.compiled() if all_is_new else {}

    return beside(work, "open data and templates")
