"""``/data/``: what can be downloaded, what each column means, and what is left out and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plugins.impact.model import addresses
from plugins.impact.report import shapes as s
from plugins.impact.report import views as v
from plugins.impact.report.alternates import FILES, alternate
from plugins.impact.report.data.explanations import ExplainedField, ExplainedTable
from plugins.impact.report.data.identifiers import identifier
from plugins.impact.report.data.omissions import omissions
from plugins.impact.report.facts import Facts
from plugins.impact.report.lines import head
from plugins.impact.report.structured_data import dataset_data

ALTERNATES = ("whole", "package")
Groups = Mapping[str, Sequence[ExplainedTable]]


def data_page(
    facts: Facts, groups: Groups, sizes: Mapping[str, int], rows: Mapping[str, int]
) -> v.DataPage:
    """The page; ``sizes`` are those of the files by address, ``rows`` counted by table."""
    say, licence = facts.wording.say, facts.content.area.data_licence
    named = next(iter(facts.content.themes), "…")
    example = identifier("themes", named, facts.content.area.id)
    return v.DataPage(
        head(
            facts,
            say("data.title"),
            addresses.DATA,
            description=say("data.lede"),
            alternates=tuple(alternate(name, facts) for name in ALTERNATES),
            jsonld=dataset_data(facts, [facts.url(address) for address in sizes]),
        ),
        tuple(_files(sizes, facts)),
        s.Link(licence.name, licence.link) if licence else None,
        example,
        omissions(facts),
        tuple(
            v.DataGroup(
                f"data-{group}",
                say(f"data.group.{group}"),
                tuple(_table(table, sizes, rows, facts) for table in tables),
            )
            for group, tables in groups.items()
        ),
    )


def _files(sizes: Mapping[str, int], facts: Facts) -> Iterator[s.FileCard]:
    say = facts.wording.say
    for name, address in FILES.items():
        if address in sizes:
            form = address.rpartition(".")[2]
            yield s.FileCard(
                say(f"data.file.{name}"),
                address,
                say(f"data.form.{form}"),
                facts.wording.size(sizes[address]),
                say(f"data.file.{name}.about"),
            )


def _table(
    table: ExplainedTable, sizes: Mapping[str, int], rows: Mapping[str, int], facts: Facts
) -> v.DataTable:
    say, count = facts.wording.say, rows[table.name]
    address = addresses.data_table(table.name)
    counted = say("data.rows", count=count)
    return v.DataTable(
        _anchor(table.name),
        table.title,
        table.text,
        address,
        say("data.download", table=table.title),
        f"{counted} · {facts.wording.size(sizes[address])}",
        tuple(_column(field, facts) for field in table.fields),
    )


def _anchor(table: str) -> str:
    return f"table-{table.replace('_', '-')}"


def _column(explained: ExplainedField, facts: Facts) -> v.DataColumn:
    say, field = facts.wording.say, explained.field
    text = explained.text
    if field.choices:
        text = f"{text} {say('data.one_of', choices=', '.join(field.choices))}"
    if field.refers:
        named = say("data.names_row", table=say(f"data.table.{field.refers}"))
        address = f"#{_anchor(field.refers)}"
    else:
        named, address = say(f"data.type.{field.type}"), ""
    holds = say("data.always", holds=named) if field.needed else named
    return v.DataColumn(field.name, s.Link(holds, address), text)
