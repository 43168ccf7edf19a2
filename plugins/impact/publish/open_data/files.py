"""Every file of open data, made only where what it says has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from plugins.cache import Kept
from plugins.impact.publish.open_data.recipes import Recipe, Recipes
from plugins.impact.publish.open_data.weights import Weight
from plugins.impact.publish.rendering import path_of
from plugins.impact.report.data.explanations import explanations
from plugins.impact.report.data.page import data_page
from plugins.impact.report.facts import Facts
from plugins.impact.report.views import DataPage
from plugins.incremental import Part


@dataclass(frozen=True)
class Weighed:
    """What is known of the files once all were weighed, as plain data.

    ``weights``, and ``prints`` of what they are made of, are by address; ``rows`` are how many
    each table has; ``made`` are those files that had to be made for that.
    """

    weights: Mapping[str, Weight]
    prints: Mapping[str, str]
    rows: Mapping[str, int]
    made: Mapping[str, bytes]


def weighed(facts: Facts, weights: Kept[Weight], packages: Kept[Weight]) -> Weighed:
    """The open data of an area; ``weights`` and ``packages`` are of files that were made before."""
    recipes = Recipes(facts)
    made: dict[str, bytes] = {}

    def weigh(recipe: Recipe) -> Weight:
        data = made[recipe.address] = recipe.make()
        return Weight.of(data)

    keys = [weights.key("open-data", recipe.print_) for recipe in recipes.all]
    results = weights.results(keys, lambda missing: [weigh(recipes.all[n]) for n in missing])
    found = {recipe.address: w for recipe, w in zip(recipes.all, results, strict=True)}
    prints = {recipe.address: key.hex() for recipe, key in zip(recipes.all, keys, strict=True)}
    last = recipes.package(found)
    key = packages.key("open-data", last.print_)
    (found[last.address],) = packages.results([key], lambda missing: [weigh(last) for _ in missing])
    prints[last.address] = key.hex()
    return Weighed(found, prints, {table.name: len(table.rows) for table in recipes.tables}, made)


class OpenData:
    """The open data of an area, which was ``weighed``."""

    def __init__(self, facts: Facts, weighed: Weighed) -> None:
        self._facts = facts
        self._weighed = weighed

    @cached_property
    def page(self) -> DataPage:
        """The page that leads to the files and explains them."""
        sizes = {address: weight.size for address, weight in self._weighed.weights.items()}
        return data_page(self._facts, explanations(self._facts.wording), sizes, self._weighed.rows)

    def parts(self) -> Iterator[Part]:
        """The files."""
        for address, print_ in self._weighed.prints.items():
            yield Part(path_of(address), print_, partial(self._made, address))

    def _made(self, address: str) -> bytes:
        made = self._weighed.made.get(address)
        return self._again[address].make() if made is None else made

    @cached_property
    def _again(self) -> Mapping[str, Recipe]:
        recipes = Recipes(self._facts)
        every = (*recipes.all, recipes.package(self._weighed.weights))
        return {recipe.address: recipe for recipe in every}
