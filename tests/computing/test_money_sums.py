"""Money of several activities: one and the same span only, and no activity twice."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.impact.compute.money import SharedMoney, Sum, by_span
from plugins.impact.model.quantity import Quantity
from tests.computing.small_area import area

# 2016: the hub had £1,000, the walks about £250 and spent £240; of the garden's budget
# nothing is known, only that £30 came on top. April to June 2016: the hub was promised £50.
# So for 2016 the budgets that are known come to about £1,250, of two activities out of three.
MONEY = """
== plan/activities/hub.md
title: Hub
summary: A place to meet
themes: [health]
status: active
funding:
- {span: "2016", budget: "£1,000"}
- {span: "2016-Q2", committed: "£50"}
== plan/activities/walks.md
title: Walks
summary: Walking in the park
themes: [health, green]
status: active
funding:
- {span: "2016", budget: "about £250", spent: "£240"}
== plan/activities/garden.md
title: Garden
summary: Growing things
themes: [green]
status: active
added_value:
- {span: "2016", kind: in-kind, amount: "£30"}
- {span: "2016", kind: volunteer-hours, hours: at least 12}
"""


def together(theme: str = "") -> dict[str, SharedMoney]:
    """The money of the area above by span; of one theme where that is named."""
    activities = area(MONEY).activities.values()
    own = [a for a in activities if not theme or theme in a.themes]
    return {str(shared.span): shared for shared in by_span(own)}


def test_sums_are_over_one_and_the_same_span() -> None:
    found = together()
    assert list(found) == ["2016-Q2", "2016"]
    assert found["2016-Q2"].committed == Sum(Quantity.parse("£50"), 1, 1)
    assert found["2016"].committed == Sum(None, 0, 3)


def test_a_sum_says_of_how_many_activities_it_is() -> None:
    year = together()["2016"]
    assert year.budget == Sum(Quantity.parse("about £1,250"), 2, 3)
    assert year.spent == Sum(Quantity.parse("£240"), 1, 3)
    assert year.added == Sum(Quantity.parse("£30"), 1, 3)


def test_hours_stay_hours() -> None:
    assert together()["2016"].hours == Quantity.parse("at least 12")
    assert together()["2016-Q2"].hours is None


def test_an_activity_of_two_themes_stands_whole_under_each() -> None:
    assert together("health")["2016"].budget == Sum(Quantity.parse("about £1,250"), 2, 2)
    assert together("green")["2016"].budget == Sum(Quantity.parse("about £250"), 1, 2)


def test_nothing_known_is_nothing_made_up() -> None:
    assert by_span(area("").activities.values()) == ()


SUMS = st.builds(
    "{}£{}".format, st.sampled_from(["", "about ", "at least "]), st.integers(0, 10_000)
)
FORM = """== plan/activities/{id_}.md
title: {id_}
summary: One
themes: [green]
status: active
funding: [{{span: "{year}", budget: "{budget}"}}]
"""


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(2015, 2017), SUMS), min_size=1, max_size=5))
def test_what_qualifies_a_sum_outlives_it(told: list[tuple[int, str]]) -> None:
    text = "".join(
        FORM.format(id_=f"a{n}", year=year, budget=budget) for n, (year, budget) in enumerate(told)
    )
    for shared in by_span(area(text).activities.values()):
        own = [Quantity.parse(sum_) for year, sum_ in told if str(year) == str(shared.span)]
        amount = shared.budget.amount
        assert amount is not None
        assert amount.amount == sum((one.amount for one in own), Decimal(0))
        assert (amount.about, amount.at_least) == (
            any(one.about for one in own),
            any(one.at_least for one in own),
        )
        assert shared.budget.known == shared.budget.of == len(own)
