"""Every table of open data, in the order in which the page explains them."""

from __future__ import annotations

from plugins.impact.report.data.evidence_tables import EVIDENCE
from plugins.impact.report.data.kind_tables import KINDS_OF_POST
from plugins.impact.report.data.measure_tables import MEASURES
from plugins.impact.report.data.money_tables import MONEY
from plugins.impact.report.data.plan_tables import PLAN
from plugins.impact.report.data.post_tables import POSTS
from plugins.impact.report.data.tables import Table
from plugins.impact.report.facts import Facts

GROUPS = {
    "plan": PLAN,
    "evidence": EVIDENCE,
    "money": MONEY,
    "measures": MEASURES,
    "posts": POSTS,
    "kinds": KINDS_OF_POST,
}
TABLES = tuple(definition for group in GROUPS.values() for definition in group)


def data_tables(facts: Facts) -> tuple[Table, ...]:
    """Every table, filled with what is known of an area."""
    return tuple(definition.filled(facts) for definition in TABLES)
