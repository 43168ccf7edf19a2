from __future__ import annotations

from plugins.preview.problem_page import problem_page

PROBLEM = "content/posts/2020/x.md:7: 'helth' is not a theme of this plan. [unknown-theme]"


def test_a_problem_is_listed_with_its_place() -> None:
    item = (
        "<li><code>content/posts/2020/x.md:7</code> "
        "&#x27;helth&#x27; is not a theme of this plan. [unknown-theme]</li>"
    )
    assert item in problem_page(PROBLEM)


def test_the_title_counts_one_problem() -> None:
    assert "<title>One thing to mend</title>" in problem_page(PROBLEM)


def test_the_title_counts_problems() -> None:
    assert "<h1>3 things to mend</h1>" in problem_page("\n".join([PROBLEM] * 3))


def test_other_lines_are_shown_as_they_are() -> None:
    said = 'Traceback (most recent call last):\n  File "x.py", line 3, in f\nValueError: no'
    shown = said.replace('"', "&quot;")
    assert f"<pre>{shown}</pre>" in problem_page(said)


def test_a_report_without_problems_has_a_title_too() -> None:
    assert "<title>The site cannot be shown</title>" in problem_page("Traceback")


def test_markup_in_a_report_is_shown_not_obeyed() -> None:
    assert "<b>" not in problem_page("x.md:1: a title <b>bold</b>\n<b>bold</b>")
