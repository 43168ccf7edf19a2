"""The demonstration area: the only test that reads ``content/``, and it uses nothing of the kit.

The site is built by a command; what its pages should say is worked out from the files.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest

from tests.raw_counts import Counts, RawArea

ROOT = Path(__file__).resolve().parents[1]
CONTENT = ROOT / "content"
AREA = RawArea(CONTENT)
AS_OF = "2025-01-01"
FIGURE = "//ul[contains(@class, 'figures')][1]//span[@class='figures__number']"


def kit(*words: str) -> subprocess.CompletedProcess[str]:
    """A command of the kit, with the demonstration as it stood on one day."""
    command = [sys.executable, "-m", "plugins.kit", *words, "--as-of", AS_OF]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("CONTENT", None)
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the demonstration."""
    output = tmp_path_factory.mktemp("demonstration") / "output"
    done = kit("html", "--output", str(output))
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return output


def page(site: Path, address: str) -> lxml.html.HtmlElement:
    """The page at ``address``."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    data = (site / address.strip("/") / "index.html").read_bytes()
    return lxml.html.document_fromstring(data, parser=parser)


@pytest.mark.parametrize("theme", sorted(AREA.themes))
def test_a_theme_page_counts_what_the_files_say(theme: str, site: Path) -> None:
    numbers = [span.text_content() for span in page(site, f"/themes/{theme}/").xpath(FIGURE)]
    reports, activities, kinds = (int(re.findall(r"\d+", number)[0]) for number in numbers[:3])
    assert Counts(reports, activities, kinds) == AREA.counts(theme)


def number_of(cell: lxml.html.HtmlElement) -> int:
    """The number that a cell of a table says."""
    return int(cell.text_content().strip())


def test_kinds_of_change_are_ranked_as_the_files_say(site: Path) -> None:
    found = []
    for part in ("individual", "collective"):
        for row in page(site, "/impacts/").xpath(f"//*[@id='{part}']//tbody/tr"):
            impact = row.xpath("th/a/@href")[0].split("/")[2]
            found.append((impact, *(number_of(cell) for cell in row.xpath("td")[:2])))
    ranks = [[row[1:] for row in found[:5]], [row[1:] for row in found[5:]]]
    assert sorted(found) == sorted(AREA.ranked())
    assert ranks == [sorted(half, reverse=True) for half in ranks]


@pytest.mark.parametrize("theme", sorted(AREA.themes))
def test_the_reports_behind_each_number_of_a_theme_are_there(theme: str, site: Path) -> None:
    found = {}
    for impact in dict.fromkeys(AREA.impacts.values()):
        rows = page(site, f"/impacts/{impact}/").xpath(f"//*[@id='theme-{theme}']//tbody/tr")
        found |= {impact: len(rows)} if rows else {}
    assert found == AREA.changes(theme)


def test_the_work_club_brought_in_78_pence_for_each_pound_of_its_budget(site: Path) -> None:
    # £4,700 ÷ £6,000 = £0.783…, both about, over April to September 2016
    (row,) = page(site, "/activities/work-club/").xpath("//*[@id='money']//tbody/tr")
    cells = [cell.text_content().strip() for cell in row.xpath("td")]
    assert cells[0] == "April to September 2016"
    assert cells[1] == "about £6,000"
    assert cells[-2:] == ["about £4,700", "about £0.78 (beside the budget)"]


def test_two_readings_are_not_a_trend(site: Path) -> None:
    tree = page(site, "/indicators/very-happy/")
    readings = tree.xpath("//*[@id='readings']//tbody/tr/td[1]//text()[normalize-space()]")
    assert [str(text).strip() for text in readings] == ["44%", "33%"]
    assert "2 readings are not a trend." in tree.text_content()


def test_there_is_something_to_count() -> None:
    assert sum(AREA.counts(theme).reports for theme in AREA.themes) > 30


def test_the_rep_reported_22_times(site: Path) -> None:
    written = [id_ for id_, post in AREA.posts.items() if post["kind"] == "rep-report"]
    published = [path for path in (site / "rep-reports").iterdir() if path.is_dir()]
    assert (len(written), len(published)) == (22, 22)


def test_nobody_s_story_is_told_without_consent() -> None:
    assert [
        id_
        for id_, post in AREA.posts.items()
        if post["kind"] == "case-study" and "consent" not in post
    ] == []


def test_nobody_can_be_recognised_without_consent() -> None:
    assert [
        (id_, photo["file"])
        for id_, post in AREA.posts.items()
        for photo in post.get("photos", ())
        if photo["people"] != "none" and "consent" not in photo
    ] == []


def test_no_amount_of_a_grant_to_a_person_names_them() -> None:
    recipients = [post["recipient"] for post in AREA.posts.values() if post["kind"] == "grant"]
    assert [r for r in recipients if r.get("individual") == "yes" and len(r) > 1] == []


def test_every_post_has_a_page(site: Path) -> None:
    posts = {id_ for id_, post in AREA.posts.items() if post["kind"] != "rep-report"}
    assert {id_ for id_ in posts if not (site / "news" / id_ / "index.html").is_file()} == set()


def test_every_file_is_accounted_for() -> None:
    done = kit("check-content")
    files = sum(path.is_file() for path in CONTENT.rglob("*"))
    total = re.search(r"^(\d+) files: (.+)\.$", done.stdout, re.MULTILINE)
    passed_over = re.search(r"^(\d+) passed over", done.stdout, re.MULTILINE)
    assert total is not None
    assert passed_over is not None
    assert int(total[1]) + int(passed_over[1]) == files
    assert sum(map(int, re.findall(r"\d+", total[2]))) == int(total[1])


def test_nothing_waits_and_nothing_is_wrong() -> None:
    done = kit("check-content")
    assert done.returncode == 0
    assert ", 0 drafts, 0 scheduled, 0 withdrawn, 0 with problems." in done.stdout


def test_the_site_says_that_it_is_a_demonstration(site: Path) -> None:
    text = page(site, "/").text_content()
    assert "demonstration" in text.lower()
