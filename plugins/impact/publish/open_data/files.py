"""Every file of open data, made when any of them is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial

from plugins.impact.model import addresses
from plugins.impact.publish.open_data import grants_360 as giving
from plugins.impact.publish.open_data.area_json import schema, whole
from plugins.impact.publish.open_data.calendar import calendar
from plugins.impact.publish.open_data.package import package
from plugins.impact.publish.open_data.spreadsheets import spreadsheet
from plugins.impact.report.events.tables import calendar_events
from plugins.impact.report.money.grants import published_grants
from plugins.impact.report.open_data.definitions import (
    TABLES,
    ExplainedTable,
    data_tables,
    explanations,
)
from plugins.impact.report.open_data.page import DataPage, data_page
from plugins.impact.report.open_data.tables import FilledTable
from plugins.impact.report.site_context import SiteContext

Make = Callable[[], bytes]


class OpenData:
    """The open data of an area: which files there are, and what is in them."""

    def __init__(self, context: SiteContext) -> None:
        self._facts = context

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of all files, in their order. Nothing is made for that."""
        return (*self._makers, addresses.DATA_PACKAGE)

    def file(self, address: str) -> bytes:
        """The bytes of a file."""
        return self._files[address]

    def make(self) -> None:
        """Make all files now, so that processes that are forked later have them."""
        assert self._files

    def page(self) -> DataPage:
        """The page that leads to the files and explains them."""
        sizes = {address: len(data) for address, data in self._files.items()}
        rows = {table.name: len(table.rows) for table in self._tables}
        return data_page(self._facts, explanations(self._facts.wording), sizes, rows)

    @cached_property
    def _files(self) -> Mapping[str, bytes]:
        made = {address: make() for address, make in self._makers.items()}
        return made | {addresses.DATA_PACKAGE: self._package(made)}

    @cached_property
    def _makers(self) -> Mapping[str, Make]:
        """How each file is made, but for the package, which says how large others are."""
        return {**self._of_tables(), **self._of_grants(), **self._of_events()}

    @cached_property
    def _tables(self) -> Sequence[FilledTable]:
        return data_tables(self._facts)

    @cached_property
    def _explained(self) -> Sequence[ExplainedTable]:
        groups = explanations(self._facts.wording).values()
        tables = [table for group in groups for table in group]
        if self._facts.site.address:
            return tables
        # A path, which is what stands for the address of a page then, is no URI.
        return [
            replace(
                table, fields=tuple(replace(f, field=f.field.as_plain_text()) for f in table.fields)
            )
            for table in tables
        ]

    def _of_tables(self) -> Mapping[str, Make]:
        context = self._facts
        schema_url = context.url(addresses.DATA_SCHEMA)
        title = context.wording.say("data.package_title", area=context.content.area.name)
        return {
            **{
                addresses.data_table(table.name): partial(self._spreadsheet, place)
                for place, table in enumerate(TABLES)
            },
            addresses.DATA_WHOLE: lambda: whole(self._tables, schema_url),
            addresses.DATA_SCHEMA: lambda: schema(self._explained, title, schema_url),
        }

    def _spreadsheet(self, place: int) -> bytes:
        return spreadsheet(self._tables[place])

    def _of_grants(self) -> Mapping[str, Make]:
        """The grants in the standard's form, which wants one at least."""
        found = published_grants(self._facts)
        if not found:
            return {}
        return {
            addresses.GRANTS_360: partial(giving.package, found, self._publisher()),
            addresses.GRANTS_360_TABLE: partial(giving.spreadsheet, found),
        }

    def _publisher(self) -> giving.Publisher:
        context, area = self._facts, self._facts.content.area
        title = context.wording.say("data.grants_title", area=area.name)
        website = context.whole_url(addresses.HOME)
        return giving.Publisher(title, area.name, website, area.data_licence)

    def _of_events(self) -> Mapping[str, Make]:
        events = calendar_events(self._facts)
        name = self._facts.content.area.name
        return {addresses.CALENDAR: partial(calendar, name, events)} if events else {}

    def _package(self, made: Mapping[str, bytes]) -> bytes:
        """The descriptor of all spreadsheets, with the size and the digest of each."""
        files = {table.name: made[addresses.data_table(table.name)] for table in self._explained}
        return package(self._explained, files, self._facts)
