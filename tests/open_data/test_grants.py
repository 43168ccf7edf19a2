"""Grants in the form of 360Giving: the ten fields it requires, always, or not at all."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from plugins.kit.__main__ import main
from tests.fictional_area import AREA, AS_OF, Built, built, site_of, with_files
from tests.open_data.published import document, table

DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
TIME = re.compile(rf"{DAY.pattern}T00:00:00Z")


def grant(recipient: str, **more: str) -> str:
    """A post that tells of a grant of 250 euros on a day, with ``more`` in place of its fields."""
    fields = {
        "title": "A grant",
        "date": "2031-03-04",
        "kind": "grant",
        "recipient": f"{{{recipient}}}",
        "purpose": "Something useful.",
        "amount": "€250",
        "themes": "[water]",
        **more,
    }
    lines = "\n".join(f"{name}: {value}" for name, value in fields.items() if value)
    return f"---\n{lines}\n---\n\nText.\n"


GRANTS = {
    "to-a-partner": grant("partner: reed-wardens", updated="2031-04-01"),
    "to-a-known-organisation": grant("name: The Kite Makers, org_id: ZZ-INVENTED-0888"),
    "to-an-individual": grant("individual: yes", title="A bursary", amount="€99.50"),
    "awarded-earlier": grant("partner: reed-wardens", date="2031-03", awarded="2031-02-03"),
    "from-a-partner": grant("partner: reed-wardens", funder="Saltmeadow Mutual"),
    "about-so-much": grant("partner: reed-wardens", amount="about €250"),
    "at-least-so-much": grant("partner: reed-wardens", amount="at least €250"),
    "without-amount": grant("partner: reed-wardens", amount=""),
    "in-a-month": grant("partner: reed-wardens", date="2031-03"),
    "over-days": grant("partner: reed-wardens", awarded="2031-03-04/2031-03-06"),
    "to-an-unknown-organisation": grant("name: The Kite Makers"),
    "from-somebody-else": grant("partner: reed-wardens", funder="A passing benefactor"),
    "a-draft": grant("partner: reed-wardens", status="draft"),
    "one-that-waits": grant("partner: reed-wardens", published="2031-12-01"),
    "told-again": grant("partner: reed-wardens", translation_of="2031/to-a-partner", language="pt"),
}
GOOD = {
    "to-a-partner",
    "to-a-known-organisation",
    "to-an-individual",
    "awarded-earlier",
    "from-a-partner",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up area with grants of every sort."""
    files = {f"posts/2031/{name}.md": text for name, text in GRANTS.items()}
    return with_files(tmp_path_factory.mktemp("grants") / "area", files)


@pytest.fixture(scope="module")
def site(folder: Path) -> Built:
    """Its site."""
    return site_of(folder)


def found(site: Built) -> dict[str, Any]:
    """The published grants, by what their ids say after the prefix and the year."""
    grants = document(site, "grants-360")["grants"]
    return {g["id"].removeprefix("zz-marrowmere-2031-"): g for g in grants}


def test_only_what_has_all_ten_fields_is_there(site: Built) -> None:
    assert set(found(site)) == GOOD | {"zz-marrowmere-2030-kiln-grant"}


def is_organisation(value: Any) -> bool:
    """Whether it is one organisation with an id and a name."""
    (one,) = value
    return all(isinstance(one[key], str) and one[key] for key in ("id", "name"))


def test_the_ten_fields_have_the_form_that_they_must_have(site: Built) -> None:
    for given in found(site).values():
        texts = ("id", "title", "description")
        assert all(isinstance(given[key], str) and given[key] for key in texts)
        assert re.fullmatch(r"[A-Z]{3}", given["currency"])
        assert isinstance(given["amountAwarded"], int | float)
        assert DAY.fullmatch(given["awardDate"])
        assert is_organisation(given["fundingOrganization"])
        assert ("recipientOrganization" in given) != ("recipientIndividual" in given)
        if "recipientOrganization" in given:
            assert is_organisation(given["recipientOrganization"])


def test_ids_are_each_ones_own(site: Built) -> None:
    ids = [given["id"] for given in document(site, "grants-360")["grants"]]
    assert len(ids) == len(set(ids))


def test_the_document_says_which_version_it_is(site: Built) -> None:
    package = document(site, "grants-360")
    assert (package["version"], package["license"]) == (
        "1.4",
        "https://licences.example/invented-commons/",
    )


def test_a_person_is_told_only_as_one(site: Built) -> None:
    given = found(site)["to-an-individual"]
    assert given["recipientIndividual"] == {
        "id": "zz-marrowmere-individual-2031-to-an-individual",
        "name": "Individual recipient",
    }
    assert given["amountAwarded"] == 99.5


@pytest.mark.parametrize(
    ("name", "recipient"),
    [
        ("to-a-partner", {"id": "zz-marrowmere-org-reed-wardens", "name": "The Reed Wardens"}),
        ("to-a-known-organisation", {"id": "ZZ-INVENTED-0888", "name": "The Kite Makers"}),
    ],
)
def test_an_organisation_has_its_number_or_one_of_the_areas(
    site: Built, name: str, recipient: dict[str, str]
) -> None:
    assert found(site)[name]["recipientOrganization"] == [recipient]


def test_a_grant_is_dated_by_its_award(site: Built) -> None:
    days = {name: given["awardDate"] for name, given in found(site).items()}
    assert (days["awarded-earlier"], days["to-a-partner"]) == ("2031-02-03", "2031-03-04")


