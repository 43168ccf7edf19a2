"""``/data/``: what can be downloaded, what each column means, and what is left out and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.impact.model import addresses
from plugins.impact.report import components as c
from plugins.impact.report.events.tables import calendar_events, events
from plugins.impact.report.money.grants import grants, left_out, published_grants
from plugins.impact.report.open_data.definitions import ExplainedField, ExplainedTable
from plugins.impact.report.open_data.tables import identifier
from plugins.impact.report.page import FILES, View, alternate, head
from plugins.impact.report.site_context import SiteContext
from plugins.impact.report.structured_data import dataset_data

ALTERNATES = ("whole", "package")
Groups = Mapping[str, Sequence[ExplainedTable]]


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column: what it holds, where that can be followed, and what it says."""

    name: str
    holds: c.Link
    text: str


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table to download: ``about_file`` is how large it is, ``columns`` explains each column."""

    id: str
    title: str
    text: str
    address: str
    download: str
    about_file: str
    columns: tuple[DataColumn, ...]


@dataclass(frozen=True, slots=True)
class DataGroup:
    """Tables about one thing."""

    id: str
    title: str
    tables: tuple[DataTable, ...]


@dataclass(frozen=True, slots=True)
class DataPage(View):
    """``/data/``; ``example_id`` shows how ids are made, ``left_out`` says what is not there."""

    files: tuple[c.FileCard, ...]
    licence: c.Link | None
    example_id: str
    left_out: tuple[str, ...]
    groups: tuple[DataGroup, ...]


def data_page(
    context: SiteContext, groups: Groups, sizes: Mapping[str, int], rows: Mapping[str, int]
) -> DataPage:
    """The page; ``sizes`` are those of the files by address, ``rows`` counted by table."""
    say, licence = context.wording.say, context.content.area.data_licence
    named = next(iter(context.content.themes), "…")
    example = identifier("themes", named, context.content.area.id)
    return DataPage(
        head(
            context,
            say("data.title"),
            addresses.DATA,
            description=say("data.lede"),
            alternates=tuple(alternate(name, context) for name in ALTERNATES),
            jsonld=dataset_data(context, [context.url(address) for address in sizes]),
        ),
        tuple(_files(sizes, context)),
        c.Link(licence.name, licence.link) if licence else None,
        example,
        omissions(context),
        tuple(
            DataGroup(
                f"data-{group}",
                say(f"data.group.{group}"),
                tuple(_table(table, sizes, rows, context) for table in tables),
            )
            for group, tables in groups.items()
        ),
    )


def _files(sizes: Mapping[str, int], context: SiteContext) -> Iterator[c.FileCard]:
    say = context.wording.say
    for name, address in FILES.items():
        if address in sizes:
            form = address.rpartition(".")[2]
            yield c.FileCard(
                say(f"data.file.{name}"),
                address,
                say(f"data.form.{form}"),
                context.wording.size(sizes[address]),
                say(f"data.file.{name}.about"),
            )


def _table(
    table: ExplainedTable, sizes: Mapping[str, int], rows: Mapping[str, int], context: SiteContext
) -> DataTable:
    say, count = context.wording.say, rows[table.name]
    address = addresses.data_table(table.name)
    counted = say("data.rows", count=count)
    return DataTable(
        _anchor(table.name),
        table.title,
        table.text,
        address,
        say("data.download", table=table.title),
        f"{counted} · {context.wording.size(sizes[address])}",
        tuple(_column(field, context) for field in table.fields),
    )


def _anchor(table: str) -> str:
    return f"table-{table.replace('_', '-')}"


def _column(explained: ExplainedField, context: SiteContext) -> DataColumn:
    say, field = context.wording.say, explained.field
    text = explained.text
    if field.choices:
        text = f"{text} {say('data.one_of', choices=', '.join(field.choices))}"
    if field.refers:
        named = say("data.names_row", table=say(f"data.table.{field.refers}"))
        address = f"#{_anchor(field.refers)}"
    else:
        named, address = say(f"data.type.{field.type}"), ""
    holds = say("data.always", holds=named) if field.needed else named
    return DataColumn(field.name, c.Link(holds, address), text)


def omissions(context: SiteContext) -> tuple[str, ...]:
    """A sentence for everything that is left out."""
    say = context.wording.say
    return (
        say("data.left_out.waiting"),
        " ".join(_readings(context)),
        *(" ".join(found) for found in (list(_grants(context)), list(_events(context))) if found),
    )


def _readings(context: SiteContext) -> Iterator[str]:
    yield context.wording.say("data.left_out.readings_rule")
    indicators = context.content.indicators.values()
    written = (r for i in indicators for r in (i.baseline, *i.readings) if r is not None)
    count = sum(not reading.publishable for reading in written)
    if count:
        yield context.wording.say("data.left_out.readings", count=count)


def _grants(context: SiteContext) -> Iterator[str]:
    say, number = context.wording.say, context.wording.number
    count = len(list(grants(context)))
    if not count:
        return
    found = len(published_grants(context))
    if found:
        yield say("data.left_out.grants", count=count, found=number(found))
    else:
        yield say("data.left_out.no_grants")
    for lack, lacking in left_out(context).items():
        yield say(f"data.lacks.{lack}", count=lacking)


def _events(context: SiteContext) -> Iterator[str]:
    count, found = len(events(context)), len(calendar_events(context))
    if found < count:
        number = context.wording.number(found)
        yield context.wording.say("data.left_out.events", count=count, found=number)
