"""Tables: header cells, alignment, and a frame that the keyboard reaches."""

from __future__ import annotations

TABLE = "Year | Spent\n-----|-----:\n2015 | £70\n"
FRAME = '<div class="table-scroll" role="region" tabindex="0" aria-label="Table 1"><table>'


def test_header_cells_say_that_they_head_a_column(rendered):
    assert '<th scope="col">Year</th>' in rendered(TABLE).html


def test_a_header_cell_below_the_head_heads_a_row(rendered):
    html = rendered("<table><tr><th>A</th><td>1</td></tr></table>").html
    assert '<th scope="row">A</th>' in html


def test_a_header_cell_without_words_is_an_ordinary_cell(rendered):
    html = rendered("| | Spent |\n|-|-|\n| 2015 | £70 |").html
    assert html.count("<th ") == 1


def test_alignment_is_a_class(rendered):
    assert '<td class="align-right">£70</td>' in rendered(TABLE).html


def test_the_frame_takes_the_keyboard_and_has_a_name(rendered):
    assert rendered(TABLE).html.startswith(FRAME)


def test_each_table_has_a_name_of_its_own(rendered):
    assert 'aria-label="Table 2"' in rendered(TABLE + "\ntext\n\n" + TABLE).html


def test_a_table_within_a_table_has_its_frame(rendered):
    inner = "<table><tr><td>x</td></tr></table>"
    html = rendered(f"<table><tr><td>{inner}</td></tr></table>").html
    assert html.count('class="table-scroll"') == 2


def test_the_text_behind_a_table_stays_behind_it(rendered):
    html = rendered("<div><table><tr><td>x</td></tr></table> after</div>").html
    assert html.endswith("</table></div> after</div>")
