"""The data package holds to its standard, and so does everything it names."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import frictionless
import pytest

from tests.fictional_area import ADDRESS, built
from tests.open_data.published import document, local, names, table

SITE = built()


def laid_out(folder: Path, changed: Mapping[str, bytes] | None = None) -> Path:
    """The files of open data in a folder."""
    for path, data in {**SITE.files, **(changed or {})}.items():
        if path.startswith("data/") and not path.endswith(".html"):
            (folder / path.removeprefix("data/")).write_bytes(data)
    return folder


def report_on(folder: Path) -> Any:
    """What frictionless says of the package in ``folder``, which it wants to stand in."""
    here = Path.cwd()
    os.chdir(folder)
    try:
        return frictionless.validate("datapackage.json")
    finally:
        os.chdir(here)


@pytest.fixture(scope="module")
def valid(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What frictionless says of what is published."""
    return report_on(laid_out(tmp_path_factory.mktemp("package")))


def test_nothing_is_wrong_with_the_package(valid: Any) -> None:
    assert (valid.valid, valid.flatten(["title", "note"])) == (True, [])


def test_every_table_was_looked_at(valid: Any) -> None:
    assert [task.name for task in valid.tasks] == names(SITE)


def test_every_table_is_named_and_no_other() -> None:
    tables = {p[5:-4] for p in SITE.files if p.startswith("data/") and p.endswith(".csv")}
    assert tables == {*names(SITE), "grants-360"}


def test_sizes_and_sums_are_those_of_the_files() -> None:
    for resource in document(SITE, "datapackage")["resources"]:
        data = SITE.files[f"data/{resource['path']}"]
        said = (resource["bytes"], resource["hash"])
        assert said == (len(data), f"sha256:{sha256(data).hexdigest()}")


def test_an_id_that_names_nothing_would_be_found(tmp_path: Path) -> None:
    data = SITE.files["data/activity_themes.csv"]
    data = data.replace(b"marrowmere/theme/water", b"marrowmere/theme/wxter")
    package = document(SITE, "datapackage")
    for resource in package["resources"]:
        if resource["name"] == "activity_themes":
            resource["hash"] = f"sha256:{sha256(data).hexdigest()}"
    changed = {
        "data/activity_themes.csv": data,
        "data/datapackage.json": json.dumps(package).encode(),
    }
    report = report_on(laid_out(tmp_path, changed))
    assert {kind for (kind,) in report.flatten(["type"])} == {"foreign-key"}


def test_no_id_is_said_twice() -> None:
    twice = {
        name: rows
        for name in names(SITE)
        if len(rows := [row["id"] for row in table(SITE, name) if "id" in row]) != len(set(rows))
    }
    assert twice == {}


def test_ids_say_the_area_and_what_it_is() -> None:
    assert "marrowmere/activity/reed-bank" in {row["id"] for row in table(SITE, "activities")}
    assert "marrowmere/post/2030/bench" in {row["id"] for row in table(SITE, "posts")}


def test_every_table_but_those_that_cannot_have_rows_has_some() -> None:
    assert [name for name in names(SITE) if not table(SITE, name)] == ["quarters"]


def test_the_page_tells_how_many_rows_and_bytes_each_table_has() -> None:
    page = SITE.tree("/data/")
    for name in names(SITE):
        (section,) = page.xpath("//div[@id=$id]", id=f"table-{name.replace('_', '-')}")
        (link,) = section.xpath("p/a/@href")
        count = len(table(SITE, name))
        assert link == f"/data/{name}.csv"
        assert f"{count} row" in section.text_content()


def test_the_page_explains_each_column_in_the_words_of_the_files() -> None:
    page = SITE.tree("/data/")
    for resource in document(SITE, "datapackage")["resources"]:
        (section,) = page.xpath("//div[@id=$id]", id=f"table-{resource['name'].replace('_', '-')}")
        shown = dict(
            zip(
                (code.text_content() for code in section.xpath(".//dt/code")),
                (dd.text_content() for dd in section.xpath(".//dd")),
                strict=True,
            )
        )
        fields = resource["schema"]["fields"]
        assert [*shown] == [field["name"] for field in fields]
        assert [f["name"] for f in fields if f["description"] not in shown[f["name"]]] == []


def test_the_licence_is_the_one_that_the_area_gives() -> None:
    licence = "https://licences.example/invented-commons/"
    assert [given["path"] for given in document(SITE, "datapackage")["licenses"]] == [licence]
    assert SITE.tree("/data/").xpath("//main//a[@rel='license']/@href") == [licence]


def test_pages_are_named_by_their_whole_address() -> None:
    pages = {row["page"] for row in table(SITE, "posts")}
    assert {page for page in pages if not page.startswith(f"{ADDRESS}/")} == set()


def test_a_review_has_its_three_answers_and_those_of_its_activities() -> None:
    answers = [
        (local(row["reviewed_activity"]) if row["reviewed_activity"] else "", row["answer"])
        for row in table(SITE, "review_answers")
    ]
    assert len(answers) == 3 + 3 * len(table(SITE, "reviewed_activities"))
