"""Tables: header cells that say what they head, and a frame that scrolls on small screens."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from plugins.markup.html_tree import plain, wrapped
from plugins.markup.rendered import Words


def set_tables(root: Element, words: Words) -> None:
    """Completes every table. The frame takes the keyboard's focus, so that it can be scrolled."""
    tables = list(root.iter("table"))
    parents = {child: parent for parent in root.iter() for child in parent} if tables else {}
    for number, table in enumerate(tables, 1):
        _set_header_cells(table)
        frame = {
            "class": "table-scroll",
            "role": "region",
            "tabindex": "0",
            "aria-label": words.table.format(number=number),
        }
        wrapped(parents[table], table, frame)


def _set_header_cells(table: Element) -> None:
    in_head = {cell for head in table.iter("thead") for cell in head.iter()}
    for cell in table.iter():
        if cell.tag in ("th", "td") and (side := cell.attrib.pop("align", "")):
            cell.set("class", f"align-{side}")
        if cell.tag != "th":
            continue
        if plain(cell):
            cell.set("scope", cell.get("scope") or ("col" if cell in in_head else "row"))
        else:
            cell.tag = "td"
            cell.attrib.pop("scope", None)
