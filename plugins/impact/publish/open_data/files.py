"""Every file of open data, made only where what it says has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from plugins.cache import Kept
from plugins.impact.model import addresses
from plugins.impact.publish.open_data import grants as giving
from plugins.impact.publish.open_data.calendar import calendar
from plugins.impact.publish.open_data.package import package
from plugins.impact.publish.open_data.spreadsheets import spreadsheet
from plugins.impact.publish.open_data.weights import Weight
from plugins.impact.publish.open_data.whole import schema, whole
from plugins.impact.publish.rendering import path_of
from plugins.impact.report.data import calendar_events, data_tables, published_grants
from plugins.impact.report.data.explanations import ExplainedTable, explanations
from plugins.impact.report.data.page import data_page
from plugins.impact.report.facts import Facts
from plugins.impact.report.views import DataPage
from plugins.incremental import Part, fingerprint


@dataclass(frozen=True)
class Recipe:
    """How a file is made, and a fingerprint of the values it is made of."""

    address: str
    print_: str
    make: Callable[[], bytes]


class OpenData:
    """The open data of an area; ``weights`` are those of files that were made before."""

    def __init__(self, facts: Facts, weights: Kept[Weight], packages: Kept[Weight]) -> None:
        self._facts = facts
        self._made: dict[str, bytes] = {}
        self._rows: dict[str, int] = {}
        recipes = tuple(self._recipes())
        keys = [weights.key("open-data", recipe.print_) for recipe in recipes]
        found = weights.results(keys, lambda missing: [self._weigh(recipes[n]) for n in missing])
        self._weights = {r.address: w for r, w in zip(recipes, found, strict=True)}
        self._parts = [self._part(r, key.hex()) for r, key in zip(recipes, keys, strict=True)]
        # The package says how large the spreadsheets are, so it comes after them.
        own = {t.name: self._weights[addresses.data_table(t.name)] for t in self._explained}
        described = self._package(own)
        key = packages.key("open-data", described.print_)
        (weight,) = packages.results(
            [key], lambda missing: [self._weigh(described) for _ in missing]
        )
        self._weights[described.address] = weight
        self._parts.append(self._part(described, key.hex()))

    @property
    def page(self) -> DataPage:
        """The page that leads to the files and explains them."""
        sizes = {address: weight.size for address, weight in self._weights.items()}
        return data_page(self._facts, self._tables, sizes, self._rows)

    def parts(self) -> Iterator[Part]:
        """The files."""
        yield from self._parts

    def _part(self, recipe: Recipe, print_: str) -> Part:
        """The file; where it was made just now, what it was made of is not needed any more."""
        data = self._made.pop(recipe.address, None)
        make = recipe.make if data is None else partial(bytes, data)
        return Part(path_of(recipe.address), print_, make)

    def _weigh(self, recipe: Recipe) -> Weight:
        data = self._made[recipe.address] = recipe.make()
        return Weight.of(data)

    @cached_property
    def _tables(self) -> Mapping[str, tuple[ExplainedTable, ...]]:
        return explanations(self._facts.wording)

    @cached_property
    def _explained(self) -> Sequence[ExplainedTable]:
        return [table for group in self._tables.values() for table in group]

    def _recipes(self) -> Iterator[Recipe]:
        """All but the package, which says how large others are."""
        facts, area = self._facts, self._facts.content.area
        tables, prints = data_tables(facts), []
        schema_url = facts.url(addresses.DATA_SCHEMA)
        for table in tables:
            self._rows[table.name] = len(table.rows)
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

    def _package(self, own: Mapping[str, Weight]) -> Recipe:
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
