"""Money: added within one activity and one span, and never made up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.impact.compute.money import Ratio, SpanMoney, money
from plugins.impact.model.quantity import Quantity
from tests.computing.small_area import area, reading

HUB = """
== plan/activities/hub.md
title: Hub
summary: A place to meet
themes: [health]
status: active
status_on: 2016
"""

# In 2016: £1,000 + about £200 budgeted. In 2017: £500 spent. In April to June 2016: £50 promised.
SPANS = """funding:
- {span: "2017", spent: "£500"}
- {span: "2016", budget: "£1,000"}
- {span: "2016", budget: "about £200"}
- {span: "2016-Q2", committed: "£50"}
"""

# £300 + £45.50 + £4.50 in money, and 20 hours at £10 an hour by somebody's reckoning: £550.
ADDED = """added_value:
- {span: "2016", kind: match-funding, amount: "£300"}
- {span: "2016", kind: in-kind, amount: "£45.50"}
- {span: "2016", kind: unspecified, amount: "£4.50"}
- {span: "2016", kind: volunteer-hours, hours: 20, rate: "£10", rate_source: The council}
"""


def spans(fields: str) -> tuple[SpanMoney, ...]:
    """The money of the hub, of which ``fields`` are said."""
    return money((area(HUB + fields).activities["hub"],))


def only(fields: str) -> SpanMoney:
    """The money of the hub in its one span."""
    (line,) = spans(fields)
    return line


def test_money_is_added_only_within_one_span() -> None:
    assert [(str(line.span), line.budget, line.spent, line.committed) for line in spans(SPANS)] == [
        ("2016-Q2", None, None, Quantity.parse("£50")),
        ("2016", Quantity.parse("about £1,200"), None, None),
        ("2017", None, Quantity.parse("£500"), None),
    ]


def test_money_is_added_only_within_one_activity() -> None:
    garden = HUB.replace("hub", "garden").replace("Hub", "Garden")
    one = 'funding: [{span: "2016", budget: "£100"}]\n'
    found = money(area(HUB + one + garden + one).activities.values())
    assert [(line.activity.id, line.budget) for line in found] == [
        ("garden", Quantity.parse("£100")),
        ("hub", Quantity.parse("£100")),
    ]


def test_what_is_not_known_is_not_nothing() -> None:
    line = only('funding: [{span: "2016", budget: "£0"}]\n')
    assert (line.budget, line.spent, line.added) == (Quantity.parse("£0"), None, None)


def test_an_activity_without_money_has_no_line() -> None:
    assert spans("") == ()


def test_added_value_is_money_things_and_valued_hours() -> None:
    line = only(ADDED)
    assert (line.added, line.hours) == (Quantity.parse("£550"), None)


@pytest.mark.parametrize("given", ["", ', rate: "£10"', ", rate_source: The council"])
def test_hours_stay_hours_without_a_rate_and_its_source(given: str) -> None:
    line = only(f'added_value: [{{span: "2016", kind: volunteer-hours, hours: about 20{given}}}]\n')
    assert (line.added, line.hours) == (None, Quantity.parse("about 20"))


def test_hours_that_are_not_valued_stay_beside_money() -> None:
    line = only(ADDED + '- {span: "2016", kind: volunteer-hours, hours: 7}\n')
    assert (line.added, line.hours) == (Quantity.parse("£550"), Quantity.parse("7"))


@pytest.mark.parametrize(
    ("hours", "rate", "worth"),
    [
        ("20", "£9.50", "£190"),
        ("about 20", "£9.50", "about £190"),
        ("20", "about £9.50", "about £190"),
        ("at least 20", "about £9.50", "at least about £190"),
    ],
)
def test_valued_hours_are_as_sure_as_hours_and_rate(hours: str, rate: str, worth: str) -> None:
    line = only(
        "added_value:\n"
        f'- {{span: "2016", kind: volunteer-hours, hours: {hours}, rate: "{rate}", '
        "rate_source: The council}\n"
    )
    assert line.added == Quantity.parse(worth)


@pytest.mark.parametrize(
    ("funding", "ratio"),
    [
        # £550 ÷ £220 spent.
        ('budget: "£1,100", spent: "£220"', Ratio(Decimal("2.5"), "spent", False, False)),
        # £550 ÷ £1,100 of budget, where spending is not known.
        ('budget: "£1,100"', Ratio(Decimal("0.5"), "budget", False, False)),
        ('budget: "about £1,100"', Ratio(Decimal("0.5"), "budget", True, False)),
        # At least £1,100 makes it at most 50p, which "about" must say.
        ('budget: "at least £1,100"', Ratio(Decimal("0.5"), "budget", True, False)),
    ],
)
def test_added_value_for_each_pound(funding: str, ratio: Ratio) -> None:
    line = only(f'funding: [{{span: "2016", {funding}}}]\n{ADDED}')
    assert line.per_pound == ratio


def test_at_least_so_much_was_added_for_each_pound() -> None:
    line = only(
        'funding: [{span: "2016", spent: "£100"}]\n'
        'added_value: [{span: "2016", kind: in-kind, amount: "at least £50"}]\n'
    )
    assert line.per_pound == Ratio(Decimal("0.5"), "spent", False, True)


@pytest.mark.parametrize("funding", ['committed: "£100"', 'spent: "£0"', 'budget: "£0"'])
def test_nothing_is_divided_by_what_is_not_known_or_nothing(funding: str) -> None:
    assert only(f'funding: [{{span: "2016", {funding}}}]\n{ADDED}').per_pound is None


def test_a_pound_of_one_span_is_not_held_against_what_was_added_in_another() -> None:
    found = spans(f'funding: [{{span: "2017", spent: "£100"}}]\n{ADDED}')
    assert [line.per_pound for line in found] == [None, None]


AWARDS = """
== area.yaml
schema: 1
id: small
name: Small Area
place: Smallton
programme: A programme
vision: {text: A good place to be}
started: 2015
award_statements:
- {amount: "£900", date: 2014, source: A letter}
- {amount: "about £1,000", date: 2017, source: A report}
- {amount: "£950", date: 2016-05, source: A letter}
"""


def test_the_award_is_the_latest_exact_statement_of_it() -> None:
    award = area(AWARDS).area.award
    assert award is not None
    assert award.amount == Quantity.parse("£950")


def test_an_award_that_nobody_stated_exactly_is_not_known() -> None:
    text = AWARDS.replace('"£', '"about £')
    assert area(text).area.award is None


def test_different_currencies_are_never_added() -> None:
    with pytest.raises(ValueError, match="never added"):
        _ = Quantity.parse("£5") + Quantity.parse("€5")


def test_money_needs_its_currency() -> None:
    read = reading(f'{HUB}funding: [{{span: "2016", budget: 100}}]\n')
    assert [problem.code for problem in read.problems] == ["not-money"]