def test_a_change_has_the_time_that_the_standard_wants(site: Built) -> None:
    changed = {n: g["dateModified"] for n, g in found(site).items() if "dateModified" in g}
    assert changed == {"to-a-partner": "2031-04-01T00:00:00Z"}
    assert TIME.fullmatch(changed["to-a-partner"])


def test_the_spreadsheet_says_the_same(site: Built) -> None:
    text = site.files["data/grants-360.csv"].decode()
    rows = csv.DictReader(io.StringIO(text, newline=""))
    said = {
        row["Identifier"]: (
            row["Title"],
            float(row["Amount Awarded"]),
            row["Award Date"],
            row["Recipient Org:0:Identifier"] or row["Recipient Ind:Identifier"],
            row["Recipient Org:0:Name"] or row["Recipient Ind:Name"],
            row["Funding Org:0:Identifier"],
            row["Last Modified"],
        )
        for row in rows
    }
    assert said == {
        g["id"]: (
            g["title"],
            g["amountAwarded"],
            g["awardDate"],
            *(
                (given["id"], given["name"])
                for given in [g.get("recipientIndividual") or g["recipientOrganization"][0]]
            ).__next__(),
            g["fundingOrganization"][0]["id"],
            g.get("dateModified", ""),
        )
        for g in document(site, "grants-360")["grants"]
    }


def test_the_table_of_grants_says_which_are_there(site: Built) -> None:
    there = {r["post"] for r in table(site, "grants") if r["in_360giving"] == "true"}
    expected = {f"marrowmere/post/2031/{name}" for name in GOOD}
    assert there == expected | {"marrowmere/post/2030/kiln-grant"}


def left_out(site: Built) -> str:
    """What the page says is left out."""
    (section,) = site.tree("/data/").xpath("//section[@id='left-out']")
    return " ".join(section.text_content().split())


# Of the area's own grants, the rowers' is about so much; the course's has no amount and no day.
@pytest.mark.parametrize(
    "sentence",
    [
        "The 360Giving files hold 6 of 15 grants.",
        "5 grants lack an exact amount.",
        "3 grants lack the day on which they were awarded.",
        "1 grant lacks the name or number of the organisation that received it.",
        "1 grant lacks the name or number of who gave it.",
    ],
)
def test_the_page_says_what_the_others_lack(site: Built, sentence: str) -> None:
    assert sentence in left_out(site)


@pytest.fixture(scope="module")
def without_prefix(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The made-up area when it has no prefix yet."""
    text = (AREA / "area.yaml").read_text("utf-8").replace("  prefix: zz-marrowmere\n", "")
    text = text[: text.index("data_licence:")]
    folder = tmp_path_factory.mktemp("plain") / "area"
    return site_of(with_files(folder, {"area.yaml": text}))


def test_an_area_without_a_prefix_publishes_no_file(without_prefix: Built) -> None:
    assert [path for path in without_prefix.files if "grants-360" in path] == []
    said = left_out(without_prefix)
    assert "so there is no file in that form" in said
    assert "3 grants lack an id, because the area has no 360Giving prefix." in said


def test_no_licence_is_made_up(without_prefix: Built) -> None:
    page = without_prefix.tree("/data/")
    assert page.xpath("//a[@rel='license']") == []
    assert "has not yet said what others may do" in page.text_content()
    assert "licenses" not in document(without_prefix, "datapackage")


def test_the_page_of_grants_leads_to_the_file() -> None:
    page = built().tree("/grants/")
    assert page.xpath("//main//a[@type='application/json']/@href") == ["/data/grants-360.json"]
    assert "/data/grants-360.json" in page.xpath("//head/link[@rel='alternate']/@href")


# As much of the standard as a test needs; the whole is not ours to ship.
PACKAGE = {
    "$id": "https://standard.example/package.json",
    "$schema": "http://json-schema.org/draft/2020-12/schema",
    "properties": {"grants": {"items": {"$ref": "https://standard.example/grant.json"}}},
}
ONE = {
    "$id": "https://standard.example/grant.json",
    "$schema": "http://json-schema.org/draft/2020-12/schema",
    "required": ["id", "awardDate"],
}


def check(area: Path, schema: Path) -> int:
    """``check-360`` of an area."""
    words = ["--content", str(area), "--as-of", AS_OF.isoformat(), "--schema", str(schema)]
    return main(["check-360", *words])


def schemas(folder: Path, one: dict[str, object]) -> Path:
    """A folder with the standard's two files."""
    (folder / "360-giving-package-schema.json").write_text(json.dumps(PACKAGE))
    (folder / "360-giving-schema.json").write_text(json.dumps(one))
    return folder


def test_the_command_says_how_many_are_right(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(folder, schemas(tmp_path, ONE)) == 0
    assert capsys.readouterr().out == "6 grants are as the 360Giving Data Standard has it.\n"


def test_the_command_says_what_is_wrong_and_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(AREA, schemas(tmp_path, {**ONE, "required": ["weight"]})) == 1
    assert capsys.readouterr().out == "$.grants[0]: 'weight' is a required property\n"


def test_the_command_looks_for_the_schema_where_it_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(AREA, tmp_path) == 1
    said = capsys.readouterr().out
    assert said.startswith("There is no 360-giving-package-schema.json in ")
