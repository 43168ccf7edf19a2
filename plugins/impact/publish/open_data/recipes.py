"""What each file of open data is made of, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from plugins.impact.model import addresses
from plugins.impact.publish.open_data import grants as giving
from plugins.impact.publish.open_data.calendar import calendar
from plugins.impact.publish.open_data.package import package
from plugins.impact.publish.open_data.spreadsheets import spreadsheet
from plugins.impact.publish.open_data.weights import Weight
from plugins.impact.publish.open_data.whole import schema, whole
from plugins.impact.report.data import Table, calendar_events, data_tables, published_grants
from plugins.impact.report.data.explanations import ExplainedTable, explanations
from plugins.impact.report.facts import Facts
from plugins.incremental import fingerprint


@dataclass(frozen=True)
class Recipe:
    """How a file is made, and a fingerprint of the values it is made of."""

    address: str
    print_: str
    make: Callable[[], bytes]


class Recipes:
    """The recipes of an area's files."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    @cached_property
    def tables(self) -> Sequence[Table]:
        """Every table, with its rows."""
        return data_tables(self._facts)

    @cached_property
    def _explained(self) -> Sequence[ExplainedTable]:
        return [table for group in explanations(self._facts.wording).values() for table in group]

    @cached_property
    def all(self) -> Sequence[Recipe]:
        """All but the package, which says how large others are."""
        return tuple(self._all())

    def _all(self) -> Iterator[Recipe]:
        facts, area = self._facts, self._facts.content.area
        tables, prints = self.tables, []
        schema_url = facts.url(addresses.DATA_SCHEMA)
        for table in tables:
            make = partial(spreadsheet, table)
            recipe = _recipe(addresses.data_table(table.name), make, table)
            prints.append(recipe.print_)
            yield recipe
        make = partial(whole, tables, schema_url)
        yield _recipe(addresses.DATA_WHOLE, make, tuple(prints), schema_url)
        title = facts.wording.say("data.package_title", area=area.name)
        described = (self._explained, title, schema_url)
        yield _recipe(addresses.DATA_SCHEMA, partial(schema, *described), *described)
        yield from self._grants()
        events = calendar_events(facts)
        if events:
            yield _recipe(
                addresses.CALENDAR, partial(calendar, area.name, events), area.name, events
            )

    def _grants(self) -> Iterator[Recipe]:
        """The grants in the standard's form, which wants one at least."""
        facts, area = self._facts, self._facts.content.area
        found = published_grants(facts)
        if not found:
            return
        title = facts.wording.say("data.grants_title", area=area.name)
        website = facts.url(addresses.HOME)
        publisher = giving.Publisher(title, area.name, website, area.data_licence)
        licence = area.data_licence.link if area.data_licence else ""
        shaped = (found, title, area.name, website, licence)
        yield _recipe(addresses.GRANTS_360, partial(giving.package, found, publisher), *shaped)
        yield _recipe(addresses.GRANTS_360_TABLE, partial(giving.spreadsheet, found), found)

    def package(self, weights: Mapping[str, Weight]) -> Recipe:
        """The package, which says how large the spreadsheets are: ``weights`` by address."""
        own = {t.name: weights[addresses.data_table(t.name)] for t in self._explained}
        facts = self._facts
        make = partial(package, self._explained, own, facts)
        area, licence = facts.content.area, facts.content.area.data_licence
        around = (area.id, area.name, area.notice, facts.url(addresses.DATA))
        shaped = (self._explained, own, around, (licence.name, licence.link) if licence else None)
        return _recipe(addresses.DATA_PACKAGE, make, *shaped)


def _recipe(address: str, make: Callable[[], bytes], *values: object) -> Recipe:
    print_ = fingerprint(address, *values)
    assert print_, f"{address} is made of more than plain values"
    return Recipe(address, print_, make)
